//! The text of a page's title and of cards, set so that it doesn't end in a single word.

use super::element::{Child, element};

/// Puts the last two words of a longer heading into a span, which the style sheet keeps on one line where they fit:
/// “What is / Music Therapy?”, not “What is Music / Therapy?”.
pub fn heading_text(text: &str) -> Vec<Child> {
    let mut spaces = text.rmatch_indices(' ').map(|(at, _)| at + 1).skip(1);
    match spaces.next() {
        Some(at) => vec![
            Child::Text(text[..at].to_owned()),
            element("span").class("pair").text(&text[at..]).into(),
        ],
        None => vec![Child::Text(text.to_owned())],
    }
}
