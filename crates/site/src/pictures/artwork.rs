//! The site's artwork: SVG files in `public/art/`, each with one or more drawings, which are `<symbol>`s with an `id`
//! and a `viewBox`. The content refers to a drawing as `/art/room.svg#wide`.
//!
//! Each page gets two sheets: one for the picture at its top, one for all drawings below. That is two requests for any
//! number of drawings. Sheets are named after their hashes, so browsers can cache them permanently.

use std::collections::{BTreeMap, BTreeSet};

use attune::html::escape;
use roxmltree::{Document, Node};
use serde::{Deserialize, Serialize};

use crate::error::BuildError;
use crate::files::Files;
use crate::names::ARTWORK;
use crate::source::{Picture, PictureFile};
use crate::{clutter, hash};

const SVG: &str = "http://www.w3.org/2000/svg";

/// A `<symbol>`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drawing {
    /// Its width in its own units.
    pub width: f32,
    /// Its height in its own units.
    pub height: f32,
    /// Its content as SVG.
    pub inside: String,
    /// The parts of its file's `<defs>` that it refers to, directly or through another part.
    pub shared: BTreeSet<String>,
    /// The symbol's attributes except `id`.
    attributes: String,
    /// Its `preserveAspectRatio` as HTML, if it has one: such a drawing may be cropped to fill a frame.
    crop: String,
}

/// Parses the drawings of one file, by name.
///
/// # Errors
/// A description of the problem.
pub fn read(bytes: &[u8]) -> Result<BTreeMap<String, Drawing>, String> {
    let svg = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    drawings(svg)
}

/// Parses the drawings of one file's text, by name.
///
/// # Errors
/// A description of the problem.
pub fn drawings(svg: &str) -> Result<BTreeMap<String, Drawing>, String> {
    let document = Document::parse(svg).map_err(|error| error.to_string())?;
    let named = |name: &'static str| {
        let nodes = document.descendants();
        nodes.filter(move |node| node.has_tag_name((SVG, name)))
    };
    let parts = named("defs").flat_map(|defs| defs.children());
    let parts: BTreeMap<&str, &str> = parts
        .filter_map(|part| Some((part.attribute("id")?, &svg[part.range()])))
        .collect();
    let drawing = |node: Node<'_, '_>| {
        let id = node.attribute("id").ok_or("a symbol has no id")?;
        let [width, height] = node.attribute("viewBox").and_then(size).ok_or_else(|| {
            format!("the viewBox of the symbol “{id}” isn't four numbers from 0 0")
        })?;
        let inside: String = node.children().map(|child| &svg[child.range()]).collect();
        let attributes = |is_wanted: fn(&str) -> bool| {
            let wanted = node.attributes().filter(|one| is_wanted(one.name()));
            wanted
                .map(|one| format!(" {}=\"{}\"", one.name(), escape(one.value())))
                .collect::<Vec<_>>()
                .concat()
        };
        let drawing = Drawing {
            width,
            height,
            attributes: attributes(|name| name != "id"),
            crop: attributes(|name| name == "preserveAspectRatio"),
            shared: referenced(&inside, &parts),
            inside,
        };
        Ok((id.to_owned(), drawing))
    };
    named("symbol").map(drawing).collect()
}

impl Drawing {
    /// The parts that it refers to, as a `<defs>` element; empty if there is none.
    #[must_use]
    pub fn defs(&self) -> String {
        defs(self.shared.iter().map(String::as_str))
    }
}

fn defs<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let parts: String = parts.into_iter().collect();
    match &*parts {
        "" => parts,
        parts => format!("<defs>{parts}</defs>"),
    }
}

/// The parts that an SVG text refers to, directly or through another part.
fn referenced(svg: &str, parts: &BTreeMap<&str, &str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut unread = vec![svg];
    while let Some(text) = unread.pop() {
        let names = text.split("href=\"#").skip(1);
        let names = names.filter_map(|rest| rest.split('"').next());
        for part in names.filter_map(|name| parts.get(name)) {
            if found.insert((*part).to_owned()) {
                unread.push(part);
            }
        }
    }
    found
}

fn size(view_box: &str) -> Option<[f32; 2]> {
    let numbers: Vec<f32> = view_box
        .split_whitespace()
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    match numbers[..] {
        [0.0, 0.0, width, height] if width > 0.0 && height > 0.0 => Some([width, height]),
        _ => None,
    }
}

/// Several drawings of a page in one file.
pub struct Sheet {
    /// Its path from the root of the site.
    pub path: String,
    /// The file's text.
    pub svg: String,
    /// Whether it has no drawings.
    pub is_empty: bool,
}

/// Every drawing by its address in the content.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Artwork(BTreeMap<String, Drawing>);

