//! Thin wrappers over `web-sys`, named after their use in the app. They contain no logic of the app.

pub mod fetch;
pub mod head;
pub mod json;
pub mod links;
pub mod scroll;
pub mod shape;

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

use crate::content::shell::PageData;
use crate::routes;

/// The data block of the current page; `None` if it can't be parsed, or if it is for another address (a host may answer
/// every address with the front page).
#[must_use]
pub fn page_data() -> Option<PageData> {
    let text = document()
        .get_element_by_id(routes::DATA_ID)?
        .text_content()?;
    let data: PageData = json::parse(&text).ok()?;
    let path = leptos::prelude::location().pathname().ok()?;
    let fits = data.slug == routes::NOT_FOUND || data.shell.base.slug(&path) == Some(&data.slug);
    fits.then_some(data)
}

/// Marks the root element: the app now follows links. `start.js` lets events for links and the history through to the
/// app only while the mark is set.
pub fn mark_ready() {
    set_root_attribute("data-app", READY);
}

/// Whether the app still runs: `start.js` replaces the mark after a panic.
#[must_use]
pub fn is_ready() -> bool {
    root().is_some_and(|root| root.get_attribute("data-app").as_deref() == Some(READY))
}

/// Whether the address is still that of the loaded page. A visitor may go back in the history before the app has
/// started.
#[must_use]
pub fn is_at_loaded_address() -> bool {
    let shown = root().and_then(|root| root.get_attribute("data-shown"));
    shown.is_some() && shown == leptos::prelude::location().pathname().ok()
}

/// Stores the path of the shown page on the root element. The address is ahead of it until a page is rendered.
pub fn mark_shown(path: &str) {
    set_root_attribute("data-shown", path);
}

/// Whether the visitor asked to save data; `start.js` marks the root element.
#[must_use]
pub fn saves_data() -> bool {
    root().is_some_and(|root| root.has_attribute("data-saves"))
}

/// Adds a hidden container to the document. Pictures in it are fetched and decoded, but nothing in it is rendered,
/// printed, exposed to screen readers or found by a search in the page. It is a shadow root, as ids in it may also be
/// in the page. `None` if the browser refuses.
#[must_use]
pub fn preload_container() -> Option<ShadowRoot> {
    let host = document().create_element("div").ok()?;
    host.set_attribute("hidden", "").ok()?;
    host.set_attribute("data-aside", "").ok()?;
    let options = ShadowRootInit::new(ShadowRootMode::Closed);
    let container = host.attach_shadow(&options).ok()?;
    document().body()?.append_child(&host).ok()?;
    Some(container)
}

const READY: &str = "ready";

fn root() -> Option<Element> {
    document().document_element()
}

fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = root() {
        // Fails only for an invalid attribute name.
        let _ = root.set_attribute(name, value);
    }
}

/// Logs a message to the console.
pub fn log(message: &str) {
    web_sys::console::info_1(&message.into());
}

/// Does a full page load, as a link does without scripts.
pub fn load(address: &str) {
    let _ = leptos::prelude::location().assign(address);
}

/// Reloads the page at the current address.
pub fn reload() {
    let _ = leptos::prelude::location().reload();
}

/// Moves focus to an element without scrolling to it. A heading is focusable only with a `tabindex`.
pub fn focus(element: &HtmlElement) {
    let _ = element.set_attribute("tabindex", "-1");
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// The first element that matches `selector`, of any type.
#[must_use]
pub fn find_element(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok()?
}

/// The first element that matches `selector`, if it is an HTML element.
#[must_use]
pub fn find(selector: &str) -> Option<HtmlElement> {
    find_element(selector)?.dyn_into().ok()
}

/// Announces a text to screen readers, after their current speech.
pub fn announce(text: &str) {
    if let Some(announcer) = document().get_element_by_id(routes::ANNOUNCER_ID) {
        announcer.set_text_content(Some(text));
    }
}
