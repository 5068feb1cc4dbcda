//! Generated pictures, and the metadata that a camera writes into them.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ImageEncoder, Rgb, RgbImage, Rgba, RgbaImage};

/// The side of the red square in the scene's corner: top left, as the camera's sensor saw it.
pub const MARK: u32 = 100;
/// The camera's name in the metadata, which must not be published.
pub const CAMERA: &[u8] = b"AttuneTestCamera";
/// The location in the metadata, which must not be published: 51 degrees, 30 minutes, 26 seconds.
pub const PLACE: [u8; 24] = [
    0, 0, 0, 51, 0, 0, 0, 1, 0, 0, 0, 30, 0, 0, 0, 1, 0, 0, 0, 26, 0, 0, 0, 1,
];

/// A scene: sky over grass in soft steps, and one red corner.
pub fn scene(width: u32, height: u32) -> RgbImage {
    let share = |part: u32, whole: u32| u8::try_from(part * 100 / whole).expect("at most 100");
    RgbImage::from_fn(width, height, |x, y| {
        if x < MARK && y < MARK {
            return Rgb([220, 20, 20]);
        }
        Rgb([share(x, width), 100 + share(y, height), 60])
    })
}

pub fn jpeg(image: &RgbImage) -> Vec<u8> {
    let mut file = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut file, 90);
    image.write_with_encoder(encoder).expect("a JPEG");
    file
}

pub fn png(image: &DynamicImage, profile: Option<Vec<u8>>) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    let mut encoder = PngEncoder::new(&mut file);
    if let Some(profile) = profile {
        encoder.set_icc_profile(profile).expect("a profile");
    }
    image.write_with_encoder(encoder).expect("a PNG");
    file.into_inner()
}

/// A round leaf on a transparent background.
pub fn leaf(side: u32) -> RgbaImage {
    let middle = side / 2;
    RgbaImage::from_fn(side, side, |x, y| {
        let far = x.abs_diff(middle).pow(2) + y.abs_diff(middle).pow(2);
        let inside = far < (side / 3).pow(2);
        if inside {
            Rgba([40, 160, 60, 255])
        } else {
            Rgba([0, 0, 0, 0])
        }
    })
}

/// The same JPEG as a phone held upright writes it: with an orientation (6), the camera's name and the location in
/// Exif, a comment, and more metadata in XML.
pub fn from_a_phone(jpeg: &[u8]) -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        let mut entry = Vec::from(tag.to_be_bytes());
        entry.extend(kind.to_be_bytes());
        entry.extend(count.to_be_bytes());
        entry.extend(value);
        entry
    };
    let (short, long, ascii, rational) = (3, 4, 2, 5);
    // Offsets within the metadata: a header has 8 bytes; a table has 2 + 12 for each entry + 4.
    let (camera, place) = (8 + 2 + 3 * 12 + 4, 8 + 2 + 3 * 12 + 4 + 20);
    let latitude: u32 = place + 2 + 2 * 12 + 4;
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08".to_vec();
    exif.extend(3_u16.to_be_bytes());
    exif.extend(entry(0x010f, ascii, 17, u32::to_be_bytes(camera)));
    exif.extend(entry(0x0112, short, 1, [0, 6, 0, 0]));
    exif.extend(entry(0x8825, long, 1, u32::to_be_bytes(place)));
    exif.extend([0; 4]);
    exif.extend(CAMERA);
    exif.extend([0; 4]);
    exif.extend(2_u16.to_be_bytes());
    exif.extend(entry(1, ascii, 2, *b"N\0\0\0"));
    exif.extend(entry(2, rational, 3, latitude.to_be_bytes()));
    exif.extend([0; 4]);
    exif.extend(PLACE);
    let xml = [b"http://ns.adobe.com/xap/1.0/\0<x>", CAMERA, b"</x>"].concat();

    let mut file = jpeg[..2].to_vec();
    for (marker, bytes) in [(0xe1, exif), (0xe1, xml), (0xfe, CAMERA.to_vec())] {
        let length = u16::try_from(bytes.len() + 2).expect("short metadata");
        file.extend([0xff, marker]);
        file.extend(length.to_be_bytes());
        file.extend(bytes);
    }
    file.extend(&jpeg[2..]);
    file
}
