//! The plain layout of a page: its picture, its heading, its words.

use super::blocks::block;
use super::element::{Element, element};
use super::picture::picture;
use super::text::text;
use crate::content::page::Page;

/// Draws a page. What names its layout for the style sheets is the page's own to add.
#[must_use]
pub fn article(page: &Page) -> Element {
    let opening = page.picture.as_ref().map(|first| {
        element("div")
            .class("opening")
            .child(picture(first, "frame"))
    });
    let lead = page
        .lead
        .as_ref()
        .map(|words| element("p").class("lead").children(text(words)));
    element("article")
        .children(opening)
        .child(element("h1").words(&page.title))
        .child(element("div").class("tools").markup(&page.tools))
        .children(lead)
        .children(page.blocks.iter().map(block))
}
