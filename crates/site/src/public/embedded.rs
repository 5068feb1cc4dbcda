//! Pictures that a text holds inside itself, as `data:` addresses (RFC 2397): drawings (SVG), web pages and
//! style sheets carry whole photographs so, with all that those say.

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use roxmltree::{Document, ParsingOptions};

use super::kind::Kind;
use super::notes;

/// How files are named that may hold pictures, in small letters; others do where they begin like them.
const ENDINGS: [&str; 5] = ["svg", "html", "htm", "xhtml", "css"];

const SCHEME: &[u8] = b"data:";

/// How deep a drawing within a drawing is looked into.
const MOST_LAYERS: usize = 4;

/// Base64 as browsers read it, which ask for no padding and mind no bits left over.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// Whether a file is of a kind that can hold pictures, by its name or its first bytes.
#[must_use]
pub fn may_hold(path: &str, head: &[u8]) -> bool {
    let by_name = path.rsplit_once('.').is_some_and(|(_, ending)| {
        ENDINGS
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    });
    by_name || text(head).trim_start().starts_with('<')
}

/// The first picture within a text that says where or with which camera it was taken.
#[must_use]
pub fn revealing(bytes: &[u8]) -> Option<Kind> {
    within(bytes, MOST_LAYERS)
}

fn within(bytes: &[u8], layers: usize) -> Option<Kind> {
    let layers = layers.checked_sub(1)?;
    let text = text(bytes);
    let as_written = pictures(&text);
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    // As a browser reads it, since a drawing may write any letter as `&#100;`.
    let read = Document::parse_with_options(&text, options);
    let read = read.iter().flat_map(Document::descendants);
    let mut read = read.flat_map(|node| {
        let values = node.attributes().map(|attribute| attribute.value());
        let found = values.chain(node.text()).flat_map(pictures);
        found.collect::<Vec<_>>()
    });
    let says = |picture: Vec<u8>| match Kind::of(&picture) {
        Some(kind) => notes::reveal(kind, &picture).then_some(kind),
        None => within(&picture, layers),
    };
    as_written
        .into_iter()
        .find_map(says)
        .or_else(|| read.find_map(says))
}

