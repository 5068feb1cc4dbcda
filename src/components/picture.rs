//! A picture with its size, so that nothing moves when it arrives.

use leptos::prelude::*;

use super::element::element;
use crate::content::model::Picture;

/// When the browser should ask for a picture.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Loading {
    /// At once: the page's first picture.
    First,
    /// When it comes near the view.
    Lazy,
}

/// Draws a [`Picture`].
#[must_use]
pub fn picture(picture: &Picture, loading: Loading) -> AnyView {
    let (loading, priority) = match loading {
        Loading::First => ("eager", "high"),
        Loading::Lazy => ("lazy", "auto"),
    };
    element("img")
        .set("src", picture.source.as_str())
        .set("alt", picture.alternative.as_str())
        .set("width", &picture.width.to_string())
        .set("height", &picture.height.to_string())
        .set("loading", loading)
        .set("fetchpriority", priority)
        .view()
}
