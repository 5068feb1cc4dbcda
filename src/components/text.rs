//! Words with emphasis and links.

use leptos::prelude::*;

use super::element::element;
use crate::content::model::PlainText;
use crate::content::text::{Marked, Part, Text};

/// Draws a [`Text`] as inline HTML.
#[must_use]
pub fn text(text: &Text) -> Vec<AnyView> {
    match text {
        Text::Plain(words) => vec![plain(words)],
        Text::Parts(parts) => parts.iter().map(part).collect(),
    }
}

fn part(part: &Part) -> AnyView {
    match part {
        Part::Plain(words) => plain(words),
        Part::Marked(Marked::Emphasis(words)) => element("em").words(words).view(),
        Part::Marked(Marked::Strong(words)) => element("strong").words(words).view(),
        Part::Marked(Marked::Link(link)) => element("a").to(&link.to).words(&link.text).view(),
    }
}

/// Draws words without any mark.
pub(super) fn plain(words: &PlainText) -> AnyView {
    words.as_str().to_owned().into_any()
}
