//! A short hash of a page's text. An Easy Read edition stores the hash of the text that it was written from.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// How many bytes of the hash are used: enough to avoid collisions between versions of a page.
const BYTES: usize = 6;

/// The first twelve hexadecimal digits of the SHA-256 of some texts in order. The amount of whitespace and the style of
/// quotation marks are ignored.
#[must_use]
pub fn text_hash<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let mut hash = Sha256::new();
    for word in texts.into_iter().flat_map(str::split_whitespace) {
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
