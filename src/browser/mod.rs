//! Thin wrappers over `web-sys`: what the app asks of the browser, in the app's words. Nothing here
//! decides anything.

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

/// The data that the page stands on; none where it can't be read, or belongs to another address
/// than the one that stands (a host may answer every address with the front page).
#[must_use]
pub fn page_data() -> Option<PageData> {
    let text = document()
        .get_element_by_id(routes::DATA_ID)?
        .text_content()?;
    let data: PageData = json::read(&text).ok()?;
    let path = leptos::prelude::location().pathname().ok()?;
    let fits = data.slug == routes::NOT_FOUND || data.shell.base.slug(&path) == Some(&data.slug);
    fits.then_some(data)
}

/// Says on the root element that links now work without loading whole pages. `start.js` lets the app hear
/// of clicks and of the history only as long as it says so.
pub fn mark_ready() {
    mark("data-app", READY);
}

/// Whether the app may still act: `start.js` takes the mark away after a panic.
#[must_use]
pub fn is_ready() -> bool {
    root().is_some_and(|root| root.get_attribute("data-app").as_deref() == Some(READY))
}

/// Whether the address is still that of the page that was loaded. A visitor may go back to an entry of the
/// history before the app has started.
#[must_use]
pub fn is_at_address() -> bool {
    let shown = root().and_then(|root| root.get_attribute("data-shown"));
    shown.is_some() && shown == leptos::prelude::location().pathname().ok()
}

/// Says on the root element at which path the shown page is, which the address is ahead of while a page is
/// being drawn.
pub fn mark_shown(path: &str) {
    mark("data-shown", path);
}

/// Whether the visitor asked for as little data as can be; `start.js` says so on the root element.
#[must_use]
pub fn saves_data() -> bool {
    root().is_some_and(|root| root.has_attribute("data-saves"))
}

/// A place in the document where nobody meets what is put there: it is fetched and read, and nothing of it is
/// drawn, said, printed or found. It is a tree of its own, as ids in it may be the page's too. None where the
/// browser refuses.
#[must_use]
pub fn aside() -> Option<ShadowRoot> {
    let holder = document().create_element("div").ok()?;
    holder.set_attribute("hidden", "").ok()?;
    holder.set_attribute("data-aside", "").ok()?;
    let tree = ShadowRootInit::new(ShadowRootMode::Closed);
    let tree = holder.attach_shadow(&tree).ok()?;
    document().body()?.append_child(&holder).ok()?;
    Some(tree)
}

const READY: &str = "ready";

fn root() -> Option<Element> {
    document().document_element()
}

fn mark(name: &str, value: &str) {
    if let Some(root) = root() {
        // An element refuses no attribute whose name is one.
        let _ = root.set_attribute(name, value);
    }
}

/// Notes in the console, for whoever wonders, why links load whole pages.
pub fn note(words: &str) {
    web_sys::console::info_1(&words.into());
}

/// Loads a page whole, as a link does where no script runs.
pub fn load(address: &str) {
    let _ = leptos::prelude::location().assign(address);
}

/// Loads the page at the address that stands.
pub fn reload() {
    let _ = leptos::prelude::location().reload();
}

/// Moves focus to an element without scrolling to it. A heading takes focus only when it is said to.
pub fn focus(element: &HtmlElement) {
    let _ = element.set_attribute("tabindex", "-1");
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// The element that `selector` finds, of whatever kind.
#[must_use]
pub fn find_element(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok()?
}

/// The HTML element that `selector` finds.
#[must_use]
pub fn find(selector: &str) -> Option<HtmlElement> {
    find_element(selector)?.dyn_into().ok()
}

/// Says something to those who hear the page, when they have heard what is being said.
pub fn announce(words: &str) {
    if let Some(announcer) = document().get_element_by_id(routes::ANNOUNCER_ID) {
        announcer.set_text_content(Some(words));
    }
}
