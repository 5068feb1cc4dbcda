//! The front page: a short welcome and the ways in.

use leptos::prelude::*;

use crate::navigation::Pages;
use crate::routes;

/// Draws the page from its content.
#[component]
pub fn Home() -> impl IntoView {
    Pages::from_context().draw(routes::HOME, |_| "home")
}
