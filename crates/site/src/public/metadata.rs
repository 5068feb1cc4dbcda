//! Metadata of pictures. Cameras record the location and themselves in EXIF; programs use XMP and IPTC too.
//! Their encoding is the same in every file format, so the whole file is searched, including data after the
//! picture, such as a phone's second one.

use super::file_format::FileFormat;

/// Whether a picture's metadata gives its location or its camera, or might.
#[must_use]
pub fn is_revealing(format: FileFormat, bytes: &[u8]) -> bool {
    exif(bytes)
        || xmp(bytes)
        || iptc(bytes)
        || match format {
            FileFormat::Png => png_text(bytes),
            // Compressed boxes.
            FileFormat::JpegXl => has(bytes, b"brobExif") || has(bytes, b"brobxml "),
            FileFormat::Film => film(bytes),
            FileFormat::Raw | FileFormat::BigTiff => true,
            _ => false,
        }
}

/// The offsets of a marker.
fn offsets<'b>(bytes: &'b [u8], mark: &'b [u8]) -> impl Iterator<Item = usize> + 'b {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = bytes.get(from..)?;
            let at = from + rest.iter().position(|byte| *byte == mark[0])?;
            from = at + 1;
            if bytes[at..].starts_with(mark) {
                return Some(at);
            }
        }
    })
}

fn has(bytes: &[u8], mark: &[u8]) -> bool {
    offsets(bytes, mark).next().is_some()
}

/// EXIF is tables as in a TIFF.
fn exif(bytes: &[u8]) -> bool {
    let beginnings = offsets(bytes, b"II*\0").chain(offsets(bytes, b"MM\0*"));
    beginnings
        .into_iter()
        .any(|at| Tables::of(&bytes[at..]).is_revealing())
}

/// More tables than any file has. The limit ends cycles.
const MAX_TABLES: usize = 64;

struct Tables<'b> {
    bytes: &'b [u8],
    little_endian: bool,
}

impl<'b> Tables<'b> {
    fn of(bytes: &'b [u8]) -> Self {
        Self {
            bytes,
            little_endian: bytes.starts_with(b"II"),
        }
    }

    fn short(&self, at: usize) -> Option<u16> {
        let two = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.little_endian {
            u16::from_le_bytes(two)
        } else {
            u16::from_be_bytes(two)
        })
    }

    fn long(&self, at: usize) -> Option<usize> {
        let four = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        let number = if self.little_endian {
            u32::from_le_bytes(four)
        } else {
            u32::from_be_bytes(four)
        };
        usize::try_from(number).ok()
    }

    /// Whether one of the tables has a location or a camera. A truncated table is searched up to its end.
    fn is_revealing(&self) -> bool {
        let mut tables: Vec<usize> = self.long(4).into_iter().collect();
        for _ in 0..MAX_TABLES {
            let Some(table) = tables.pop() else {
                return false;
            };
            if self.is_table_revealing(table, &mut tables) == Some(true) {
                return true;
            }
        }
        false
    }

    /// Whether this table has a location or a camera; `None` if it is truncated. Pushes the tables that it refers to.
    fn is_table_revealing(&self, table: usize, tables: &mut Vec<usize>) -> Option<bool> {
        let entries = usize::from(self.short(table)?);
        let entry = |index: usize| table + 2 + index * 12;
        for at in (0..entries).map(entry) {
            let (tag, length, value) = (self.short(at)?, self.long(at + 4)?, self.long(at + 8)?);
            match tag {
                // The location; the maker note; IPTC.
                0x8825 | 0x927c | 0x83bb => return Some(true),
                // Make and model, serial number, owner, lens. An empty text is one byte long.
                0x010f | 0x0110 | 0xa430 | 0xa431 | 0xa433..=0xa435 if length > 1 => {
                    return Some(true);
                }
                // Further tables.
                0x8769 | 0x014a => tables.push(value),
                _ => {}
            }
        }
        tables.extend(self.long(entry(entries)).filter(|next| *next != 0));
        Some(false)
    }
}

/// XMP's names for locations and cameras.
const XMP_NAMES: [&[u8]; 16] = [
    b"GPSLatitude",
    b"GPSLongitude",
    b"GPSDest",
    b"tiff:Make",
    b"tiff:Model",
    b"aux:SerialNumber",
    b"aux:Lens",
    b"exifEX:",
    b"MicrosoftPhoto:Camera",
    b"photoshop:City",
    b"photoshop:State",
    b"photoshop:Country",
    b"Iptc4xmpCore:Location",
    b"Iptc4xmpCore:CountryCode",
    b"Iptc4xmpExt:Location",
    b"GCamera:",
];

fn xmp(bytes: &[u8]) -> bool {
    has(bytes, b"rdf:RDF") && XMP_NAMES.iter().any(|name| has(bytes, name))
}

/// IPTC is in a Photoshop block: a name (its length first, padded to an even number of bytes), the length of
/// the rest, then the fields.
fn iptc(bytes: &[u8]) -> bool {
    offsets(bytes, b"8BIM\x04\x04").any(|at| {
        let name = usize::from(bytes.get(at + 6).copied().unwrap_or_default());
        let mut field = at + 6 + (name + 1).next_multiple_of(2) + 4;
        while let Some([0x1c, record, number, high, low]) = bytes.get(field..field + 5) {
            let length = usize::from(u16::from_be_bytes([*high, *low]));
            // Content location, city, part of it, province, country.
            if *record == 2 && length > 0 && matches!(number, 26 | 27 | 90 | 92 | 95 | 100 | 101) {
                return true;
            }
            field += 5 + length;
        }
        false
    })
}

/// A PNG's text chunks may be compressed, and some programs write EXIF into them as hexadecimal digits.
fn png_text(bytes: &[u8]) -> bool {
    let mut at = 8;
    while let Some((head, data)) = bytes.get(at..).and_then(|rest| rest.split_at_checked(8)) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]);
        let Ok(length) = usize::try_from(length) else {
            return false;
        };
        let data = data.get(..length).unwrap_or(data);
        let mut parts = data.splitn(2, |byte| *byte == 0);
        let (keyword, rest) = (
            parts.next().unwrap_or_default(),
            parts.next().unwrap_or_default(),
        );
        let raw = keyword.starts_with(b"Raw profile type") && !keyword.ends_with(b" icc");
        let named = [&b"exif:GPS"[..], b"exif:Make", b"exif:Model"];
        let named = named.iter().any(|name| keyword.starts_with(name));
        let compressed = keyword.starts_with(b"XML:") && rest.first() == Some(&1);
        match &head[4..] {
            b"tEXt" | b"zTXt" if raw || named => return true,
            b"iTXt" if raw || named || compressed => return true,
            _ => {}
        }
        at = at.saturating_add(length).saturating_add(12);
    }
    false
}

/// Phones write a film's location as `+51.5074-000.1278/`.
fn film(bytes: &[u8]) -> bool {
    let coordinates = |at: usize| matches!(bytes.get(at + 8), Some(b'+' | b'-'));
    has(bytes, b"com.apple.quicktime.location.")
        || has(bytes, b"com.apple.quicktime.make")
        || offsets(bytes, b"\xa9xyz").any(coordinates)
}

#[cfg(test)]
#[path = "metadata_tests.rs"]
mod tests;
