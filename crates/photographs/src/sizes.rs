//! The sizes that a photograph is made in, and shrinking it to them.

use image::imageops::FilterType;
use image::{DynamicImage, RgbaImage};

/// The widths, from narrow to wide; a photograph that has fewer pixels ends with its own.
const WIDTHS: [u32; 5] = [480, 800, 1200, 1600, 2000];
/// The greatest height: a WebP can't have more than 16383.
const HIGHEST: u64 = 8000;

/// The widest size of a photograph; it is never scaled up.
pub fn widest(width: u32, height: u32) -> u32 {
    let [.., most] = WIDTHS;
    let by_height = HIGHEST * u64::from(width) / u64::from(height.max(1));
    let by_height = u32::try_from(by_height).unwrap_or(u32::MAX);
    width.min(most).min(by_height).max(1)
}

/// The widths that a photograph of this width is made in. One just below the widest is left out.
pub fn widths(widest: u32) -> Vec<u32> {
    let narrower = WIDTHS.iter().filter(|width| *width * 10 < widest * 9);
    narrower.copied().chain([widest]).collect()
}

/// The height that belongs to a width.
pub fn height(width: u32, height: u32, wanted: u32) -> u32 {
    let (width, height, wanted) = (u64::from(width), u64::from(height), u64::from(wanted));
    let rounded = (height * wanted + width / 2) / width.max(1);
    u32::try_from(rounded).unwrap_or(u32::MAX).max(1)
}

/// Shrinks a picture. What can't be seen of a transparent one has no part in it: its colours count
/// as far as they show.
pub fn shrink(image: &DynamicImage, width: u32, height: u32) -> DynamicImage {
    if (width, height) == (image.width(), image.height()) {
        return image.clone();
    }
    let DynamicImage::ImageRgba8(clear) = image else {
        return image.resize_exact(width, height, FilterType::Lanczos3);
    };
    let shown = weigh(clear, |colour, alpha| colour * alpha / 255);
    let shown = DynamicImage::from(shown).resize_exact(width, height, FilterType::Lanczos3);
    let back = |colour: u32, alpha: u32| (colour * 255).checked_div(alpha).unwrap_or(0);
    weigh(&shown.into_rgba8(), back).into()
}

fn weigh(image: &RgbaImage, change: impl Fn(u32, u32) -> u32) -> RgbaImage {
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
