//! Names that look the same although their characters differ: macOS stores accents as separate characters, and
//! puts narrow spaces into the names of screenshots.

use icu_normalizer::ComposingNormalizerBorrowed;

use super::sources::Sources;

/// A name in a form for comparison: in Unicode NFC, with every kind of space replaced by a plain one.
#[must_use]
pub fn folded(name: &str) -> String {
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(name);
    composed.replace(char::is_whitespace, " ")
}

/// The file name of the picture that `name` refers to: `name` itself if there is such a picture, otherwise the only
/// one that looks the same. `None` if no picture does, or several do.
pub(super) fn find_picture<'s>(name: &str, sources: &'s Sources) -> Option<&'s str> {
    if let Some((file, _)) = sources.pictures.get_key_value(name) {
        return Some(file);
    }
    match similar_pictures(name, sources)[..] {
        [one] => Some(one),
        _ => None,
    }
}

/// The pictures whose names look like this one.
pub(super) fn similar_pictures<'s>(name: &str, sources: &'s Sources) -> Vec<&'s str> {
    let name = folded(name);
    let known = sources.pictures.keys();
    known
        .filter(|known| folded(known) == name)
        .map(String::as_str)
        .collect()
}

/// A name with the code points of its non-ASCII characters: `"/images/café.jpg" (U+00E9)`.
pub(super) fn with_code_points(name: &str) -> String {
    let non_ascii = name.chars().filter(|letter| !letter.is_ascii());
    let codes: Vec<_> = non_ascii
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
    use super::{folded, with_code_points};

    #[test]
    fn what_looks_alike_is_taken_for_the_same_and_what_does_not_is_not() {
        assert_eq!(folded("cafe\u{301}\u{202f}1\u{a0}.jpg"), "caf\u{e9} 1 .jpg");
        assert_ne!(folded("cafe.jpg"), folded("caf\u{e9}.jpg"));
        assert_ne!(folded("a b.jpg"), folded("ab.jpg"));
        assert_eq!(with_code_points("e\u{301}"), "\"e\u{301}\" (U+0301)");
    }
}
