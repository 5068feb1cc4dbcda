//! Decodes a file to upright sRGB pixels, without its metadata.

use std::io::Cursor;

use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageResult, Limits, RgbImage, RgbaImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::answer::{MAX_SIDE, Rejected, SourceFormat};
use super::sizes;

/// The memory limit of the PNG decoder, on top of the pixels.
const MAX_MEMORY: u64 = 1 << 30;

/// A file's pixels, and how to show them.
pub struct Decoded {
    image: DynamicImage,
    orientation: Orientation,
    profile: Option<Vec<u8>>,
}

/// Decodes a complete file. Its header must have been checked.
pub fn decode(source: SourceFormat, bytes: &[u8]) -> Result<Decoded, Rejected> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    let input = Cursor::new(bytes);
    let decoded = match source {
        SourceFormat::Jpeg => JpegDecoder::new(input).and_then(|mut decoder| {
            decoder.set_limits(limits)?;
            read(decoder)
        }),
        SourceFormat::Png => PngDecoder::with_limits(input, limits).and_then(read),
    };
    decoded.map_err(|error| match error {
        ImageError::Unsupported(error) => Rejected::Unsupported(error.to_string()),
        error => Rejected::Damaged(error.to_string()),
    })
}

fn read(mut decoder: impl ImageDecoder) -> ImageResult<Decoded> {
    // If the metadata can't be read, the photograph is shown as it is stored.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().unwrap_or_default();
    Ok(Decoded {
        image: DynamicImage::from_decoder(decoder)?,
        orientation,
        profile,
    })
}

impl Decoded {
    /// The picture in its widest size, upright, in sRGB with eight bits; with an alpha channel only if it is used.
    pub fn prepare(self) -> DynamicImage {
        let (width, height) = (self.image.width(), self.image.height());
        let is_sideways = matches!(
            self.orientation,
            Orientation::Rotate90
                | Orientation::Rotate270
                | Orientation::Rotate90FlipH
                | Orientation::Rotate270FlipH
        );
        let image = to_eight_bits(self.image);
        let mut image = if is_sideways {
            let widest = sizes::widest(height, width);
            let stored_width = sizes::height(height, width, widest);
            sizes::shrink(&image, stored_width, widest)
        } else {
            let widest = sizes::widest(width, height);
            sizes::shrink(&image, widest, sizes::height(width, height, widest))
        };
        image.apply_orientation(self.orientation);
        match self.profile {
            Some(profile) => to_srgb(&image, &profile).unwrap_or(image),
            None => image,
        }
    }
}

/// Converts to eight bits. Drops an alpha channel if every pixel is opaque.
fn to_eight_bits(image: DynamicImage) -> DynamicImage {
    if image.color().has_alpha() {
        let rgba = image.into_rgba8();
        if rgba.pixels().any(|pixel| pixel.0[3] != u8::MAX) {
            return rgba.into();
        }
        return DynamicImage::from(rgba).into_rgb8().into();
    }
    image.into_rgb8().into()
}

/// Converts the colours to sRGB. None if the profile can't be used: then it is ignored, as browsers do.
fn to_srgb(image: &DynamicImage, profile: &[u8]) -> Option<DynamicImage> {
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    if profile.color_space != DataColorSpace::Rgb {
        return None;
    }
    let layout = match image {
        DynamicImage::ImageRgba8(_) => Layout::Rgba,
        _ => Layout::Rgb,
    };
    let srgb = ColorProfile::new_srgb();
    let transform = profile
        .create_transform_8bit(layout, &srgb, layout, TransformOptions::default())
        .ok()?;
    let mut converted = vec![0; image.as_bytes().len()];
    transform.transform(image.as_bytes(), &mut converted).ok()?;
    let (width, height) = (image.width(), image.height());
    match layout {
        Layout::Rgba => RgbaImage::from_raw(width, height, converted).map(Into::into),
        _ => RgbImage::from_raw(width, height, converted).map(Into::into),
    }
}
