//! The site's mark: two voices leaning on one another. It is decorative: the name is next to it.

use super::element::{Element, element};

/// Renders the mark.
#[must_use]
pub fn mark(mark: &str) -> Element {
    element("span").class("mark").markup(mark)
}
