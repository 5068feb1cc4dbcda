//! A walk along the markers of a JPEG. The decoder fills what is missing with grey and says nothing,
//! so that a file is all there has to be seen here.

use super::unfit::Unfit;

/// Width and height; and that the file goes on to the picture's end, in colours for a screen.
pub fn size(bytes: &[u8]) -> Result<(u32, u32), Unfit> {
    let mut size = None;
    let mut drawn = false;
    let mut at = 2;
    loop {
        // Between markers stands the picture itself; a byte ff within it is followed by 00.
        let rest = bytes.get(at..).ok_or(Unfit::CutOff)?;
        at += rest
            .iter()
            .position(|byte| *byte == 0xff)
            .ok_or(Unfit::CutOff)?;
        let segment = at + 2;
        match *bytes.get(at + 1).ok_or(Unfit::CutOff)? {
            0xff => at += 1,
            0x00 | 0x01 | 0xd0..=0xd8 => at = segment,
            0xd9 => {
                let size = size.filter(|_| drawn);
                return size.ok_or_else(|| Unfit::Damaged("no picture is in it".into()));
            }
            marker => {
                drawn |= marker == 0xda;
                if is_frame(marker) && size.is_none() {
                    size = Some(frame(bytes, segment)?);
                }
                at = segment + usize::from(number(bytes, segment)?);
            }
        }
    }
}

/// Whether a marker begins what tells the picture's size.
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc)
}

/// Reads what stands in a frame: its length, the bits of a sample, height, width, the colours.
fn frame(bytes: &[u8], segment: usize) -> Result<(u32, u32), Unfit> {
    let height = number(bytes, segment + 3)?;
    let width = number(bytes, segment + 5)?;
    if bytes.get(segment + 7) == Some(&4) {
        return Err(Unfit::PrintColours);
    }
    Ok((width.into(), height.into()))
}

fn number(bytes: &[u8], at: usize) -> Result<u16, Unfit> {
    let two = bytes.get(at..at + 2).and_then(|two| two.try_into().ok());
    two.map(u16::from_be_bytes).ok_or(Unfit::CutOff)
}
