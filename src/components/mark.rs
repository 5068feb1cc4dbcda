//! The site's mark: two voices leaning on one another. It decorates; the name stands beside it.

use leptos::prelude::*;

use super::element::element;

/// Draws the mark.
#[must_use]
pub fn mark(mark: &str) -> AnyView {
    element("span").class("mark").markup(mark).view()
}
