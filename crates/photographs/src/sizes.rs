//! The sizes of a photograph, and resizing to them.

use image::imageops::FilterType;
use image::{DynamicImage, RgbaImage};

/// The widths, from narrow to wide. A narrower photograph ends with its own width.
const WIDTHS: [u32; 5] = [480, 800, 1200, 1600, 2000];
/// The maximum height. A WebP can't have more than 16383.
const MAX_HEIGHT: u64 = 8000;

/// The width of a photograph's widest file. Photographs are never scaled up.
pub fn widest(width: u32, height: u32) -> u32 {
    let [.., max_width] = WIDTHS;
    let by_height = MAX_HEIGHT * u64::from(width) / u64::from(height.max(1));
    let by_height = u32::try_from(by_height).unwrap_or(u32::MAX);
    width.min(max_width).min(by_height).max(1)
}

/// The widths of a photograph's files, given its widest. A width just below the widest is left out.
pub fn widths(widest: u32) -> Vec<u32> {
    let narrower = WIDTHS.iter().filter(|width| *width * 10 < widest * 9);
    narrower.copied().chain([widest]).collect()
}

/// The height at `target_width`, in the same proportions.
pub fn height(width: u32, height: u32, target_width: u32) -> u32 {
    let (width, height, target_width) =
        (u64::from(width), u64::from(height), u64::from(target_width));
    let rounded = (height * target_width + width / 2) / width.max(1);
    u32::try_from(rounded).unwrap_or(u32::MAX).max(1)
}

/// Shrinks a picture. Colours are weighted by their alpha, so that transparent pixels don't bleed into opaque ones.
pub fn shrink(image: &DynamicImage, width: u32, height: u32) -> DynamicImage {
    if (width, height) == (image.width(), image.height()) {
        return image.clone();
    }
    let DynamicImage::ImageRgba8(transparent) = image else {
        return image.resize_exact(width, height, FilterType::Lanczos3);
    };
    let weighted = map_colours(transparent, |colour, alpha| colour * alpha / 255);
    let resized = DynamicImage::from(weighted).resize_exact(width, height, FilterType::Lanczos3);
    let unweight = |colour: u32, alpha: u32| (colour * 255).checked_div(alpha).unwrap_or(0);
    map_colours(&resized.into_rgba8(), unweight).into()
}

fn map_colours(image: &RgbaImage, change: impl Fn(u32, u32) -> u32) -> RgbaImage {
    let mut image = image.clone();
    for pixel in image.pixels_mut() {
        let [colours @ .., alpha] = &mut pixel.0;
        for colour in colours {
            let changed = change(u32::from(*colour), u32::from(*alpha));
            *colour = u8::try_from(changed).unwrap_or(u8::MAX);
        }
    }
    image
}
