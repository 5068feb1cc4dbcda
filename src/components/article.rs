//! The article of a page: picture, heading, lead, tools and blocks.

use super::blocks::block;
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
    let markup =
        |class, html: &String| (!html.is_empty()).then(|| element("div").class(class).markup(html));
    element("article")
        .children(opening)
        .child(element("h1").children(heading_text(&page.title)))
        .children(markup("tools", &page.tools))
        .children(lead)
        .children(page.blocks.iter().map(block))
        .children(markup("meanings", &page.meanings))
}
