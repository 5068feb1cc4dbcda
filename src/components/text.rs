//! Text with emphasis and links.

use super::element::{Child, Element, element};
use crate::content::text::{Link, Marked, Part, Text, is_punctuation};
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
/// sentence broken. The button over it opens its meaning. It comes before the word: after it, `WebKit` copies no space
/// at the end of a line, and a full stop could begin the next one.
fn term_view(term: &Link) -> Element {
    let [before, after] = words::WHAT_IT_MEANS;
    let word = term.text.trim_matches(is_punctuation);
    let id = term.to.get(1..).unwrap_or_default();
    let button = element("button")
        .set("popovertarget", id)
        .set("aria-label", &[before, word, after].concat())
        // A screen reader then reads the meaning without going to the end of the page for it.
        .set("aria-describedby", id);
    element("span").class("term").child(button).text(&term.text)
}
