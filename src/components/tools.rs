//! The ways to read a page: its editions as links, and what needs scripts as buttons, which the style
//! sheet shows only where scripts run. Drawn by the build alone: nothing here changes in the browser,
//! and `start.js` hears the buttons.

use leptos::prelude::*;

use crate::{routes, words};

/// What a page offers.
pub struct Tools {
    /// Its editions, where there are two.
    pub editions: Option<Editions>,
    /// The address of its booklet, where it has one.
    pub booklet: Option<String>,
}

/// The two editions of a page.
pub struct Editions {
    /// The address of the standard one.
    pub standard: String,
    /// The address of the Easy Read one.
    pub easy_read: String,
    /// Whether the latter is the one that stands.
    pub reads_easily: bool,
}

/// Draws the inside of a page's tools.
pub fn tools(tools: &Tools) -> impl IntoView + use<> {
    let editions = tools.editions.as_ref().map(|editions| {
        let item = |href: &str, label, stands: bool| {
            let current = stands.then_some("page");
            view! { <li><a href=href.to_owned() aria-current=current>{label}</a></li> }
        };
        view! {
            <nav aria-label=words::EDITIONS>
                // No markers: see `menu`.
                <ul role="list">
                    {item(&editions.standard, words::STANDARD, !editions.reads_easily)}
                    {item(&editions.easy_read, words::EASY_READ, editions.reads_easily)}
                </ul>
            </nav>
        }
    });
    let booklet = tools
        .booklet
        .clone()
        // Not a page of the app: the browser loads it whole.
        .map(|href| view! { <a href=href rel="external">{words::PRINT_BOOKLET}</a> });
    view! {
        {editions}
        <button type="button" data-tool=routes::LISTEN_ID>{words::LISTEN}</button>
        <button type="button" data-tool="print">{words::PRINT}</button>
        {booklet}
    }
}

/// Draws the notice that a newer version of the site is ready, which `start.js` shows.
pub fn newer() -> impl IntoView {
    view! {
        <div id=routes::NEWER_ID class="notice" role="status" hidden>
            <p>{words::NEWER}</p>
            <p>
                <button type="button" data-show="">{words::SHOW_NEWER}</button>
                <button type="button">{words::LATER}</button>
            </p>
        </div>
    }
}

/// Draws the message that a tool could not be loaded, which `start.js` shows.
pub fn tool_failure() -> impl IntoView {
    view! {
        <div id=routes::TOOL_FAILURE_ID class="notice" role="alert" hidden>
            <p>{words::TOOL_FAILED}</p>
            <p><button type="button">{words::CLOSE}</button></p>
        </div>
    }
}
