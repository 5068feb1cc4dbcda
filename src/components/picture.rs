//! A picture, as the HTML that the build rendered.

use super::element::{Element, element};
use crate::content::page::Picture;

/// Renders a [`Picture`] in its own `div`. `class` names the picture's role on the page.
#[must_use]
pub fn picture(picture: &Picture, class: &'static str) -> Element {
    element("div").class(class).markup(picture.html())
}
