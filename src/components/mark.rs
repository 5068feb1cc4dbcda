//! The site's mark: two voices leaning on one another. It decorates; the name stands beside it.

use super::element::{Element, element};

/// Draws the mark.
#[must_use]
pub fn mark(mark: &str) -> Element {
    element("span").class("mark").markup(mark)
}
