//! What happens in a session.

use leptos::prelude::*;

use crate::navigation::Pages;
use crate::routes;

/// Draws the page from its content.
#[component]
pub fn Session() -> impl IntoView {
    Pages::from_context().draw(routes::SESSION, |_| "session")
}
