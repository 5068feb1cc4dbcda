//! Rendering a piece of HTML that the app doesn't hydrate.

use leptos::prelude::*;

/// The HTML of a view outside the app, or of one that the app takes as it is: without Leptos's markers.
pub(crate) fn render_fragment<V: IntoView>(view: impl FnOnce() -> V) -> String {
    let owner = Owner::new();
    let html = owner.with(|| view().into_view().to_html());
    owner.unset_with_forced_cleanup();
    html.replace("<!>", "")
}
