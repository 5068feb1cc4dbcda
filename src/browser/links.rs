//! Which link an event is about.

use leptos::prelude::location;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

/// A link as the browser understands it.
pub struct FoundLink {
    /// The whole address.
    pub href: String,
    /// Its path.
    pub path: String,
    /// Its anchor with the `#`, or nothing.
    pub hash: String,
}

/// Where a click leads.
pub enum Way {
    /// To a page of this site, which the app may swap in.
    Inside(FoundLink),
    /// Anywhere else, or in a way that is the browser's: a file, another site, a new tab.
    Browser,
}

/// The link that an event happened on or in, if it is one that the app may follow.
#[must_use]
pub fn found(event: &Event) -> Option<Way> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let anchor: HtmlAnchorElement = target.closest("a[href]").ok()??.dyn_into().ok()?;
    let elsewhere = anchor.origin() != location().origin().ok()?
        || !matches!(anchor.target().as_str(), "" | "_self")
        || anchor.has_attribute("download")
        || anchor
            .rel()
            .split_ascii_whitespace()
            .any(|word| word == "external")
        || !anchor.search().is_empty();
    if elsewhere {
        return Some(Way::Browser);
    }
    Some(Way::Inside(FoundLink {
        href: anchor.href(),
        path: anchor.pathname(),
        hash: anchor.hash(),
    }))
}

/// Whether a click asks for a new tab, a download or the like.
#[must_use]
pub fn is_modified(click: &MouseEvent) -> bool {
    click.button() != 0
        || click.meta_key()
        || click.ctrl_key()
        || click.shift_key()
        || click.alt_key()
}

/// Whether an event happened in a tree that the document doesn't show, such as a toolbar's own.
#[must_use]
pub fn is_hidden(event: &Event) -> bool {
    let target = event.target();
    event.composed_path().get(0) != JsValue::from(target)
}
