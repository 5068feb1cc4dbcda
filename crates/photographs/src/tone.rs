//! The placeholder colour that is shown until a photograph has loaded.

use image::DynamicImage;
use image::imageops::FilterType;

/// The mean colour in linear light, as `rrggbb`. None for a transparent picture, since the colour would remain
/// visible behind it.
pub fn tone(image: &DynamicImage) -> Option<String> {
    if image.color().has_alpha() {
        return None;
    }
    let small = image.resize_exact(32, 32, FilterType::Triangle).into_rgb8();
    let mut sums = [0.0_f32; 3];
    for pixel in small.pixels() {
        for (sum, colour) in sums.iter_mut().zip(pixel.0) {
            *sum += light(colour);
        }
    }
    let count = f32::from(u16::try_from(small.pixels().len()).unwrap_or(u16::MAX));
    let [red, green, blue] = sums.map(|sum| colour(sum / count));
    Some(format!("{red:02x}{green:02x}{blue:02x}"))
}

/// Converts an sRGB value to linear light.
fn light(colour: u8) -> f32 {
    let value = f32::from(colour) / 255.0;
    if value <= 0.04045 {
        value / 12.92
    } else {
        ((value + 0.055) / 1.055).powf(2.4)
    }
}

/// The sRGB value that is nearest to an amount of linear light.
fn colour(target: f32) -> u8 {
    let distance = |colour: &u8| (light(*colour) - target).abs();
    let nearest = (0..=u8::MAX).min_by(|one, other| distance(one).total_cmp(&distance(other)));
    nearest.unwrap_or_default()
}
