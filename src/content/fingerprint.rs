//! A short sign of a page's words, by which an Easy Read edition knows what it was written from.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// How many bytes of the hash are kept: enough that no two versions of a page share a sign by chance.
const KEPT: usize = 6;

/// The fingerprint of some words in their order: twelve hexadecimal digits of their SHA-256. The width of
/// spaces doesn't count, nor do typographic quotation marks.
#[must_use]
pub fn fingerprint<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let mut hash = Sha256::new();
    for word in words.into_iter().flat_map(str::split_whitespace) {
        let word = word.replace(['‘', '’'], "'").replace(['“', '”'], "\"");
        hash.update(word.as_bytes());
        hash.update(b" ");
    }
    let mut sign = String::new();
    for byte in &hash.finalize()[..KEPT] {
        // Writing to a string can't fail.
        let _ = write!(sign, "{byte:02x}");
    }
    sign
}
