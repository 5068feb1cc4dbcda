//! The site's name and its menu.

use leptos::prelude::*;

use super::mark::mark;
use crate::content::frame::{Frame, MenuItem};
use crate::{routes, words};

/// Draws the header; `path` is the address of the page that stands.
#[component]
pub fn Header(frame: Frame, path: Memo<String>) -> impl IntoView {
    let items = frame
        .menu
        .into_iter()
        .map(|item| menu_item(item, path))
        .collect_view();
    view! {
        <header>
            <a class="brand" href=routes::path(routes::HOME)>{mark(&frame.mark)}{frame.name}</a>
            <nav aria-label=words::MENU><ul>{items}</ul></nav>
        </header>
    }
}

fn menu_item(item: MenuItem, path: Memo<String>) -> impl IntoView {
    let MenuItem { slug, label } = item;
    let href = routes::path(&slug);
    let current = move || {
        path.with(|path| routes::slug(path) == Some(slug.as_str()))
            .then_some("page")
    };
    view! { <li><a href=href aria-current=current>{label}</a></li> }
}
