//! The site's own artwork: files of `public/art/`, each with one or more drawings, which are
//! `<symbol>`s with an `id` and a `viewBox`. `/art/room.svg#wide` names one of them.

use std::collections::BTreeMap;

use roxmltree::Document;

use super::missing;
use crate::content::model::{Picture, PictureFile};
use crate::site::head::escape;
use crate::site::{BuildError, Files};

/// Where the artwork lies below `public/`.
pub const FOLDER: &str = "art/";

/// A drawing's box: how wide and high it is in its own units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// The drawings of one file, by name.
///
/// # Errors
/// What is wrong with the file.
pub fn drawings(svg: &str) -> Result<BTreeMap<String, Size>, String> {
    let document = Document::parse(svg).map_err(|error| error.to_string())?;
    let symbols = document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "symbol")));
    let drawing = |node: roxmltree::Node<'_, '_>| {
        let id = node.attribute("id").ok_or("a symbol has no id")?;
        let size = node.attribute("viewBox").and_then(size);
        let size = size.ok_or_else(|| {
            format!("the viewBox of the symbol “{id}” isn't four numbers from 0 0")
        })?;
        Ok((id.to_owned(), size))
    };
    symbols.map(drawing).collect()
}

fn size(view_box: &str) -> Option<Size> {
    let numbers: Vec<f32> = view_box
        .split_whitespace()
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    match numbers[..] {
        [0.0, 0.0, width, height] if width > 0.0 && height > 0.0 => Some(Size { width, height }),
        _ => None,
    }
}

/// Every drawing, by the address that content names it by.
pub struct Artwork(BTreeMap<String, Size>);

impl Artwork {
    /// Reads the staged artwork.
    ///
    /// # Errors
    /// When a file of it can't be read.
    pub fn of(staged: &Files) -> Result<Self, BuildError> {
        let mut all = BTreeMap::new();
        for (path, bytes) in staged.range(FOLDER.to_owned()..) {
            if !path.starts_with(FOLDER) {
                break;
            }
            let found = String::from_utf8(bytes.clone())
                .map_err(|error| error.to_string())
                .and_then(|svg| drawings(&svg))
                .map_err(|wrong| BuildError::Unfit {
                    file: path.clone(),
                    wrong,
                    remedy: "draw it as docs/architecture.md says of the artwork",
                })?;
            all.extend(
                found
                    .into_iter()
                    .map(|(id, size)| (format!("/{path}#{id}"), size)),
            );
        }
        Ok(Self(all))
    }

    /// A picture as HTML; where it has a drawing for narrow screens the style sheet shows one of
    /// the two.
    ///
    /// # Errors
    /// When there is no such drawing.
    pub fn markup(&self, picture: &Picture) -> Result<String, BuildError> {
        let alternative = picture.alternative.0.as_str();
        let Some(narrow) = &picture.narrow else {
            return self.drawing(&picture.source, "art", alternative);
        };
        Ok(self.drawing(&picture.source, "art broad", alternative)?
            + &self.drawing(narrow, "art narrow", alternative)?)
    }

    fn drawing(
        &self,
        source: &PictureFile,
        class: &str,
        alternative: &str,
    ) -> Result<String, BuildError> {
        let source = source.as_str();
        let Size { width, height } = self.0.get(source).ok_or_else(|| missing(source))?;
        let meaning = if alternative.is_empty() {
            String::from("aria-hidden=\"true\"")
        } else {
            format!("role=\"img\" aria-label=\"{}\"", escape(alternative))
        };
        Ok(format!(
            "<svg class=\"{class}\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" {meaning}><use href=\"{}\"></use></svg>",
            escape(source)
        ))
    }
}
