//! A picture, as the build drew it.

use super::element::{Element, element};
use crate::content::page::Picture;

/// Draws a [`Picture`] in a frame of its own. `class` names what it is on the page.
#[must_use]
pub fn picture(picture: &Picture, class: &'static str) -> Element {
    element("div").class(class).markup(picture.html())
}
