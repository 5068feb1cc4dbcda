//! What a slug looks like.

use super::Objection;

/// Lower-case words or numbers with single hyphens between them.
pub(super) fn valid(slug: &str) -> bool {
    let word = |word: &str| {
        let plain = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit();
        !word.is_empty() && word.bytes().all(plain)
    };
    slug.split('-').all(word)
}

pub(super) fn check(slug: &str) -> Option<Objection> {
    if slug.is_empty() || valid(slug) {
        return None; // The schema speaks of what is empty.
    }
    let words = slug.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<_> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let remedy = if words.is_empty() || !slug.is_ascii() {
        "Write lower-case words from a to z with hyphens between them.".to_owned()
    } else {
        format!("Write \"{}\".", words.join("-"))
    };
    let wrong = format!("\"{slug}\" isn't lower-case words with hyphens between them.");
    Some((wrong, remedy))
}
