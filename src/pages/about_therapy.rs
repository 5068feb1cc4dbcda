//! What music therapy is.

use leptos::prelude::*;

use crate::navigation::Pages;
use crate::routes;

/// Draws the page from its content.
#[component]
pub fn AboutTherapy() -> impl IntoView {
    Pages::from_context().draw(routes::ABOUT_THERAPY, |_| "about-therapy")
}
