//! Names that look alike although their characters differ: macOS writes an accent apart from its letter, and
//! narrow spaces into the names of screenshots.

use icu_normalizer::ComposingNormalizerBorrowed;

use super::sources::Sources;

/// A name as it looks: accents with their letters (NFC), and every space the same.
#[must_use]
pub fn folded(name: &str) -> String {
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(name);
    composed.replace(char::is_whitespace, " ")
}

/// The picture that a name means, as its file is called: that of exactly this name, or else the only one that
/// looks like it.
pub(super) fn picture<'s>(name: &str, sources: &'s Sources) -> Option<&'s str> {
    if let Some((file, _)) = sources.pictures.get_key_value(name) {
        return Some(file);
    }
    match pictures(name, sources)[..] {
        [one] => Some(one),
        _ => None,
    }
}

/// The pictures whose names look like this one.
pub(super) fn pictures<'s>(name: &str, sources: &'s Sources) -> Vec<&'s str> {
    let name = folded(name);
    let known = sources.pictures.keys();
    known
        .filter(|known| folded(known) == name)
        .map(String::as_str)
        .collect()
}

/// How a name is made up where one can't see it: `"/images/café.jpg" (U+00E9)`.
pub(super) fn spelled(name: &str) -> String {
    let unseen = name.chars().filter(|letter| !letter.is_ascii());
    let codes: Vec<_> = unseen
        .map(|letter| format!("U+{:04X}", u32::from(letter)))
        .collect();
    let codes = match codes.as_slice() {
        [] => "plain letters and spaces".to_owned(),
        codes => codes.join(" "),
    };
    format!("\"{name}\" ({codes})")
}

#[cfg(test)]
mod tests {
    use super::{folded, spelled};

    #[test]
    fn what_looks_alike_is_taken_for_the_same_and_what_does_not_is_not() {
        assert_eq!(folded("cafe\u{301}\u{202f}1\u{a0}.jpg"), "caf\u{e9} 1 .jpg");
        assert_ne!(folded("cafe.jpg"), folded("caf\u{e9}.jpg"));
        assert_ne!(folded("a b.jpg"), folded("ab.jpg"));
        assert_eq!(spelled("e\u{301}"), "\"e\u{301}\" (U+0301)");
    }
}
