//! The plain layout of a page: its picture, its heading, its words.

use leptos::prelude::*;

use super::blocks::block;
use super::element::element;
use super::picture::picture;
use super::text::text;
use crate::content::model::Page;

/// Draws a page. `class` names the layout for the style sheets.
#[must_use]
pub fn article(page: &Page, class: &'static str) -> AnyView {
    let opening = page.picture.as_ref().map(|first| {
        element("figure")
            .class("opening")
            .child(picture(first, "frame"))
            .view()
    });
    element("article")
        .class(class)
        .children(opening)
        .child(element("h1").words(&page.title).view())
        .child(element("p").class("lead").children(text(&page.lead)).view())
        .children(page.blocks.iter().map(block))
        .view()
}
