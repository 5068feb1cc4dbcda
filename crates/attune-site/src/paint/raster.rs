//! SVG to pixels.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::PaintError;
use super::faces::Faces;

/// Paints an SVG at its own size.
pub fn pixels(what: &str, svg: &str, faces: &Faces) -> Result<Pixmap, PaintError> {
    let fail = |wrong: String| PaintError::Painter {
        what: what.to_owned(),
        wrong,
    };
    let options = Options {
        fontdb: faces.database.clone(),
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(|error| fail(error.to_string()))?;
    let size = tree.size().to_int_size();
    let mut pixmap =
        Pixmap::new(size.width(), size.height()).ok_or_else(|| fail("it has no size".into()))?;
    resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
    Ok(pixmap)
}

/// The same as a PNG.
pub fn png(what: &str, svg: &str, faces: &Faces) -> Result<Vec<u8>, PaintError> {
    pixels(what, svg, faces)?
        .encode_png()
        .map_err(|error| PaintError::Painter {
            what: what.to_owned(),
            wrong: error.to_string(),
        })
}

/// The drawing with plain colours where it names those of a page: each one's light value, which
/// stands behind its name.
pub fn plain(drawing: &str) -> String {
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
