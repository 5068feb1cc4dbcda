//! Any page that `site.json` lists and that has no layout of its own, and what an unknown address
//! shows.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::components::article;
use crate::navigation::Pages;
use crate::routes;

/// Draws the page whose address stands, and changes with it: the router keeps this one component
/// for all such pages.
#[component]
pub fn Other() -> AnyView {
    let pages = Pages::from_context();
    let path = use_location().pathname;
    (move || {
        let path = path.get();
        let slug = routes::slug(&path).filter(|slug| pages.has(slug));
        pages.draw(slug.unwrap_or(routes::NOT_FOUND), |page| {
            article(page, "other")
        })
    })
    .into_any()
}
