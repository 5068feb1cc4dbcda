//! Any page that `site.json` lists and that has no layout of its own, and what an unknown address
//! shows.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::content::page::{Block, Page};
use crate::navigation::Pages;
use crate::routes::{self, Base};

/// Draws the page whose address stands, and changes with it: the router keeps this one component
/// for all such pages.
#[component]
pub fn Other() -> impl IntoView {
    let pages = Pages::from_context();
    let base: Base = expect_context();
    let path = use_location().pathname;
    (move || {
        let path = path.get();
        let slug = base.slug(&path).filter(|slug| pages.has(slug));
        pages.draw(slug.unwrap_or(routes::NOT_FOUND), layout)
    })
    .into_any()
}

/// Easy Read has a layout of its own, whatever the page is about.
fn layout(page: &Page) -> &'static str {
    let mut blocks = page.blocks.iter();
    if blocks.any(|block| matches!(block, Block::Ideas(_) | Block::Steps(_))) {
        "easy-read"
    } else {
        "other"
    }
}
