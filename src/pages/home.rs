//! The front page: a short welcome and links to the other pages.

use leptos::prelude::*;

use crate::navigation::Pages;
use crate::routes;

/// Renders the page from its content.
#[component]
pub fn Home() -> impl IntoView {
    Pages::from_context().render(routes::HOME, |_| "home")
}
