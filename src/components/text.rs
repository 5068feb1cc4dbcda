//! Words with emphasis and links.

use super::element::{Child, element};
use crate::content::text::{Marked, Part, Text};

/// Draws a [`Text`] as inline HTML.
#[must_use]
pub fn text(text: &Text) -> Vec<Child> {
    match text {
        Text::Plain(words) => vec![Child::Words(words.clone())],
        Text::Parts(parts) => parts.iter().map(part).collect(),
    }
}

fn part(part: &Part) -> Child {
    match part {
        Part::Plain(words) => Child::Words(words.clone()),
        Part::Marked(Marked::Emphasis(words)) => element("em").words(words).into(),
        Part::Marked(Marked::Strong(words)) => element("strong").words(words).into(),
        Part::Marked(Marked::Link(link)) => element("a").href(&link.to).words(&link.text).into(),
    }
}
