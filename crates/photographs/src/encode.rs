//! From pixels to files. What is written holds pixels only: no notes, no place, no camera. With a change here or
//! in `sizes` and `decode`, raise `SETTINGS` in `attune-site`, or what was made before is taken for good.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ImageError};
use ravif::{Img, RGBA8};

use super::answer::{Format, Kind};

const AVIF_QUALITY: f32 = 62.0;
const AVIF_SPEED: u8 = 7;
const WEBP_QUALITY: f32 = 76.0;
const JPEG_QUALITY: u8 = 80;

/// A picture can't be written in a format.
#[derive(Debug, thiserror::Error)]
pub enum EncodeError {
    #[error("AVIF: {0}")]
    Avif(#[from] ravif::Error),
    #[error("WebP: {0}")]
    WebP(String),
    #[error(transparent)]
    Own(#[from] ImageError),
}

impl Format {
    /// The formats of a photograph, best first, its own last.
    pub fn of(kind: Kind) -> [Self; 3] {
        let own = match kind {
            Kind::Jpeg => Self::Jpeg,
            Kind::Png => Self::Png,
        };
        [Self::Avif, Self::WebP, own]
    }

    /// Writes a picture of eight bits in this format.
    pub fn encode(self, image: &DynamicImage) -> Result<Vec<u8>, EncodeError> {
        let mut file = Vec::new();
        match self {
            Self::Avif => return avif(image),
            Self::WebP => return webp(image),
            Self::Jpeg => {
                image.write_with_encoder(JpegEncoder::new_with_quality(&mut file, JPEG_QUALITY))?;
            }
            Self::Png => {
                let (compression, filter) = (CompressionType::Default, FilterType::Adaptive);
                let encoder = PngEncoder::new_with_quality(&mut file, compression, filter);
                image.write_with_encoder(encoder)?;
            }
        }
        Ok(file)
    }
}

fn avif(image: &DynamicImage) -> Result<Vec<u8>, EncodeError> {
    let pixels: Vec<RGBA8> = image
        .to_rgba8()
        .pixels()
        .map(|pixel| RGBA8::from(pixel.0))
        .collect();
    let (width, height) = (image.width() as usize, image.height() as usize);
    let encoded = ravif::Encoder::new()
        .with_quality(AVIF_QUALITY)
        .with_alpha_quality(AVIF_QUALITY)
        .with_speed(AVIF_SPEED)
        .encode_rgba(Img::new(pixels.as_slice(), width, height))?;
    Ok(encoded.avif_file)
}

fn webp(image: &DynamicImage) -> Result<Vec<u8>, EncodeError> {
    let (bytes, width, height) = (image.as_bytes(), image.width(), image.height());
    let input = match image {
        DynamicImage::ImageRgba8(_) => webp::Encoder::from_rgba(bytes, width, height),
        _ => webp::Encoder::from_rgb(bytes, width, height),
    };
    let file = input.encode_simple(false, WEBP_QUALITY);
    let file = file.map_err(|error| EncodeError::WebP(format!("{error:?}")))?;
    Ok(file.to_vec())
}
