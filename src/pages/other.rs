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

/// Easy Read pages have their own layout, whatever their subject.
fn layout(page: &Page) -> &'static str {
    let mut blocks = page.blocks.iter();
    if blocks.any(|block| matches!(block, Block::Ideas(_) | Block::Steps(_))) {
        "easy-read"
    } else {
        "other"
    }
}
