//! A short hash of a page's text. An Easy Read edition stores the hash of the text that it was written from.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// The bytes of the hash that are used: enough that no two versions of a page share a hash by chance.
const BYTES: usize = 6;

/// The first twelve hexadecimal digits of the SHA-256 of some words in their order. The width of spaces doesn't count,
/// nor the style of quotation marks.
#[must_use]
pub fn text_hash<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let mut hash = Sha256::new();
    for word in words.into_iter().flat_map(str::split_whitespace) {
        let word = word.replace(['‘', '’'], "'").replace(['“', '”'], "\"");
        hash.update(word.as_bytes());
        hash.update(b" ");
    }
    let mut digits = String::new();
    for byte in &hash.finalize()[..BYTES] {
        // Writing to a string can't fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}
