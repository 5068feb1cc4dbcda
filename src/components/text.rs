//! Text with emphasis and links.

use super::element::{Child, element};
use crate::content::text::{Marked, Part, Text};

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
    }
}
