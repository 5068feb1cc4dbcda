//! Renders HTML that the app doesn't hydrate.

use leptos::prelude::*;

/// Renders a view without Leptos's markers: one outside the app, or one that the app inserts as static HTML.
pub(crate) fn render_fragment<V: IntoView>(view: impl FnOnce() -> V) -> String {
    let owner = Owner::new();
    let html = owner.with(|| view().into_view().to_html());
    owner.unset_with_forced_cleanup();
    html.replace("<!>", "")
}
