//! What kind of picture a file is by its first bytes, whatever its name says.

/// How many bytes from a file's beginning are enough to know its kind.
pub const HEAD: usize = 512;

/// A kind of picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A JPEG.
    Jpeg,
    /// A PNG.
    Png,
    /// A GIF.
    Gif,
    /// A WebP.
    WebP,
    /// A TIFF, and most cameras' raw files, which are built like one.
    Tiff,
    /// A camera's raw file of a kind that is not looked into.
    Raw,
    /// A TIFF for files above 4 GB, which is not looked into either.
    BigTiff,
    /// A BMP.
    Bmp,
    /// What an iPhone's camera writes.
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

/// How files of each kind begin: where, and with what. Of two that fit, the first holds.
const BEGINNINGS: [(usize, &[u8], Kind); 29] = [
    (0, b"\xff\xd8\xff", Kind::Jpeg),
    (0, b"\x89PNG\r\n\x1a\n", Kind::Png),
    (0, b"GIF8", Kind::Gif),
    (8, b"WEBP", Kind::WebP),
    (0, b"II*\0", Kind::Tiff),
    (0, b"MM\0*", Kind::Tiff),
    (0, b"II+\0", Kind::BigTiff),
    (0, b"MM\0+", Kind::BigTiff),
    // Panasonic, Olympus (two), Fujifilm, Minolta, Canon's older cameras, and Sigma.
    (0, b"IIU\0", Kind::Raw),
    (0, b"IIRO", Kind::Raw),
    (0, b"MMOR", Kind::Raw),
    (0, b"FUJIFILM", Kind::Raw),
    (0, b"\0MRM", Kind::Raw),
    (6, b"HEAPCCDR", Kind::Raw),
    (0, b"FOVb", Kind::Raw),
    // Four bytes of its length, then four that are always 0.
    (0, b"BM", Kind::Bmp),
    (0, b"8BPS", Kind::Photoshop),
    (0, b"\xff\x0a", Kind::JpegXl),
    (4, b"JXL \r\n", Kind::JpegXl),
    (4, b"jP  \r\n", Kind::Jpeg2000),
    (0, b"\xff\x4f\xff\x51", Kind::Jpeg2000),
    (4, b"ftyp", Kind::Film),
    (8, b"AVI LIST", Kind::Film),
    // QuickTime as old cameras write it: the length of its first box, and what that holds.
    (4, b"moov", Kind::Film),
    (4, b"mdat", Kind::Film),
    (4, b"wide", Kind::Film),
    (4, b"skip", Kind::Film),
    (4, b"free", Kind::Film),
    (4, b"pnot", Kind::Film),
];

impl Kind {
    /// The kind of the picture that begins so; none where it is no picture.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let begins = |(at, mark, _): &&(usize, &[u8], Self)| {
            bytes.get(*at..).is_some_and(|rest| rest.starts_with(mark))
        };
        let (_, _, kind) = BEGINNINGS.iter().find(begins)?;
        match kind {
            // These are words of a text too, where no number below 16 million stands before them.
            Self::Film
                if matches!(bytes.get(4..8), Some(b"wide" | b"skip" | b"free"))
                    && bytes.first() != Some(&0) =>
            {
                None
            }
            Self::Bmp if bytes.get(6..10) != Some(&[0; 4]) => None,
            Self::Film if bytes.get(4..8) == Some(b"ftyp") => Some(in_boxes(bytes)),
            kind => Some(*kind),
        }
    }

    /// What messages call it.
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

/// Films, HEIC and AVIF are built alike (ISO base media); the brands in their first box differ.
fn in_boxes(bytes: &[u8]) -> Kind {
    let length = bytes.get(..4).and_then(|four| four.try_into().ok());
    let length = length.map_or(0, u32::from_be_bytes);
    let end = usize::try_from(length).unwrap_or(usize::MAX);
    let end = end.min(HEAD).min(bytes.len());
    let brands = bytes.get(8..end).unwrap_or_default();
    let has = |known: &[&[u8; 4]]| {
        let mut brands = brands.chunks_exact(4);
        brands.any(|brand| known.iter().any(|known| brand == *known))
    };
    if has(&[b"avif", b"avis"]) {
        Kind::Avif
    } else if has(&[
        b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"hevm", b"hevs", b"mif1", b"msf1",
    ]) {
        Kind::Heic
    } else if has(&[b"crx "]) {
        Kind::Raw // Canon's.
    } else {
        Kind::Film
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn a_picture_is_known_by_its_bytes_alone() {
        let film = b"\0\0\0\x14ftypqt  \0\0\0\0qt  ";
        // Many tools write the general brand first, and what it is exactly after it.
        let avif = b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif";
        let heic = b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic";
        for (bytes, kind) in [
            (&b"\xff\xd8\xff\xe1"[..], Some(Kind::Jpeg)),
            (b"RIFF\x10\0\0\0WEBPVP8 ", Some(Kind::WebP)),
            (film, Some(Kind::Film)),
            (avif, Some(Kind::Avif)),
            (heic, Some(Kind::Heic)),
            (b"BM\x36\0\x0c\0\0\0\0\0\x36", Some(Kind::Bmp)),
            (b"\0\0\0\x0cjP  \r\n\x87\n", Some(Kind::Jpeg2000)),
            (b"\xff\x4f\xff\x51\0\x2f", Some(Kind::Jpeg2000)),
            (b"II+\0\x08\0\0\0", Some(Kind::BigTiff)),
            (b"MM\0+\0\x08\0\0", Some(Kind::BigTiff)),
            (b"\0MRM\0\x01", Some(Kind::Raw)),
            (b"II\x1a\0\0\0HEAPCCDR", Some(Kind::Raw)),
            (b"IIRO\x08\0", Some(Kind::Raw)),
            (b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom", Some(Kind::Raw)),
            (b"RIFF\x10\0\0\0AVI LIST", Some(Kind::Film)),
            (b"\0\0\0\x08wide\0\0\0\0mdat", Some(Kind::Film)),
            (b"\0\0\x10\0moov\0\0", Some(Kind::Film)),
            (b"The free leaflet", None),
            (b"So, wide open", None),
            (b"BMW drivers welcome", None),
            (b"%PDF-1.7", None),
            (b"", None),
        ] {
            assert_eq!(Kind::of(bytes), kind, "{bytes:?}");
        }
    }
}
