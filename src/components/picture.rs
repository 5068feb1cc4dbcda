//! A picture, as the build drew it.

use leptos::prelude::*;

use super::element::element;
use crate::content::model::Picture;

/// Draws a [`Picture`] in a frame of its own. `class` names what it is on the page.
#[must_use]
pub fn picture(picture: &Picture, class: &'static str) -> AnyView {
    element("div").class(class).markup(&picture.markup).view()
}
