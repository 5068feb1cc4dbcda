//! The syntax of slugs.

use crate::fault::Fault;

/// Whether a slug consists of lower-case words or numbers with single hyphens between them.
pub(super) fn valid(slug: &str) -> bool {
    let word = |word: &str| {
        let plain = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit();
        !word.is_empty() && word.bytes().all(plain)
    };
    slug.split('-').all(word)
}

/// Whether this is a valid slug for a page, which may be below another page: `session/first-visit`.
pub(super) fn valid_for_page(slug: &str) -> bool {
    slug.split('/').all(valid)
}

pub(super) fn check_page(slug: &str) -> Option<Fault> {
    let invalid = slug.split('/').find(|part| !valid(part));
    match invalid {
        None => None,
        Some("") if slug.is_empty() => None, // The schema reports an empty string.
        Some("") => Some(Fault::new(
            format!("\"{slug}\" has a slash too many."),
            "Write slashes only between two names, such as \"session/first-visit\".",
        )),
        Some(_) if !slug.contains('/') => check(slug),
        Some(part) => check(part),
    }
}

pub(super) fn check(slug: &str) -> Option<Fault> {
    if slug.is_empty() || valid(slug) {
        return None; // The schema reports an empty string.
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
    Some(Fault::new(wrong, remedy))
}
