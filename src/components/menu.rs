//! Links to pages of the site, the one that stands being marked.

use leptos::prelude::*;

use super::static_text::static_text;
use crate::content::shell::{MenuItem, Shell};
use crate::routes;

/// Draws the links as a list; `path` is the address of the page that stands.
pub fn menu(items: Vec<MenuItem>, shell: StoredValue<Shell>, path: Memo<String>) -> impl IntoView {
    let item = move |MenuItem { slug, label }| {
        let wanted = slug.clone();
        let href = move || path.with(|path| shell.with_value(|shell| shell.address(&wanted, path)));
        let current = move || {
            path.with(|path| shell.with_value(|shell| current(&slug, shell.base.slug(path)?)))
        };
        view! { <li><a href=href aria-current=current>{static_text(&label)}</a></li> }
    };
    let items = items.into_iter().map(item).collect_view();
    // VoiceOver takes a list without markers for none unless it is called one.
    view! { <ul role="list">{items}</ul> }
}

/// How the link to a page is marked: as the page that stands, in whichever edition, or as the one
/// above it.
fn current(slug: &str, stands: &str) -> Option<&'static str> {
    let stands = routes::standard(stands).unwrap_or(stands);
    if stands == slug {
        return Some("page");
    }
    let below = stands.strip_prefix(slug)?;
    below.starts_with('/').then_some("true")
}
