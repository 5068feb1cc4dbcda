//! The course of a session.

use leptos::prelude::*;

use crate::navigation::Pages;
use crate::routes;

/// Renders the page from its content.
#[component]
pub fn Session() -> impl IntoView {
    Pages::from_context().render(routes::SESSION, |_| "session")
}
