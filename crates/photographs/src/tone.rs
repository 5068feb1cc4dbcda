//! The colour that stands in a photograph's place until it comes.

use image::DynamicImage;
use image::imageops::FilterType;

/// The mean colour as light mixes, as `rrggbb`; none for a picture that one can see through, which
/// would keep the colour behind it.
pub fn tone(image: &DynamicImage) -> Option<String> {
    if image.color().has_alpha() {
        return None;
    }
    let few = image.resize_exact(32, 32, FilterType::Triangle).into_rgb8();
    let mut sums = [0.0_f32; 3];
    for pixel in few.pixels() {
        for (sum, colour) in sums.iter_mut().zip(pixel.0) {
            *sum += light(colour);
        }
    }
    let count = f32::from(u16::try_from(few.pixels().len()).unwrap_or(u16::MAX));
    let [red, green, blue] = sums.map(|sum| colour(sum / count));
    Some(format!("{red:02x}{green:02x}{blue:02x}"))
}

/// From a value of sRGB to the amount of light.
fn light(colour: u8) -> f32 {
    let value = f32::from(colour) / 255.0;
    if value <= 0.04045 {
        value / 12.92
    } else {
        ((value + 0.055) / 1.055).powf(2.4)
    }
}

/// The value of sRGB whose light comes nearest.
fn colour(wanted: f32) -> u8 {
    let far = |colour: &u8| (light(*colour) - wanted).abs();
    let nearest = (0..=u8::MAX).min_by(|one, other| far(one).total_cmp(&far(other)));
    nearest.unwrap_or_default()
}
