//! The parts of a page below its lead.

use leptos::prelude::*;

use super::element::element;
use super::picture::picture;
use super::text::text;
use crate::content::model::{Block, Figure, Heading, LinkCard, List, Question, Quote};
use crate::content::text::Text;

/// Draws a block.
#[must_use]
pub fn block(block: &Block) -> AnyView {
    match block {
        Block::Paragraph(words) => paragraph(words),
        Block::Heading(heading) => heading_view(heading),
        Block::List(list) => list_view(list),
        Block::Quote(quote) => quote_view(quote),
        Block::Note(words) => element("p").class("note").children(text(words)).view(),
        Block::Picture(figure) => figure_view(figure),
        Block::Pictures(figures) => element("div")
            .class("pictures")
            .children(figures.iter().map(figure_view))
            .view(),
        Block::LinkCard(card) => card_view(card),
        Block::Questions(questions) => element("div")
            .class("questions")
            .children(questions.iter().map(question_view))
            .view(),
    }
}

fn paragraph(words: &Text) -> AnyView {
    element("p").children(text(words)).view()
}

fn heading_view(heading: &Heading) -> AnyView {
    let tag = match heading.level {
        2 => "h2",
        3 => "h3",
        _ => "h4",
    };
    element(tag)
        .id(heading.anchor.as_ref())
        .words(&heading.text)
        .view()
}

fn list_view(list: &List) -> AnyView {
    let items = list
        .items
        .iter()
        .map(|words| element("li").children(text(words)).view());
    element(if list.ordered { "ol" } else { "ul" })
        .children(items)
        .view()
}

fn quote_view(quote: &Quote) -> AnyView {
    let source = quote
        .source
        .as_ref()
        .map(|source| element("figcaption").words(source).view());
    element("figure")
        .class("quote")
        .child(element("blockquote").child(paragraph(&quote.text)).view())
        .children(source)
        .view()
}

fn figure_view(figure: &Figure) -> AnyView {
    let caption = figure
        .caption
        .as_ref()
        .map(|words| element("figcaption").children(text(words)).view());
    element("figure")
        .class("picture")
        .child(picture(&figure.picture, "frame"))
        .children(caption)
        .view()
}

fn card_view(card: &LinkCard) -> AnyView {
    let link = element("a").to(&card.to).words(&card.title).view();
    let shown = card.picture.as_ref().map(|shown| picture(shown, "frame"));
    element("section")
        .class(if shown.is_some() {
            "card with-picture"
        } else {
            "card"
        })
        .child(element("h2").child(link).view())
        .child(paragraph(&card.text))
        .children(shown)
        .view()
}

fn question_view(question: &Question) -> AnyView {
    element("details")
        .class("question")
        .child(element("summary").words(&question.question).view())
        .children(question.answer.iter().map(paragraph))
        .view()
}
