//! From a file's bytes to upright pixels in the colours of screens, none of its notes with them.

use std::io::Cursor;

use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageResult, Limits, RgbImage, RgbaImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::answer::{Kind, Rejected};
use super::sizes;

/// The longest side, in pixels. `attune-site` refuses what is larger by its header, before it comes here.
const LONGEST: u32 = 20_000;

/// What a PNG may ask for beside its pixels.
const MOST_MEMORY: u64 = 1 << 30;

/// A file's pixels, and what it says of how to show them.
pub struct Decoded {
    image: DynamicImage,
    orientation: Orientation,
    profile: Option<Vec<u8>>,
}

/// Decodes a whole file whose header was found good.
pub fn decode(kind: Kind, bytes: &[u8]) -> Result<Decoded, Rejected> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    limits.max_alloc = Some(MOST_MEMORY);
    let input = Cursor::new(bytes);
    let decoded = match kind {
        Kind::Jpeg => JpegDecoder::new(input).and_then(|mut decoder| {
            decoder.set_limits(limits)?;
            read(decoder)
        }),
        Kind::Png => PngDecoder::with_limits(input, limits).and_then(read),
    };
    decoded.map_err(|error| match error {
        ImageError::Unsupported(error) => Rejected::Rare(error.to_string()),
        error => Rejected::Damaged(error.to_string()),
    })
}

fn read(mut decoder: impl ImageDecoder) -> ImageResult<Decoded> {
    // A photograph whose notes can't be read is shown as it lies.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().unwrap_or_default();
    Ok(Decoded {
        image: DynamicImage::from_decoder(decoder)?,
        orientation,
        profile,
    })
}

impl Decoded {
    /// The picture in its widest size, upright, in sRGB with eight bits; with transparency only
    /// where there is any.
    pub fn prepare(self) -> DynamicImage {
        let (width, height) = (self.image.width(), self.image.height());
        let turned = matches!(
            self.orientation,
            Orientation::Rotate90
                | Orientation::Rotate270
                | Orientation::Rotate90FlipH
                | Orientation::Rotate270FlipH
        );
        let image = plain(self.image);
        let mut image = if turned {
            let widest = sizes::widest(height, width);
            let lying = sizes::height(height, width, widest);
            sizes::shrink(&image, lying, widest)
        } else {
            let widest = sizes::widest(width, height);
            sizes::shrink(&image, widest, sizes::height(width, height, widest))
        };
        image.apply_orientation(self.orientation);
        match self.profile {
            Some(profile) => for_screens(&image, &profile).unwrap_or(image),
            None => image,
        }
    }
}

/// Eight bits, and transparency only where there is any.
fn plain(image: DynamicImage) -> DynamicImage {
    if image.color().has_alpha() {
        let seen_through = image.into_rgba8();
        if seen_through.pixels().any(|pixel| pixel.0[3] != u8::MAX) {
            return seen_through.into();
        }
        return DynamicImage::from(seen_through).into_rgb8().into();
    }
    image.into_rgb8().into()
}

/// The same colours in sRGB. None where the profile can't be followed: then the picture is shown as
/// if it had none, as browsers do.
fn for_screens(image: &DynamicImage, profile: &[u8]) -> Option<DynamicImage> {
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    if profile.color_space != DataColorSpace::Rgb {
        return None;
    }
    let layout = match image {
        DynamicImage::ImageRgba8(_) => Layout::Rgba,
        _ => Layout::Rgb,
    };
    let screen = ColorProfile::new_srgb();
    let transform = profile
        .create_transform_8bit(layout, &screen, layout, TransformOptions::default())
        .ok()?;
    let mut converted = vec![0; image.as_bytes().len()];
    transform.transform(image.as_bytes(), &mut converted).ok()?;
    let (width, height) = (image.width(), image.height());
    match layout {
        Layout::Rgba => RgbaImage::from_raw(width, height, converted).map(Into::into),
        _ => RgbImage::from_raw(width, height, converted).map(Into::into),
    }
}
