//! Scrolling, and the entries of the session's history.

use leptos::prelude::{document, window};
use wasm_bindgen::JsValue;
use web_sys::History;

fn history() -> Option<History> {
    window().history().ok()
}

/// How far down the view is, in whole CSS pixels.
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

/// Scrolls to a distance from the top, in CSS pixels.
pub fn to(y: u32) {
    window().scroll_to_with_x_and_y(0.0, y.into());
}

/// The element that an anchor such as `#groups` names.
#[must_use]
pub fn anchor_target(hash: &str) -> Option<web_sys::HtmlElement> {
    use wasm_bindgen::JsCast;
    let id = hash.strip_prefix('#').filter(|id| !id.is_empty())?;
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// What this entry of the history remembers.
#[must_use]
pub fn entry() -> Option<String> {
    history()?.state().ok()?.as_string()
}

/// Lets this entry of the history remember something; false where the browser refuses, as some do after
/// many writes.
pub fn set_entry(state: &str) -> bool {
    history().is_some_and(|history| history.replace_state(&JsValue::from_str(state), "").is_ok())
}

/// Adds an entry to the history.
pub fn push_entry(state: &str, href: &str) {
    if let Some(history) = history() {
        let _ = history.push_state_with_url(&JsValue::from_str(state), "", Some(href));
    }
}

/// Tells who listens that another entry of the history stands, as the browser does on Back.
pub fn tell_of_entry() {
    if let Ok(event) = web_sys::Event::new("popstate") {
        let _ = window().dispatch_event(&event);
    }
}
