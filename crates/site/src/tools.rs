//! A page's tools: links to its editions, and buttons that need scripts, which the style sheet hides unless `choices.js`
//! has found that the browser supports them. They are static HTML to the app: nothing here changes in the browser, and
//! `start.js` handles the buttons.

use attune::{routes, words};
use leptos::prelude::*;

/// The tools of one page.
pub(crate) struct Tools {
    /// Its editions, if there are two.
    pub editions: Option<EditionLinks>,
    /// The address of its booklet, if it has one.
    pub booklet: Option<String>,
}

/// The two editions of a page.
pub(crate) struct EditionLinks {
    /// The address of the standard edition.
    pub standard: String,
    /// The address of the Easy Read edition.
    pub easy_read: String,
    /// Whether the current page is the Easy Read edition.
    pub is_easy_read: bool,
}

/// Renders the content of a page's `.tools`.
pub(crate) fn tools(tools: &Tools) -> impl IntoView + use<> {
    let editions = tools.editions.as_ref().map(|editions| {
        let item = |href: &str, label, is_current: bool| {
            let current = is_current.then_some("page");
            view! { <li><a href=href.to_owned() aria-current=current>{label}</a></li> }
        };
        view! {
            <nav aria-label=words::EDITIONS>
                // The role is for lists without markers: see `src/components/menu.rs`.
                <ul role="list">
                    {item(&editions.standard, words::STANDARD, !editions.is_easy_read)}
                    {item(&editions.easy_read, words::EASY_READ, editions.is_easy_read)}
                </ul>
            </nav>
        }
    });
    let booklet = tools
        .booklet
        .clone()
        // Not a page of the app: following the link is a full page load.
        .map(|href| view! { <a href=href rel="external">{words::PRINT_BOOKLET}</a> });
    view! {
        {editions}
        <button type="button" data-tool=routes::LISTEN_ID>{words::LISTEN}</button>
        <button type="button" data-tool="print">{words::PRINT}</button>
        {booklet}
    }
}
