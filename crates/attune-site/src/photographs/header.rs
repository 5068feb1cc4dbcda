//! Checks a file before anything is decoded: whether its format matches its name, whether its dimensions are allowed,
//! and whether it is complete. This rejects files that would need too much memory.

use std::path::Path;

use site::public::file_format::FileFormat;

use super::answer::{MAX_SIDE, SourceFormat};
use super::rejected::Rejected;

/// The maximum number of pixels.
const MAX_PIXELS: u64 = 100_000_000;
/// The maximum file size, in bytes.
pub const MAX_BYTES: u64 = 40_000_000;
/// The minimum length of a side, in pixels.
const MIN_SIDE: u32 = 16;
/// The ratio of the longer side to the shorter one must be below this.
const MAX_RATIO: u32 = 20;

/// The format that a file's name claims.
fn claimed(path: &str) -> SourceFormat {
    let extension = Path::new(path).extension();
    if extension.is_some_and(|extension| extension.eq_ignore_ascii_case("png")) {
        SourceFormat::Png
    } else {
        SourceFormat::Jpeg
    }
}

/// Checks a file by its name and its header.
pub fn check(path: &str, bytes: &[u8]) -> Result<SourceFormat, Rejected> {
    if bytes.is_empty() {
        return Err(Rejected::Empty);
    }
    let format = claimed(path);
    let called = format.name();
    match detect(bytes) {
        Some((_, Some(found), _)) if found == format => {}
        Some((found, _, extension)) => {
            return Err(Rejected::Mislabelled {
                called,
                found,
                extension,
            });
        }
        None => return Err(Rejected::Unknown(called)),
    }
    let (width, height) = match format {
        SourceFormat::Jpeg => super::jpeg::size(bytes)?,
        SourceFormat::Png => png_size(bytes)?,
    };
    check_size(width, height)?;
    Ok(format)
}

fn check_size(width: u32, height: u32) -> Result<(), Rejected> {
    let (shorter, longer) = (width.min(height), width.max(height));
    if longer > MAX_SIDE || u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(Rejected::TooLarge { width, height });
    }
    if shorter < MIN_SIDE {
        return Err(Rejected::TooSmall { width, height });
    }
    if longer / shorter >= MAX_RATIO {
        return Err(Rejected::TooNarrow { width, height });
    }
    Ok(())
}

/// A file's format by its first bytes: its name; and the format and its extension if the site can show it.
fn detect(bytes: &[u8]) -> Option<(&'static str, Option<SourceFormat>, Option<&'static str>)> {
    let other = |name| Some((name, None, None));
    match FileFormat::of(bytes) {
        Some(kind @ FileFormat::Jpeg) => {
            return Some((kind.name(), Some(SourceFormat::Jpeg), Some("jpg")));
        }
        Some(kind @ FileFormat::Png) => {
            return Some((kind.name(), Some(SourceFormat::Png), Some("png")));
        }
        Some(kind) => return other(kind.name()),
        None => {}
    }
    if bytes.starts_with(b"%PDF") {
        return other("a PDF");
    }
    let start = String::from_utf8_lossy(bytes.get(..256).unwrap_or(bytes)).to_lowercase();
    match start.trim_start() {
        text if text.starts_with("<!doctype html") || text.starts_with("<html") => {
            other("a web page")
        }
        text if text.contains("<svg") => other("an SVG"),
        _ => None,
    }
}

/// Reads the width and height of a PNG from its first chunk. Rejects animations.
fn png_size(bytes: &[u8]) -> Result<(u32, u32), Rejected> {
    let number = |at: usize| {
        let four = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
        four.map(u32::from_be_bytes).ok_or(Rejected::CutOff)
    };
    let size = (number(16)?, number(20)?);
    let mut at = 8;
    loop {
        match bytes.get(at + 4..at + 8).ok_or(Rejected::CutOff)? {
            b"acTL" => return Err(Rejected::Animated),
            b"IDAT" => return Ok(size),
            _ => {}
        }
        // A chunk: its length, four letters, its data, a checksum of four bytes.
        let length = usize::try_from(number(at)?).map_err(|_| Rejected::CutOff)?;
        at = at
            .saturating_add(length)
            .saturating_add(12)
            .min(bytes.len());
    }
}
