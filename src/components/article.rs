//! The article of a page: picture, heading, lead, tools and blocks.

use super::blocks::{block, meanings};
use super::element::{Element, element};
use super::heading_text::heading_text;
use super::picture::picture;
use super::text::text;
use crate::content::page::Page;

/// Renders a page. The caller adds the class that names its layout for the style sheets.
#[must_use]
pub fn article(page: &Page) -> Element {
    let opening = page
        .picture
        .as_ref()
        .map(|first| element("div").class("opening").child(picture(first)));
    let lead = page
        .lead
        .as_ref()
        .map(|words| element("p").class("lead").children(text(words)));
    let tools = (!page.tools.is_empty()).then(|| element("div").class("tools").markup(&page.tools));
    element("article")
        .children(opening)
        .child(element("h1").children(heading_text(&page.title)))
        .children(tools)
        .children(lead)
        .children(page.blocks.iter().map(block))
        .children((!page.meanings.is_empty()).then(|| meanings(&page.meanings)))
}
