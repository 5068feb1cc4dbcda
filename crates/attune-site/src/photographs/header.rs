//! What a file says of itself before anything is decoded: whether it is what its name says, how
//! large it is, and whether it is all there. A file that asks for too much memory ends here.

use std::path::Path;

use attune::site::public::kind::Kind as PictureKind;

use super::answer::Kind;
use super::rejected::Rejected;

/// The longest side, in pixels.
const LONGEST: u32 = 20_000;
/// The most pixels.
const MOST_PIXELS: u64 = 100_000_000;
/// The most bytes.
pub const MOST_BYTES: u64 = 40_000_000;
/// The shortest side, in pixels.
const SHORTEST: u32 = 16;
/// How often the shorter side may go into the longer one.
const NARROWEST: u32 = 20;

/// What a file's name says that it is.
fn named(path: &str) -> Kind {
    let ending = Path::new(path).extension();
    if ending.is_some_and(|ending| ending.eq_ignore_ascii_case("png")) {
        Kind::Png
    } else {
        Kind::Jpeg
    }
}

/// Checks a file by its name and its header.
pub fn check(path: &str, bytes: &[u8]) -> Result<Kind, Rejected> {
    if bytes.is_empty() {
        return Err(Rejected::Empty);
    }
    let kind = named(path);
    let called = kind.name();
    match found(bytes) {
        Some((_, Some(found), _)) if found == kind => {}
        Some((found, _, ending)) => {
            return Err(Rejected::Mislabelled {
                called,
                found,
                ending,
            });
        }
        None => return Err(Rejected::Unknown(called)),
    }
    let (width, height) = match kind {
        Kind::Jpeg => super::jpeg::size(bytes)?,
        Kind::Png => png_size(bytes)?,
    };
    check_size(width, height)?;
    Ok(kind)
}

fn check_size(width: u32, height: u32) -> Result<(), Rejected> {
    let (shorter, longer) = (width.min(height), width.max(height));
    if longer > LONGEST || u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Rejected::TooLarge { width, height });
    }
    if shorter < SHORTEST {
        return Err(Rejected::TooSmall { width, height });
    }
    if longer / shorter >= NARROWEST {
        return Err(Rejected::TooNarrow { width, height });
    }
    Ok(())
}

/// What a file is by its first bytes: its name, which of the site's kinds, and that kind's ending.
fn found(bytes: &[u8]) -> Option<(&'static str, Option<Kind>, Option<&'static str>)> {
    let other = |name| Some((name, None, None));
    match PictureKind::of(bytes) {
        Some(kind @ PictureKind::Jpeg) => {
            return Some((kind.name(), Some(Kind::Jpeg), Some("jpg")));
        }
        Some(kind @ PictureKind::Png) => return Some((kind.name(), Some(Kind::Png), Some("png"))),
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

/// Width and height of a PNG, from its first chunk; and that it doesn't move.
fn png_size(bytes: &[u8]) -> Result<(u32, u32), Rejected> {
    let number = |at: usize| {
        let four = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
        four.map(u32::from_be_bytes).ok_or(Rejected::CutOff)
    };
    let size = (number(16)?, number(20)?);
    let mut at = 8;
    loop {
        match bytes.get(at + 4..at + 8).ok_or(Rejected::CutOff)? {
            b"acTL" => return Err(Rejected::Moves),
            b"IDAT" => return Ok(size),
            _ => {}
        }
        // A chunk: its length, four letters, as many bytes, four more to check them.
        let length = usize::try_from(number(at)?).map_err(|_| Rejected::CutOff)?;
        at = at
            .saturating_add(length)
            .saturating_add(12)
            .min(bytes.len());
    }
}
