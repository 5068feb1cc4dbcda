//! The text of a page's title and of cards, set so that it doesn't end in a single word.

use super::element::{Child, element};

/// Puts the last two words of a longer heading into a span, which the style sheet keeps on one line where they fit:
/// “What is / Music Therapy?”, not “What is Music / Therapy?”.
pub fn heading_text(text: &str) -> Vec<Child> {
    let last_space = |end: usize| {
        text.as_bytes()[..end]
            .iter()
            .rposition(|&byte| byte == b' ')
    };
    match last_space(text.len()).and_then(last_space) {
        Some(at) => {
            let (start, pair) = text.split_at(at + 1);
            let pair = element("span").class("pair").text(pair);
            vec![Child::Text(start.to_owned()), pair.into()]
        }
        None => vec![Child::Text(text.to_owned())],
    }
}
