//! Detects the format of pictures and films from a file's first bytes, whatever its name.

/// The number of bytes at a file's start that are enough to detect its format.
pub const HEAD_BYTES: usize = 512;

/// The format of a picture or film.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFormat {
    /// A JPEG.
    Jpeg,
    /// A PNG.
    Png,
    /// A GIF.
    Gif,
    /// A WebP.
    WebP,
    /// A TIFF, or a camera's raw file based on TIFF, as most are.
    Tiff,
    /// A camera's raw file whose metadata isn't parsed.
    Raw,
    /// A TIFF for files above 4 GB, whose metadata isn't parsed either.
    BigTiff,
    /// A BMP.
    Bmp,
    /// The format of an iPhone's camera.
    Heic,
    /// An AVIF.
    Avif,
    /// A JPEG XL.
    JpegXl,
    /// A JPEG 2000.
    Jpeg2000,
    /// A Photoshop file.
    Photoshop,
    /// A film.
    Film,
}

/// Each format's signatures and their offset. The first match wins.
const SIGNATURES: [(usize, &[u8], FileFormat); 29] = [
    (0, b"\xff\xd8\xff", FileFormat::Jpeg),
    (0, b"\x89PNG\r\n\x1a\n", FileFormat::Png),
    (0, b"GIF8", FileFormat::Gif),
    (8, b"WEBP", FileFormat::WebP),
    (0, b"II*\0", FileFormat::Tiff),
    (0, b"MM\0*", FileFormat::Tiff),
    (0, b"II+\0", FileFormat::BigTiff),
    (0, b"MM\0+", FileFormat::BigTiff),
    // Panasonic, Olympus (two), Fujifilm, Minolta, Canon's older cameras, and Sigma.
    (0, b"IIU\0", FileFormat::Raw),
    (0, b"IIRO", FileFormat::Raw),
    (0, b"MMOR", FileFormat::Raw),
    (0, b"FUJIFILM", FileFormat::Raw),
    (0, b"\0MRM", FileFormat::Raw),
    (6, b"HEAPCCDR", FileFormat::Raw),
    (0, b"FOVb", FileFormat::Raw),
    // `of` also checks the four bytes that are always 0, after four of the file's length.
    (0, b"BM", FileFormat::Bmp),
    (0, b"8BPS", FileFormat::Photoshop),
    (0, b"\xff\x0a", FileFormat::JpegXl),
    (4, b"JXL \r\n", FileFormat::JpegXl),
    (4, b"jP  \r\n", FileFormat::Jpeg2000),
    (0, b"\xff\x4f\xff\x51", FileFormat::Jpeg2000),
    (4, b"ftyp", FileFormat::Film),
    (8, b"AVI LIST", FileFormat::Film),
    // QuickTime as old cameras write it: the length and then the type of its first box.
    (4, b"moov", FileFormat::Film),
    (4, b"mdat", FileFormat::Film),
    (4, b"wide", FileFormat::Film),
    (4, b"skip", FileFormat::Film),
    (4, b"free", FileFormat::Film),
    (4, b"pnot", FileFormat::Film),
];

impl FileFormat {
    /// The format of a file with these first bytes; none if it is neither a picture nor a film.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let matches = |(at, mark, _): &&(usize, &[u8], Self)| {
            bytes.get(*at..).is_some_and(|rest| rest.starts_with(mark))
        };
        let (_, _, format) = SIGNATURES.iter().find(matches)?;
        match format {
            // A text can have these words in the same place. Before them, a film has a length below 16 million.
            Self::Film
                if matches!(bytes.get(4..8), Some(b"wide" | b"skip" | b"free"))
                    && bytes.first() != Some(&0) =>
            {
                None
            }
            Self::Bmp if bytes.get(6..10) != Some(&[0; 4]) => None,
            Self::Film if bytes.get(4..8) == Some(b"ftyp") => Some(from_brands(bytes)),
            format => Some(*format),
        }
    }

    /// The format as messages name it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "a JPEG",
            Self::Png => "a PNG",
            Self::Gif => "a GIF",
            Self::WebP => "a WebP",
            Self::Tiff => "a TIFF or a camera's raw file",
            Self::Raw => "a camera's raw file",
            Self::BigTiff => "a BigTIFF",
            Self::Bmp => "a BMP",
            Self::Heic => "a HEIC, the iPhone's own kind of photograph",
            Self::Avif => "an AVIF",
            Self::JpegXl => "a JPEG XL",
            Self::Jpeg2000 => "a JPEG 2000",
            Self::Photoshop => "a Photoshop file",
            Self::Film => "a film",
        }
    }
}