/// A file's text: in UTF-16 where it begins so, and otherwise as UTF-8.
fn text(bytes: &[u8]) -> String {
    let wide = |join: fn([u8; 2]) -> u16| {
        let pairs = bytes[2..].chunks_exact(2);
        let units: Vec<u16> = pairs.map(|pair| join([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        _ => {
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            String::from_utf8_lossy(bytes).into_owned()
        }
    }
}

/// What the `data:` addresses of a text hold.
fn pictures(text: &str) -> Vec<Vec<u8>> {
    let bytes = text.as_bytes();
    let begins = |at: &usize| {
        let scheme = bytes.get(*at..at + SCHEME.len());
        scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case(SCHEME))
    };
    let found = text.match_indices(':').map(|(colon, _)| colon);
    let found = found.filter_map(|colon| (colon + 1).checked_sub(SCHEME.len()));
    let found = found.filter(begins);
    found
        .filter_map(|at| {
            let before = at.checked_sub(1).and_then(|before| bytes.get(before));
            let rest = &bytes[at + SCHEME.len()..];
            let ends = |byte: &u8| match before {
                Some(b'"' | b'\'') => Some(byte) == before,
                Some(b'(') => *byte == b')',
                Some(_) => matches!(byte, b'"' | b'\'' | b')' | b'<' | b'>'),
                None => false,
            };
            let end = rest.iter().position(ends);
            decoded(&rest[..end.unwrap_or(rest.len())])
        })
        .collect()
}

/// What an address holds, from behind its scheme.
fn decoded(address: &[u8]) -> Option<Vec<u8>> {
    let comma = address.iter().position(|byte| *byte == b',')?;
    let (kind, data) = (&address[..comma], unescaped(&address[comma + 1..]));
    let kind = String::from_utf8_lossy(kind).to_ascii_lowercase();
    if !kind.trim_end().ends_with("base64") {
        return Some(data);
    }
    // Lines are broken in it, and in an address some of its letters may be others.
    let letters = data.into_iter().filter_map(|byte| match byte {
        b'-' => Some(b'+'),
        b'_' => Some(b'/'),
        byte => (byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')).then_some(byte),
    });
    let mut letters: Vec<u8> = letters.collect();
    if letters.len() % 4 == 1 {
        letters.pop(); // Cut off: six bits are no byte.
    }
    BASE64.decode(letters).ok()
}

/// Bytes with what is written as `%FF` in place.
fn unescaped(bytes: &[u8]) -> Vec<u8> {
    let digit = |at: usize| char::from(*bytes.get(at)?).to_digit(16);
    let mut whole = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let escaped = (*byte == b'%')
            .then(|| Some(digit(at + 1)? * 16 + digit(at + 2)?))
            .flatten()
            .and_then(|byte| u8::try_from(byte).ok());
        whole.push(escaped.unwrap_or(*byte));
        at += if escaped.is_some() { 3 } else { 1 };
    }
    whole
}

#[cfg(test)]
mod tests {
    use base64::prelude::{BASE64_STANDARD, Engine};

    use super::{may_hold, revealing};
    use crate::public::kind::Kind;

    /// A JPEG whose EXIF has the place.
    const PHOTOGRAPH: &[u8] =
        b"\xff\xd8\xff\xe1\0\x22Exif\0\0II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\0\0\0\0\0\0\0\0";

    fn percent(bytes: &[u8]) -> String {
        let escapes: Vec<String> = bytes.iter().map(|byte| format!("%{byte:02X}")).collect();
        escapes.concat()
    }

    #[test]
    fn a_photograph_within_a_drawing_is_found_however_it_is_written() {
        let base64 = BASE64_STANDARD.encode(PHOTOGRAPH);
        let svg = |inside: &str| format!("<svg xmlns:xlink=\"x\">{inside}</svg>");
        let image = |address: &str| svg(&format!("<image href=\"{address}\"/>"));
        let (first, second) = base64.split_at(20);
        let plain = format!("data:image/jpeg;base64,{base64}");
        let nested = BASE64_STANDARD.encode(image(&plain));
        for (name, text) in [
            ("href", image(&plain)),
            ("xlink:href", svg(&format!("<image xlink:href='{plain}'/>"))),
            (
                "capitals",
                image(&format!("DATA:IMAGE/JPEG;BASE64,{base64}")),
            ),
            ("no kind", image(&format!("data:;base64,{base64}"))),
            (
                "a wrong kind",
                image(&format!("data:image/png;base64,{base64}")),
            ),
            (
                "broken lines",
                image(&format!("data:image/jpeg;base64,{first}\n  {second}")),
            ),
            (
                "line breaks as references",
                image(&format!("data:image/jpeg;base64,{first}&#10;{second}")),
            ),
            (
                "letters as references",
                image(&format!("&#100;ata:image/jpeg;base64,{base64}")),
            ),
            (
                "a definition of the document's own",
                format!(
                    "<!DOCTYPE svg [<!ENTITY p \"{first}\">]>{}",
                    image(&format!("data:image/jpeg;base64,&p;{second}"))
                ),
            ),
            (
                "percent",
                image(&format!("data:image/jpeg,{}", percent(PHOTOGRAPH))),
            ),
            (
                "base64 and percent",
                image(&format!(
                    "data:image/jpeg;base64,{}",
                    percent(base64.as_bytes())
                )),
            ),
            (
                "a style",
                svg(&format!("<style>a{{fill:url({plain})}}</style>")),
            ),
            (
                "a style's quotes",
                svg(&format!("<style>a{{fill:url(\"{plain}\")}}</style>")),
            ),
            (
                "a drawing within the drawing",
                image(&format!("data:image/svg+xml;base64,{nested}")),
            ),
            ("no end", format!("<svg><image href=\"{plain}")),
        ] {
            assert_eq!(revealing(text.as_bytes()), Some(Kind::Jpeg), "{name}");
            let wide = [0xfeff].into_iter().chain(text.encode_utf16());
            let wide: Vec<u8> = wide.flat_map(u16::to_le_bytes).collect();
            assert_eq!(revealing(&wide), Some(Kind::Jpeg), "{name}, UTF-16");
            assert!(may_hold("a", &wide), "{name}");
        }
    }

    #[test]
    fn a_drawing_that_gives_nobody_away_is_left_alone() {
        let without = BASE64_STANDARD.encode(b"\xff\xd8\xff\xdb\0\x04II");
        for text in [
            format!("<svg><image href=\"data:image/jpeg;base64,{without}\"/></svg>"),
            "<svg><text>The data: a, b</text></svg>".into(),
            "<svg><image href=\"data:\"/><image href=\"data:,%\"/></svg>".into(),
            "<svg><image href=\"data:;base64,A\"/>".into(),
            String::new(),
        ] {
            assert_eq!(revealing(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn what_may_hold_a_picture_is_known_by_its_name_or_its_beginning() {
        for (path, head) in [
            ("logo.svg", &b""[..]),
            ("logo.SVG", b""),
            ("logo", b"\n <?xml version=\"1.0\"?>"),
            ("logo.txt", b"\xef\xbb\xbf<svg>"),
            ("mine.css", b"a{}"),
        ] {
            assert!(may_hold(path, head), "{path}");
        }
        assert!(!may_hold("leaflet.pdf", b"%PDF-1.7"));
    }
}