impl Artwork {
    /// Takes the artwork out of the staged files.
    ///
    /// # Errors
    /// When a file can't be parsed.
    pub fn take(staged: &mut Files) -> Result<Self, BuildError> {
        let mut all = BTreeMap::new();
        for (path, bytes) in staged.extract_if(.., |path, _| is_artwork(path)) {
            let found = read(&bytes).map_err(|wrong| BuildError::Invalid {
                file: path.clone(),
                wrong,
                remedy: "draw it as docs/artwork.md explains",
            })?;
            let found = found.into_iter();
            all.extend(found.map(|(id, drawing)| (format!("/{path}#{id}"), drawing)));
        }
        Ok(Self(all))
    }

    /// The addresses of all drawings.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The drawing at an address such as `/art/room.svg#wide`.
    ///
    /// # Errors
    /// When there is none.
    pub fn get(&self, address: &str) -> Result<&Drawing, BuildError> {
        self.0.get(address).ok_or_else(|| BuildError::NoPicture {
            file: address.to_owned(),
        })
    }

    /// The sheet with the drawings of some pictures; its file name starts with `stem`.
    ///
    /// # Errors
    /// When there is no such drawing.
    pub fn sheet<'p>(
        &self,
        stem: &str,
        pictures: impl Iterator<Item = &'p Picture>,
    ) -> Result<Sheet, BuildError> {
        let named = pictures.flat_map(|picture| [Some(&picture.source), picture.narrow.as_ref()]);
        let addresses: BTreeSet<&str> = named
            .flatten()
            .map(PictureFile::as_str)
            .filter(|address| address.contains('#'))
            .collect();
        let mut shared = BTreeSet::new();
        let mut symbols = Vec::new();
        for address in &addresses {
            let drawing = self.get(address)?;
            shared.extend(drawing.shared.iter().map(String::as_str));
            symbols.push(format!(
                "<symbol id=\"{}\"{}>{}</symbol>",
                id(address),
                drawing.attributes,
                drawing.inside
            ));
        }
        let svg = format!(
            "<svg xmlns=\"{SVG}\">{}{}</svg>\n",
            defs(shared),
            symbols.concat()
        );
        Ok(Sheet {
            path: hash::file_name(&[ARTWORK, stem].concat(), "svg", svg.as_bytes()),
            is_empty: addresses.is_empty(),
            svg,
        })
    }

    /// A picture as HTML that refers to drawings of the sheet at `address`. If it has a drawing for narrow screens, the
    /// style sheet shows one of the two.
    ///
    /// # Errors
    /// When there is no such drawing.
    pub fn markup(&self, picture: &Picture, address: &str) -> Result<String, BuildError> {
        let alternative = picture.alternative.0.as_str();
        let semantics = if alternative.is_empty() {
            String::from("aria-hidden=\"true\"")
        } else {
            format!("role=\"img\" aria-label=\"{}\"", escape(alternative))
        };
        let show = |drawing: &str, class: &str| {
            let Drawing {
                width,
                height,
                crop,
                ..
            } = self.get(drawing)?;
            Ok(format!(
                "<svg class=\"{class}\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
                 height=\"{height}\"{crop} {semantics}><use href=\"{address}#{}\"></use></svg>",
                id(drawing)
            ))
        };
        let source = picture.source.as_str();
        match &picture.narrow {
            None => show(source, "art"),
            Some(narrow) => Ok(show(source, "art broad")? + &show(narrow.as_str(), "art narrow")?),
        }
    }
}

/// Whether a file is artwork rather than clutter in its folder.
fn is_artwork(path: &str) -> bool {
    path.starts_with(ARTWORK) && clutter::find(path).is_none()
}

/// A drawing's id on a sheet: `room-wide` for `/art/room.svg#wide`.
fn id(address: &str) -> String {
    let name = address.rsplit('/').next().unwrap_or(address);
    name.replace(".svg#", "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_brings_only_the_shared_parts_that_it_uses() {
        let svg = r##"<svg xmlns="http://www.w3.org/2000/svg"><defs><g id="hand"/><g id="arm"><use href="#hand"/></g>
            <g id="foot"/></defs><symbol id="wave" viewBox="0 0 1 1"><use href="#arm"/></symbol>
            <symbol id="dot" viewBox="0 0 1 1"><path d="M0 0"/></symbol></svg>"##;
        let drawings = drawings(svg).expect("drawings");
        let shared: Vec<&str> = drawings["wave"].shared.iter().map(String::as_str).collect();
        assert_eq!(
            shared,
            [
                r##"<g id="arm"><use href="#hand"/></g>"##,
                r#"<g id="hand"/>"#
            ]
        );
        assert!(drawings["dot"].shared.is_empty());
    }
}
