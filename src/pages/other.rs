//! Any page of `site.json` without its own layout, and the page for unknown addresses.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::content::page::{Block, Page};
use crate::navigation::Pages;
use crate::routes::{self, Base};

/// Renders the page at the current address, and follows it: the router reuses one instance of this component for all
/// such pages.
#[component]
pub fn Other() -> impl IntoView {
    let pages = Pages::from_context();
    let base: Base = expect_context();
    let path = use_location().pathname;
    (move || {
        let path = path.get();
        let slug = base.slug(&path).filter(|slug| pages.has(slug));
        pages.render(slug.unwrap_or(routes::NOT_FOUND), layout)
    })
    .into_any()
}

/// Easy Read pages, stories and lists of words have their own layouts, whatever their subject.
fn layout(page: &Page) -> &'static str {
    let own = page.blocks.iter().find_map(|block| match block {
        Block::Ideas(_) => Some("easy-read"),
        Block::Steps(_) => Some("story"),
        Block::WordList(_) => Some("glossary"),
        _ => None,
    });
    own.unwrap_or("other")
}
