//! The site's mark: two voices leaning on one another. It decorates; the name stands beside it.

use leptos::prelude::*;

use super::element::element;

/// Draws the mark.
#[must_use]
pub fn mark() -> AnyView {
    element("span")
        .class("mark")
        .markup("<svg aria-hidden=\"true\"><use href=\"/art/mark.svg#mark\"></use></svg>")
        .view()
}
