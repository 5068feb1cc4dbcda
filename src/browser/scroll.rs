//! Scrolling, and the entries of the session history.

use leptos::prelude::{document, window};
use wasm_bindgen::JsValue;
use web_sys::History;

fn history() -> Option<History> {
    window().history().ok()
}

/// The scroll position, in whole CSS pixels from the top.
#[must_use]
pub fn position() -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a cast of a float saturates, and no page is that long"
    )]
    let y = window().scroll_y().unwrap_or(0.0) as u32;
    y
}

/// Scrolls to a position, in CSS pixels from the top.
pub fn to(y: u32) {
    window().scroll_to_with_x_and_y(0.0, y.into());
}

/// The target element of a fragment such as `#groups`.
#[must_use]
pub fn anchor_target(hash: &str) -> Option<web_sys::HtmlElement> {
    use wasm_bindgen::JsCast;
    let id = hash.strip_prefix('#').filter(|id| !id.is_empty())?;
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// The state of the current history entry.
#[must_use]
pub fn entry_state() -> Option<String> {
    history()?.state().ok()?.as_string()
}

/// Sets the state of the current history entry; false if the browser refuses, as some do after many writes.
pub fn set_entry_state(state: &str) -> bool {
    history().is_some_and(|history| history.replace_state(&JsValue::from_str(state), "").is_ok())
}

/// Adds a history entry.
pub fn push_entry(state: &str, href: &str) {
    if let Some(history) = history() {
        let _ = history.push_state_with_url(&JsValue::from_str(state), "", Some(href));
    }
}

/// Dispatches `popstate`, so that the router follows the new history entry.
pub fn dispatch_popstate() {
    if let Ok(event) = web_sys::Event::new("popstate") {
        let _ = window().dispatch_event(&event);
    }
}
