//! Pictures embedded as `data:` URLs (RFC 2397). SVG files, web pages and style sheets can embed whole
//! photographs, including their metadata.

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use roxmltree::{Document, ParsingOptions};

use super::file_format::FileFormat;
use super::metadata;

/// Extensions of files that can embed pictures, in lower case. Other files can if they begin like markup.
const EXTENSIONS: [&str; 5] = ["svg", "html", "htm", "xhtml", "css"];

const SCHEME: &[u8] = b"data:";

/// The maximum depth at which drawings within drawings are searched.
const MAX_DEPTH: usize = 4;

/// Base64 as browsers decode it: without requiring padding, and ignoring leftover bits.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// Whether a file can embed pictures, by its name or its first bytes.
#[must_use]
pub fn may_embed(path: &str, head: &[u8]) -> bool {
    let by_name = path.rsplit_once('.').is_some_and(|(_, extension)| {
        EXTENSIONS
            .iter()
            .any(|known| extension.eq_ignore_ascii_case(known))
    });
    by_name || text(head).trim_start().starts_with('<')
}

/// The format of the first embedded picture whose metadata gives a location or a camera.
#[must_use]
pub fn revealing_picture(bytes: &[u8]) -> Option<FileFormat> {
    search(bytes, MAX_DEPTH)
}

fn search(bytes: &[u8], depth: usize) -> Option<FileFormat> {
    let depth = depth.checked_sub(1)?;
    let text = text(bytes);
    let in_text = decoded_data_urls(&text);
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    // Search the parsed document too, since a drawing may write any letter as `&#100;`.
    let parsed = Document::parse_with_options(&text, options);
    let nodes = parsed.iter().flat_map(Document::descendants);
    let mut in_nodes = nodes.flat_map(|node| {
        let values = node.attributes().map(|attribute| attribute.value());
        let found = values.chain(node.text()).flat_map(decoded_data_urls);
        found.collect::<Vec<_>>()
    });
    let reveals = |picture: Vec<u8>| match FileFormat::of(&picture) {
        Some(format) => metadata::is_revealing(format, &picture).then_some(format),
        None => search(&picture, depth),
    };
    in_text
        .into_iter()
        .find_map(reveals)
        .or_else(|| in_nodes.find_map(reveals))
}

/// Decodes a file's text: as UTF-16 if it has that byte order mark, otherwise as UTF-8.
fn text(bytes: &[u8]) -> String {
    let utf16 = |join: fn([u8; 2]) -> u16| {
        let pairs = bytes[2..].chunks_exact(2);
        let units: Vec<u16> = pairs.map(|pair| join([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xff, 0xfe, ..] => utf16(u16::from_le_bytes),
        [0xfe, 0xff, ..] => utf16(u16::from_be_bytes),
        _ => {
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            String::from_utf8_lossy(bytes).into_owned()
        }
    }
}

/// The decoded contents of a text's `data:` URLs.
fn decoded_data_urls(text: &str) -> Vec<Vec<u8>> {
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
            decode(&rest[..end.unwrap_or(rest.len())])
        })
        .collect()
}

/// Decodes a `data:` URL, given without its scheme.
fn decode(url: &[u8]) -> Option<Vec<u8>> {
    let comma = url.iter().position(|byte| *byte == b',')?;
    let (media_type, data) = (&url[..comma], percent_decode(&url[comma + 1..]));
    let media_type = String::from_utf8_lossy(media_type).to_ascii_lowercase();
    if !media_type.trim_end().ends_with("base64") {
        return Some(data);
    }
    // It may have line breaks, and may use the URL-safe alphabet.
    let letters = data.into_iter().filter_map(|byte| match byte {
        b'-' => Some(b'+'),
        b'_' => Some(b'/'),
        byte => (byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')).then_some(byte),
    });
    let mut letters: Vec<u8> = letters.collect();
    if letters.len() % 4 == 1 {
        letters.pop(); // Truncated: six bits don't make a byte.
    }
    BASE64.decode(letters).ok()
}

/// Decodes escapes such as `%FF`.
fn percent_decode(bytes: &[u8]) -> Vec<u8> {
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

    use super::{may_embed, revealing_picture};
    use crate::public::file_format::FileFormat;

    /// A JPEG whose EXIF has a location.
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
            assert_eq!(
                revealing_picture(text.as_bytes()),
                Some(FileFormat::Jpeg),
                "{name}"
            );
            let utf16 = [0xfeff].into_iter().chain(text.encode_utf16());
            let utf16: Vec<u8> = utf16.flat_map(u16::to_le_bytes).collect();
            assert_eq!(
                revealing_picture(&utf16),
                Some(FileFormat::Jpeg),
                "{name}, UTF-16"
            );
            assert!(may_embed("a", &utf16), "{name}");
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
            assert_eq!(revealing_picture(text.as_bytes()), None, "{text}");
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
            assert!(may_embed(path, head), "{path}");
        }
        assert!(!may_embed("leaflet.pdf", b"%PDF-1.7"));
    }
}
