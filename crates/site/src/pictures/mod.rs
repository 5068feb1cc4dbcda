//! Pictures as HTML. Only the build renders them, because it needs the files. Drawings use `<use>`, so that they follow
//! the page's colours; photographs use `<picture>`, in several sizes and formats.

pub mod artwork;
pub mod photograph;

use std::collections::BTreeSet;

use crate::source::{Content, Page};

/// The address of the site's mark.
pub const MARK: &str = "/art/mark.svg#mark";

/// The photographs that pages show, by their addresses in the content.
#[must_use]
pub fn photographs(content: &Content) -> BTreeSet<String> {
    let shown = content.pages.values().flat_map(Page::pictures);
    let named = shown.map(|picture| picture.source.0.clone());
    named.filter(|source| !is_drawing(source)).collect()
}

/// Whether an address is that of a drawing.
#[must_use]
pub fn is_drawing(source: &str) -> bool {
    source.contains('#')
}
