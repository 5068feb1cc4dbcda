//! Checks that a place tells everyone no more than its owner means to.

use crate::check::problem::Problem;
use crate::check::visit::{Visit, as_str};

/// Refuses a whole postcode in `area`, which everyone can read: it names a few houses.
pub(super) fn check_area(place: &Visit) -> Option<Problem> {
    let (node, span) = place.field("area")?;
    let (whole, first_half) = postcode(as_str(node)?)?;
    Some(span.problem(
        format!("Everyone can read this, and \"{whole}\" is a whole postcode."),
        format!("Write only its first half: \"{first_half}\"."),
    ))
}

/// The first postcode of the United Kingdom in a text, and its first half.
fn postcode(text: &str) -> Option<(String, String)> {
    let words = text.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let apart = words.windows(2).find_map(|pair| halves(pair[0], pair[1]));
    let together = || {
        let mut split = words.iter().filter_map(|word| {
            let (first, second) = word.split_at_checked(word.len().checked_sub(3)?)?;
            halves(first, second)
        });
        split.next()
    };
    let (first, second) = apart.or_else(together)?;
    Some((format!("{first} {second}"), first))
}

/// Both halves in capitals, if they are a postcode's: one or two letters, a digit and perhaps one more letter or digit;
/// a digit and two letters.
fn halves(first: &str, second: &str) -> Option<(String, String)> {
    let letters = first.bytes().take_while(u8::is_ascii_alphabetic).count();
    let rest = &first.as_bytes()[letters..];
    let is_first = matches!(letters, 1 | 2)
        && matches!(rest.len(), 1 | 2)
        && rest[0].is_ascii_digit()
        && rest.iter().all(u8::is_ascii_alphanumeric);
    let is_second = match second.as_bytes() {
        [digit, letters @ ..] => {
            digit.is_ascii_digit()
                && letters.len() == 2
                && letters.iter().all(u8::is_ascii_alphabetic)
        }
        [] => false,
    };
    (is_first && is_second).then(|| (first.to_uppercase(), second.to_uppercase()))
}
