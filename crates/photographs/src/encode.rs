//! Encodes pixels as files without metadata: no notes, no location, no camera. After a change here or in `sizes`
//! or `decode`, raise `ENCODER_VERSION` in `attune-site`, or the cache returns files made before it.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ImageError};
use ravif::{Img, RGBA8};

use super::answer::{Format, SourceFormat};

const AVIF_QUALITY: f32 = 62.0;
const AVIF_SPEED: u8 = 7;
const WEBP_QUALITY: f32 = 76.0;
const JPEG_QUALITY: u8 = 80;

/// A picture can't be encoded.
#[derive(Debug, thiserror::Error)]
pub enum EncodeError {
    #[error("AVIF: {0}")]
    Avif(#[from] ravif::Error),
    #[error("WebP: {0}")]
    WebP(String),
    #[error(transparent)]
    Image(#[from] ImageError),
}

impl Format {
    /// The formats that a photograph is served in, best first, its own last.
    pub fn of(source: SourceFormat) -> [Self; 3] {
        let own = match source {
            SourceFormat::Jpeg => Self::Jpeg,
            SourceFormat::Png => Self::Png,
        };
        [Self::Avif, Self::WebP, own]
    }

    /// Encodes a picture with eight bits per colour.
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
