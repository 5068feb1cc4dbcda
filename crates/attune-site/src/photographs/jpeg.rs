//! Walks the markers of a JPEG. The decoder silently fills missing data with grey, so this has to check that the
//! file is complete.

use super::rejected::Rejected;

/// Reads the width and height. Rejects a file that is cut off or in a coding that can't be shown.
pub fn size(bytes: &[u8]) -> Result<(u32, u32), Rejected> {
    let mut size = None;
    let mut has_scan = false;
    let mut at = 2;
    loop {
        // The image data is between the markers. A byte ff in it is followed by 00.
        let rest = bytes.get(at..).ok_or(Rejected::CutOff)?;
        at += rest
            .iter()
            .position(|byte| *byte == 0xff)
            .ok_or(Rejected::CutOff)?;
        let segment = at + 2;
        match *bytes.get(at + 1).ok_or(Rejected::CutOff)? {
            0xff => at += 1,
            0x00 | 0x01 | 0xd0..=0xd8 => at = segment,
            0xd9 => {
                let size = size.filter(|_| has_scan);
                return size.ok_or_else(|| Rejected::Damaged("there is no picture in it".into()));
            }
            marker => {
                has_scan |= marker == 0xda;
                if is_frame(marker) && size.is_none() {
                    size = Some(frame(bytes, marker, segment)?);
                }
                at = segment + usize::from(number(bytes, segment)?);
            }
        }
    }
}

/// Whether a marker starts a frame header, which holds the dimensions.
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc)
}

/// Reads a frame header: its length, the bits per sample, height, width, the colours.
fn frame(bytes: &[u8], marker: u8, segment: usize) -> Result<(u32, u32), Rejected> {
    match marker {
        0xc0..=0xc2 => {}
        0xc9..=0xcb | 0xcd..=0xcf => return Err(Rejected::ArithmeticCoding),
        _ => {
            return Err(Rejected::Unsupported(
                "it is a lossless or hierarchical JPEG".into(),
            ));
        }
    }
    let bits = byte(bytes, segment + 2)?;
    let height = number(bytes, segment + 3)?;
    let width = number(bytes, segment + 5)?;
    let colours = byte(bytes, segment + 7)?;
    if colours == 4 {
        return Err(Rejected::Cmyk);
    }
    if bits != 8 {
        let wrong = format!("it has {bits} bits a colour, and only 8 can be read");
        return Err(Rejected::Unsupported(wrong));
    }
    let sampling: Vec<(u8, u8)> = (0..usize::from(colours))
        .map(|colour| byte(bytes, segment + 9 + 3 * colour).map(|both| (both >> 4, both & 0xf)))
        .collect::<Result<_, _>>()?;
    if !is_supported(&sampling) {
        let factors: Vec<String> = sampling
            .iter()
            .map(|(across, down)| format!("{across}×{down}"))
            .collect();
        return Err(Rejected::Sampling(factors.join(", ")));
    }
    Ok((width.into(), height.into()))
}

/// Whether the decoder supports the sampling factors of the colours. It expects brightness at the full resolution,
/// and each other colour at the full or half of it, as cameras and programs write them. Other files it rejects as
/// damaged, or silently decodes with wrong colours.
fn is_supported(sampling: &[(u8, u8)]) -> bool {
    let [(across, down), others @ ..] = sampling else {
        return false;
    };
    let is_known = |full: u8, other: u8| matches!((full, other), (1 | 2, 1) | (2, 2));
    others
        .iter()
        .chain([&(1, 1)])
        .all(|(h, v)| is_known(*across, *h) && is_known(*down, *v))
}

fn byte(bytes: &[u8], at: usize) -> Result<u8, Rejected> {
    bytes.get(at).copied().ok_or(Rejected::CutOff)
}

fn number(bytes: &[u8], at: usize) -> Result<u16, Rejected> {
    let two = bytes.get(at..at + 2).and_then(|two| two.try_into().ok());
    two.map(u16::from_be_bytes).ok_or(Rejected::CutOff)
}
