//! The introduction to music therapy.

use leptos::prelude::*;

use crate::navigation::Pages;
use crate::routes;

/// Renders the page from its content.
#[component]
pub fn AboutTherapy() -> impl IntoView {
    Pages::from_context().render(routes::ABOUT_THERAPY, |_| "about-therapy")
}
