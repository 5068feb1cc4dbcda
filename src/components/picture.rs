//! A picture, as the HTML that the build rendered.

use super::element::{Element, element};
use crate::content::page::Picture;

/// Renders a [`Picture`] in its own `div`.
#[must_use]
pub fn picture(picture: &Picture) -> Element {
    element("div").class("frame").markup(picture.html())
}
