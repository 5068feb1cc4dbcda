//! The plain layout of a page: its picture, its heading, its words.

use super::blocks::block;
use super::element::{Element, element};
use super::picture::picture;
use super::text::text;
use crate::content::model::{Block, Page};

/// Draws a page. `class` names the layout for the style sheets.
#[must_use]
pub fn article(page: &Page, class: &'static str) -> Element {
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
        .class(class)
        .children(opening)
        .child(element("h1").words(&page.title))
        .child(element("div").class("tools").markup(&page.tools))
        .children(lead)
        .children(page.blocks.iter().filter_map(block))
}

/// Draws a page's words alone: no picture is fetched for it.
#[must_use]
pub fn words_alone(page: &Page) -> Element {
    let said = |part: &&Block| matches!(part, Block::Heading(_) | Block::Paragraph(_));
    element("article")
        .child(element("h1").words(&page.title))
        .children(page.blocks.iter().filter(said).filter_map(block))
}
