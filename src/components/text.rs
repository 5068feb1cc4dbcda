//! Text with emphasis and links.

use super::element::{Child, Element, element};
use crate::content::text::{Link, Marked, Part, Text};
use crate::words;

/// Renders a [`Text`] as inline HTML.
#[must_use]
pub fn text(text: &Text) -> Vec<Child> {
    match text {
        Text::Plain(words) => vec![Child::Text(words.clone())],
        Text::Parts(parts) => parts.iter().map(part).collect(),
    }
}

fn part(part: &Part) -> Child {
    match part {
        Part::Plain(words) => Child::Text(words.clone()),
        Part::Marked(Marked::Emphasis(words)) => element("em").text(words).into(),
        Part::Marked(Marked::Strong(words)) => element("strong").text(words).into(),
        Part::Marked(Marked::Link(link)) => element("a").href(&link.to).text(&link.text).into(),
        Part::Marked(Marked::Term(term)) => term_view(term).into(),
    }
}

/// The word itself is plain text in its sentence, so that nothing that reads, copies or translates it finds the
/// sentence broken. The button over it opens its meaning; a browser without popovers shows the link instead.
fn term_view(term: &Link) -> Element {
    let [before, after] = words::WHAT_IT_MEANS;
    let name = [before, &term.text, after].concat();
    let id = term.to.rsplit('#').next().unwrap_or_default();
    let button = element("button")
        .set("type", "button")
        .set("popovertarget", id)
        .set("aria-label", &name)
        // A screen reader then tells the meaning without going to the end of the page for it.
        .set("aria-describedby", id);
    let link = element("a").href(&term.to).set("aria-label", &name);
    element("span")
        .class("term")
        .text(&term.text)
        .child(button)
        .child(link)
}
