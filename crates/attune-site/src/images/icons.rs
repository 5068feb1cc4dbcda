//! The mark as icons.

use std::io::Cursor;

use attune::site::assets;
use attune::site::painted::{FAVICON, Icon, Painted, Role};
use attune::site::pictures::artwork::Drawing;
use ico::{IconDir, IconDirEntry, IconImage, ResourceType};

use super::ImageError;
use super::fonts::Fonts;
use super::palette::Palette;
use super::raster::{pixels, plain, png};

/// The sizes in the icon file of old browsers.
const SMALL: [u32; 3] = [16, 32, 48];

/// How much of an icon the mark fills. What systems cut to shapes keeps the inner 80 %:
/// <https://www.w3.org/TR/appmanifest/#icon-masks>. The corners of the mark stay within that circle.
const BARE: f32 = 1.0;
const FRAMED: f32 = 0.72;
const MASKED: f32 = 0.54;

/// Paints the icons.
pub fn add(
    painted: &mut Painted,
    mark: &Drawing,
    fonts: &Fonts,
    palette: &Palette,
) -> Result<(), ImageError> {
    let small = small(mark, fonts)?;
    let vector = vector(mark, palette).into_bytes();
    let framed = |size, share| {
        let svg = square(mark, size, share, Some(&palette.paper[0]));
        png("an icon", &svg, fonts)
    };
    let named = |stem: &str, extension: &str, bytes: &[u8]| {
        assets::named(&["icons/", stem].concat(), extension, bytes)
    };
    let mut icons = vec![
        (Role::Small, FAVICON.to_owned(), small),
        (Role::Vector, named("mark", "svg", &vector), vector),
    ];
    for (role, size, share, stem) in [
        (Role::Touch, 180, FRAMED, "touch"),
        (Role::App(192), 192, FRAMED, "app-192"),
        (Role::App(512), 512, FRAMED, "app-512"),
        (Role::Maskable(512), 512, MASKED, "maskable-512"),
    ] {
        let bytes = framed(size, share)?;
        icons.push((role, named(stem, "png", &bytes), bytes));
    }
    for (role, path, bytes) in icons {
        painted.files.insert(path.clone(), bytes);
        painted.icons.push(Icon { path, role });
    }
    Ok(())
}

/// The mark on a square of `size` pixels, of which it fills a share.
fn square(mark: &Drawing, size: u32, share: f32, ground: Option<&str>) -> String {
    let begin = (1.0 - share) * 50.0;
    let part = share * 100.0;
    let ground = ground.map_or_else(String::new, |colour| {
        format!("<path fill=\"{colour}\" d=\"M0 0H100V100H0z\"/>")
    });
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{size}\" height=\"{size}\" viewBox=\"0 0 100 100\">{ground}\
         <svg x=\"{begin}\" y=\"{begin}\" width=\"{part}\" height=\"{part}\" viewBox=\"0 0 {} {}\">{}</svg></svg>",
        mark.width,
        mark.height,
        plain(&mark.inside)
    )
}

/// The mark in the colours of the reader's scheme. It is a file of its own, so it has its own rules.
fn vector(mark: &Drawing, palette: &Palette) -> String {
    let colours = |scheme: usize| {
        format!(
            ":root{{--art-therapist:{};--art-client:{}}}",
            palette.therapist[scheme], palette.client[scheme]
        )
    };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\"><style>{}@media(prefers-color-scheme:dark){{{}}}</style>{}</svg>\n",
        mark.width,
        mark.height,
        colours(0),
        colours(1),
        mark.inside
    )
}

fn small(mark: &Drawing, fonts: &Fonts) -> Result<Vec<u8>, ImageError> {
    let what = FAVICON;
    let fail = |error: std::io::Error| ImageError::Render {
        what: what.into(),
        wrong: error.to_string(),
    };
    let mut icon = IconDir::new(ResourceType::Icon);
    for size in SMALL {
        let pixmap = pixels(what, &square(mark, size, BARE, None), fonts)?;
        // The painter's colours are multiplied by their opacity; an icon's aren't.
        let rgba = pixmap.pixels().iter().flat_map(|pixel| {
            let pixel = pixel.demultiply();
            [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]
        });
        let image = IconImage::from_rgba_data(size, size, rgba.collect());
        icon.add_entry(IconDirEntry::encode(&image).map_err(fail)?);
    }
    let mut bytes = Cursor::new(Vec::new());
    icon.write(&mut bytes).map_err(fail)?;
    Ok(bytes.into_inner())
}
