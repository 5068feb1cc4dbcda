//! The blocks of a page, below its lead.

use super::element::{Element, element};
use super::heading_text::heading_text;
use super::picture::picture;
use super::text::text;
use crate::content::page::{Block, Figure, Heading, Idea, LinkCard, List, Question, Quote, Word};
use crate::content::text::{Marked, Part, Text};

/// Renders a block.
#[must_use]
pub fn block(block: &Block) -> Element {
    match block {
        Block::Paragraph(words) => paragraph(words),
        Block::Heading(heading) => heading_view(heading),
        Block::List(list) => list_view(list),
        Block::Quote(quote) => quote_view(quote),
        Block::Note(words) => element("p").class("note").children(text(words)),
        Block::Picture(figure) => figure_view(figure),
        Block::Pictures(figures) => element("div")
            .class("pictures")
            .children(figures.iter().map(figure_view)),
        Block::LinkCard(card) => card_view(card),
        Block::Questions(questions) => element("div")
            .class("questions")
            .children(questions.iter().map(question_view)),
        Block::Ideas(ideas) => ideas_view("ul", ideas),
        Block::Steps(steps) => ideas_view("ol", steps),
        Block::WordList(words) => element("dl")
            .class("word-list")
            .children(words.iter().map(word_view)),
        Block::Section(section) => element("div")
            .set("class", &section.class)
            .markup(&section.html),
    }
}

fn ideas_view(tag: &'static str, ideas: &[Idea]) -> Element {
    let items = ideas.iter().map(|idea| {
        let words = element("div").children(idea.text.iter().map(paragraph));
        element("li").child(picture(&idea.picture)).child(words)
    });
    // The role is for lists without markers: see `menu`.
    element(tag)
        .class("ideas")
        .set("role", "list")
        .children(items)
}

fn word_view(word: &Word) -> Element {
    element("div")
        .child(element("dt").text(&word.word))
        .child(element("dd").children(text(&word.meaning)))
}

fn paragraph(words: &Text) -> Element {
    let paragraph = element("p");
    // A link on its own in a paragraph is as large as a button.
    let is_lone_link = matches!(words, Text::Parts(parts)
        if parts.len() == 1 && !matches!(parts[0], Part::Marked(Marked::Term(_))));
    let paragraph = if is_lone_link {
        paragraph.class("way")
    } else {
        paragraph
    };
    paragraph.children(text(words))
}

fn heading_view(heading: &Heading) -> Element {
    let tag = match heading.level {
        2 => "h2",
        3 => "h3",
        _ => "h4",
    };
    element(tag)
        .id(heading.anchor.as_deref())
        .text(&heading.text)
}

fn list_view(list: &List) -> Element {
    let items = list
        .items
        .iter()
        .map(|words| element("li").children(text(words)));
    element(if list.ordered { "ol" } else { "ul" }).children(items)
}

fn quote_view(quote: &Quote) -> Element {
    let source = quote
        .source
        .as_ref()
        .map(|source| element("figcaption").text(source));
    element("figure")
        .class("quote")
        .child(element("blockquote").child(paragraph(&quote.text)))
        .children(source)
}

fn figure_view(figure: &Figure) -> Element {
    let caption = figure
        .caption
        .as_ref()
        .map(|words| element("figcaption").children(text(words)));
    // Without a caption, screen readers would announce a figure without a name.
    let tag = if caption.is_some() { "figure" } else { "div" };
    element(tag)
        .class("picture")
        .child(picture(&figure.picture))
        .children(caption)
}

fn card_view(card: &LinkCard) -> Element {
    let link = element("a")
        .href(&card.to)
        .children(heading_text(&card.title));
    let shown = card.picture.as_ref().map(picture);
    element("section")
        .class(if shown.is_some() {
            "card with-picture"
        } else {
            "card"
        })
        // In print, the card shows only this address.
        .set("data-to", printed(&card.to))
        .child(element("h2").child(link))
        .child(paragraph(&card.text))
        .children(shown)
}

/// An address as people write it on paper.
fn printed(address: &str) -> &str {
    let address = address.strip_prefix("https://").unwrap_or(address);
    address.strip_suffix('/').unwrap_or(address)
}

fn question_view(question: &Question) -> Element {
    element("details")
        .class("question")
        .child(element("summary").text(&question.question))
        .children(question.answer.iter().map(paragraph))
}
