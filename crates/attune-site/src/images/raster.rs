//! Renders SVG to pixels.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::error::ImageError;
use super::fonts::Fonts;

/// Renders an SVG at its own size.
pub fn pixels(what: &str, svg: &str, fonts: &Fonts) -> Result<Pixmap, ImageError> {
    let fail = |wrong: String| ImageError::Render {
        what: what.to_owned(),
        wrong,
    };
    let options = Options {
        fontdb: fonts.database.clone(),
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(|error| fail(error.to_string()))?;
    let size = tree.size().to_int_size();
    let mut pixmap =
        Pixmap::new(size.width(), size.height()).ok_or_else(|| fail("it has no size".into()))?;
    resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
    Ok(pixmap)
}

/// Renders an SVG as a PNG.
pub fn png(what: &str, svg: &str, fonts: &Fonts) -> Result<Vec<u8>, ImageError> {
    pixels(what, svg, fonts)?
        .encode_png()
        .map_err(|error| ImageError::Render {
            what: what.to_owned(),
            wrong: error.to_string(),
        })
}

/// Replaces each `var(--name, colour)` of a drawing with its fallback, which is the colour of the light scheme.
pub fn with_light_colours(drawing: &str) -> String {
    let mut plain = String::with_capacity(drawing.len());
    let mut rest = drawing;
    while let Some((before, name)) = rest.split_once("var(") {
        plain.push_str(before);
        let (value, after) = name.split_once(')').unwrap_or((name, ""));
        plain.push_str(
            value
                .split_once(',')
                .map_or("none", |(_, light)| light.trim()),
        );
        rest = after;
    }
    plain + rest
}
