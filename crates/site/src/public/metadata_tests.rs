//! The metadata that reveals a picture's location or camera.

use super::{FileFormat, is_revealing};

/// TIFF tables with one entry each. `inner` is the second, at byte 26; the first may refer to it.
fn tables(tag: u16, length: u32, value: u32, inner: Option<(u16, u32)>) -> Vec<u8> {
    let table = |tag: u16, length: u32, value: u32| {
        let mut table = vec![1, 0];
        table.extend(tag.to_le_bytes());
        table.extend([2, 0]);
        table.extend(length.to_le_bytes());
        table.extend(value.to_le_bytes());
        table.extend([0; 4]);
        table
    };
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    tiff.extend(table(tag, length, value));
    tiff.extend(inner.map_or(Vec::new(), |(tag, length)| table(tag, length, 0)));
    tiff
}

fn chunk(name: &[u8], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).expect("a small chunk");
    let png = [&b"\x89PNG\r\n\x1a\n"[..], &length.to_be_bytes(), name, data];
    [png.concat(), vec![0; 4]].concat()
}

fn iptc(number: u8, text: &[u8]) -> Vec<u8> {
    let length = u8::try_from(text.len()).expect("a short text");
    let block = [
        &b"8BIM\x04\x04\0\0\0\0\0\x09"[..],
        &[0x1c, 2, 5, 0, 1, b'x'],
    ]
    .concat();
    [block, vec![0x1c, 2, number, 0, length], text.to_vec()].concat()
}

#[test]
fn a_place_or_a_camera_is_found_in_every_kind_of_note() {
    let jpeg = |notes: &[u8]| [b"\xff\xd8\xff\xe1\0\x99Exif\0\0", notes].concat();
    let xmp =
        |name: &str| format!("<x:xmpmeta><rdf:RDF><rdf:Description {name}=\"1\"/>").into_bytes();
    let cases = [
        (
            "the place",
            FileFormat::Jpeg,
            jpeg(&tables(0x8825, 1, 26, None)),
        ),
        ("the maker", FileFormat::WebP, tables(0x010f, 6, 26, None)),
        (
            "the lens",
            FileFormat::Heic,
            tables(0x8769, 1, 26, Some((0xa434, 9))),
        ),
        (
            "the serial number",
            FileFormat::Tiff,
            tables(0x8769, 1, 26, Some((0xa431, 9))),
        ),
        (
            "EXIF in a PNG",
            FileFormat::Png,
            chunk(b"eXIf", &tables(0x0110, 6, 26, None)),
        ),
        (
            "EXIF as digits",
            FileFormat::Png,
            chunk(b"zTXt", b"Raw profile type exif\0\0abc"),
        ),
        (
            "XMP, compressed",
            FileFormat::Png,
            chunk(b"iTXt", b"XML:com.adobe.xmp\0\x01\0\0\0abc"),
        ),
        ("XMP, the place", FileFormat::Gif, xmp("exif:GPSLatitude")),
        ("XMP, the town", FileFormat::Jpeg, xmp("photoshop:City")),
        ("XMP, the camera", FileFormat::Avif, xmp("tiff:Model")),
        ("IPTC, the town", FileFormat::Jpeg, iptc(90, b"Leeds")),
        (
            "a film's place",
            FileFormat::Film,
            b"\xa9xyz\0\x12\x15\xc7+51.5074-000.1278/".to_vec(),
        ),
    ];
    for (name, format, bytes) in cases {
        assert!(is_revealing(format, &bytes), "{name}");
    }
}

#[test]
fn what_programs_note_of_themselves_gives_nobody_away() {
    let xmp = b"<x:xmpmeta><rdf:RDF xmp:CreatorTool=\"Any\" dc:title=\"Leaf\"/>";
    let cases = [
        (
            "which side is up",
            FileFormat::Jpeg,
            tables(0x0112, 1, 6, None),
        ),
        (
            "a maker without a name",
            FileFormat::Jpeg,
            tables(0x010f, 1, 0, None),
        ),
        (
            "the program",
            FileFormat::Jpeg,
            tables(0x8769, 1, 26, Some((0x9000, 4))),
        ),
        ("XMP of a drawing", FileFormat::Png, xmp.to_vec()),
        (
            "IPTC without a place",
            FileFormat::Jpeg,
            iptc(120, b"A leaf"),
        ),
        (
            "a colour profile",
            FileFormat::Png,
            chunk(b"zTXt", b"Raw profile type icc\0\0abc"),
        ),
        (
            "a comment",
            FileFormat::Png,
            chunk(b"tEXt", b"Comment\0GPSLatitude is a word"),
        ),
        (
            "tables that are cut off",
            FileFormat::Jpeg,
            b"II*\0\xff\xff\0\0".to_vec(),
        ),
        (
            "tables in a circle",
            FileFormat::Jpeg,
            tables(0x8769, 1, 8, None),
        ),
        ("nothing", FileFormat::Png, Vec::new()),
    ];
    for (name, format, bytes) in cases {
        assert!(!is_revealing(format, &bytes), "{name}");
    }
}

#[test]
fn a_table_that_breaks_off_hides_none_of_the_others() {
    let entry = |tag: u16, length: u32, value: u32| {
        let numbers = [length.to_le_bytes(), value.to_le_bytes()].concat();
        [&tag.to_le_bytes()[..], &[4, 0], &numbers].concat()
    };
    // Two further tables: one with a lens, and one beyond the end of the file.
    let first = [entry(0x8769, 1, 38), entry(0x014a, 1, 9999)].concat();
    let lens = [&[1, 0][..], &entry(0xa434, 9, 0), &[0; 4]].concat();
    let tiff = [&b"II*\0\x08\0\0\0\x02\0"[..], &first, &[0; 4], &lens].concat();
    assert!(is_revealing(FileFormat::Jpeg, &tiff));
}

#[test]
fn what_is_not_looked_into_may_hide_a_place() {
    for format in [FileFormat::Raw, FileFormat::BigTiff] {
        assert!(is_revealing(format, b""), "{format:?}");
    }
}