/// Films, HEIC and AVIF share a container (ISO base media). The brands in its first box distinguish them.
fn from_brands(bytes: &[u8]) -> FileFormat {
    let length = bytes.get(..4).and_then(|four| four.try_into().ok());
    let length = length.map_or(0, u32::from_be_bytes);
    let end = usize::try_from(length).unwrap_or(usize::MAX);
    let end = end.min(HEAD_BYTES).min(bytes.len());
    let brands = bytes.get(8..end).unwrap_or_default();
    let has = |known: &[&[u8; 4]]| {
        let mut brands = brands.chunks_exact(4);
        brands.any(|brand| known.iter().any(|known| brand == *known))
    };
    if has(&[b"avif", b"avis"]) {
        FileFormat::Avif
    } else if has(&[
        b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"hevm", b"hevs", b"mif1", b"msf1",
    ]) {
        FileFormat::Heic
    } else if has(&[b"crx "]) {
        FileFormat::Raw // Canon's.
    } else {
        FileFormat::Film
    }
}

#[cfg(test)]
mod tests {
    use super::FileFormat;

    #[test]
    fn a_picture_is_known_by_its_bytes_alone() {
        let film = b"\0\0\0\x14ftypqt  \0\0\0\0qt  ";
        // Many tools write a general brand first and the specific one after it.
        let avif = b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif";
        let heic = b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic";
        for (bytes, format) in [
            (&b"\xff\xd8\xff\xe1"[..], Some(FileFormat::Jpeg)),
            (b"RIFF\x10\0\0\0WEBPVP8 ", Some(FileFormat::WebP)),
            (film, Some(FileFormat::Film)),
            (avif, Some(FileFormat::Avif)),
            (heic, Some(FileFormat::Heic)),
            (b"BM\x36\0\x0c\0\0\0\0\0\x36", Some(FileFormat::Bmp)),
            (b"\0\0\0\x0cjP  \r\n\x87\n", Some(FileFormat::Jpeg2000)),
            (b"\xff\x4f\xff\x51\0\x2f", Some(FileFormat::Jpeg2000)),
            (b"II+\0\x08\0\0\0", Some(FileFormat::BigTiff)),
            (b"MM\0+\0\x08\0\0", Some(FileFormat::BigTiff)),
            (b"\0MRM\0\x01", Some(FileFormat::Raw)),
            (b"II\x1a\0\0\0HEAPCCDR", Some(FileFormat::Raw)),
            (b"IIRO\x08\0", Some(FileFormat::Raw)),
            (
                b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom",
                Some(FileFormat::Raw),
            ),
            (b"RIFF\x10\0\0\0AVI LIST", Some(FileFormat::Film)),
            (b"\0\0\0\x08wide\0\0\0\0mdat", Some(FileFormat::Film)),
            (b"\0\0\x10\0moov\0\0", Some(FileFormat::Film)),
            (b"The free leaflet", None),
            (b"So, wide open", None),
            (b"BMW drivers welcome", None),
            (b"%PDF-1.7", None),
            (b"", None),
        ] {
            assert_eq!(FileFormat::of(bytes), format, "{bytes:?}");
        }
    }
}
