//! Renders the mark as the site's icons.

use std::io::Cursor;

use ico::{IconDir, IconDirEntry, IconImage, ResourceType};
use site::files::Files;
use site::hash;
use site::images::{Icon, Role};
use site::names::FAVICON;
use site::pictures::artwork::Drawing;

use super::error::ImageError;
use super::fonts::Fonts;
use super::palette::Palette;
use super::raster::{pixels, png, with_light_colours};

/// The sizes in `favicon.ico`, for old browsers.
const FAVICON_SIZES: [u32; 3] = [16, 32, 48];

/// The share of an icon's width that the mark fills. Systems cut maskable icons to a shape, but keep the inner
/// 80 %: <https://www.w3.org/TR/appmanifest/#icon-masks>. The corners of the mark are within that circle.
const BARE: f32 = 1.0;
const FRAMED: f32 = 0.72;
const MASKED: f32 = 0.54;

/// Generates the icons. Adds their files to `files`.
pub fn generate(
    files: &mut Files,
    mark: &Drawing,
    fonts: &Fonts,
    palette: &Palette,
) -> Result<Vec<Icon>, ImageError> {
    let favicon = favicon(mark, fonts)?;
    let vector = vector(mark, palette).into_bytes();
    let on_paper = |size, share| {
        let svg = square(mark, size, share, Some(&palette.paper[0]));
        png("an icon", &svg, fonts)
    };
    let named = |stem: &str, extension: &str, bytes: &[u8]| {
        hash::file_name(&["icons/", stem].concat(), extension, bytes)
    };
    let mut icons = vec![
        (Role::Small, FAVICON.to_owned(), favicon),
        (Role::Vector, named("mark", "svg", &vector), vector),
    ];
    for (role, size, share, stem) in [
        (Role::Touch, 180, FRAMED, "touch"),
        (Role::App(192), 192, FRAMED, "app-192"),
        (Role::App(512), 512, FRAMED, "app-512"),
        (Role::Maskable(512), 512, MASKED, "maskable-512"),
    ] {
        let bytes = on_paper(size, share)?;
        icons.push((role, named(stem, "png", &bytes), bytes));
    }
    let icons = icons.into_iter().map(|(role, path, bytes)| {
        files.insert(path.clone(), bytes);
        Icon { path, role }
    });
    Ok(icons.collect())
}

/// The mark on a square of `size` pixels, filling `share` of its width.
fn square(mark: &Drawing, size: u32, share: f32, background: Option<&str>) -> String {
    let offset = (1.0 - share) * 50.0;
    let width = share * 100.0;
    let background = background.map_or_else(String::new, |colour| {
        format!("<path fill=\"{colour}\" d=\"M0 0H100V100H0z\"/>")
    });
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{size}\" height=\"{size}\" viewBox=\"0 0 100 100\">{background}\
         <svg x=\"{offset}\" y=\"{offset}\" width=\"{width}\" height=\"{width}\" viewBox=\"0 0 {} {}\">{}</svg></svg>",
        mark.width,
        mark.height,
        with_light_colours(&mark.inside)
    )
}

/// The mark as SVG, in the visitor's colour scheme. It is a separate file, so it has its own styles.
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

fn favicon(mark: &Drawing, fonts: &Fonts) -> Result<Vec<u8>, ImageError> {
    let what = FAVICON;
    let fail = |error: std::io::Error| ImageError::Render {
        what: what.into(),
        wrong: error.to_string(),
    };
    let mut icon = IconDir::new(ResourceType::Icon);
    for size in FAVICON_SIZES {
        let pixmap = pixels(what, &square(mark, size, BARE, None), fonts)?;
        // The renderer's colours are premultiplied by their alpha; an icon's aren't.
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
