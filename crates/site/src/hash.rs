//! Hashes of files, for their names and for the integrity that browsers check.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// How many hexadecimal digits of the SHA-256 a name contains: enough to avoid collisions.
const DIGITS: usize = 16;

/// The first digits of a file's SHA-256. They are the same with every toolchain and on every computer, because a
/// changed name costs each visitor a download.
#[must_use]
pub fn short(bytes: &[u8]) -> String {
    let mut digits = format!("{:x}", Sha256::digest(bytes));
    digits.truncate(DIGITS);
    digits
}

/// A file name that changes only with the bytes: `stem-hash.extension`.
#[must_use]
pub fn file_name(stem: &str, extension: &str, bytes: &[u8]) -> String {
    format!("{stem}-{}.{extension}", short(bytes))
}

/// The integrity of a file, such as `sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=`:
/// <https://www.w3.org/TR/sri-2/>.
#[must_use]
pub fn integrity(bytes: &[u8]) -> String {
    ["sha256-", &STANDARD.encode(Sha256::digest(bytes))].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_is_the_same_on_every_computer() {
        // The first digits of the SHA-256 of “abc” in FIPS 180-2.
        assert_eq!(
            file_name("fonts/a", "woff2", b"abc"),
            "fonts/a-ba7816bf8f01cfea.woff2"
        );
        assert_eq!(short(b""), "e3b0c44298fc1c14");
    }
}
