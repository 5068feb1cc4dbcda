//! Links to pages of the site, with the current page marked.

use leptos::prelude::*;

use super::static_text::static_text;
use crate::content::shell::{MenuItem, Shell};
use crate::{routes, words};

/// Renders the links as a list; `path` is the path of the current page.
pub fn menu(items: Vec<MenuItem>, shell: StoredValue<Shell>, path: Memo<String>) -> impl IntoView {
    let item = move |MenuItem { slug, label }| {
        let href = address(slug.clone(), shell, path);
        let current = move || {
            path.with(|path| shell.with_value(|shell| aria_current(&slug, shell.base.slug(path)?)))
        };
        view! { <li><a href=href aria-current=current>{static_text(&label)}</a></li> }
    };
    let items = items.into_iter().map(item).collect_view();
    // VoiceOver ignores the list semantics of a list without markers unless it has the role.
    view! { <ul role="list">{items}</ul> }
}

/// Renders the link to the numbers for a crisis.
pub fn help_link(
    class: &'static str,
    shell: StoredValue<Shell>,
    path: Memo<String>,
) -> impl IntoView {
    let href = address(routes::HELP_NOW.to_owned(), shell, path);
    view! { <a class=class href=href>{static_text(words::HELP_NOW)}</a> }
}

/// The address of the page called `slug`, in the edition of the current page.
fn address(slug: String, shell: StoredValue<Shell>, path: Memo<String>) -> impl Fn() -> String {
    move || path.with(|path| shell.with_value(|shell| shell.address(&slug, path)))
}

/// The `aria-current` value of the link to `slug`: `page` if it is the current page in any edition, `true` if the
/// current page is below it.
fn aria_current(slug: &str, current_slug: &str) -> Option<&'static str> {
    let current_slug = routes::standard(current_slug).unwrap_or(current_slug);
    if current_slug == slug {
        return Some("page");
    }
    let below = current_slug.strip_prefix(slug)?;
    below.starts_with('/').then_some("true")
}
