//! The link that an event happened on.

use leptos::prelude::location;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

/// A link to a page of this site, as resolved by the browser.
pub struct InternalLink {
    /// The absolute address.
    pub href: String,
    /// Its path.
    pub path: String,
    /// Its fragment with the `#`, or an empty string.
    pub hash: String,
}

/// Whether the app or the browser follows a link.
pub enum LinkKind {
    /// The link is to a page of this site, which the app may show.
    Internal(InternalLink),
    /// The browser follows the link: to another site, in a new tab, as a download, with a query, or marked
    /// `rel="external"`.
    External,
}

/// The kind of the link that an event happened on or in; `None` outside of a link.
#[must_use]
pub fn classify(event: &Event) -> Option<LinkKind> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let anchor: HtmlAnchorElement = target.closest("a[href]").ok()??.dyn_into().ok()?;
    let is_external = anchor.origin() != location().origin().ok()?
        || !matches!(anchor.target().as_str(), "" | "_self")
        || anchor.has_attribute("download")
        || anchor
            .rel()
            .split_ascii_whitespace()
            .any(|word| word == "external")
        || !anchor.search().is_empty();
    if is_external {
        return Some(LinkKind::External);
    }
    Some(LinkKind::Internal(InternalLink {
        href: anchor.href(),
        path: anchor.pathname(),
        hash: anchor.hash(),
    }))
}

/// Whether a click requests a new tab, a download or the like.
#[must_use]
pub fn is_modified(click: &MouseEvent) -> bool {
    click.button() != 0
        || click.meta_key()
        || click.ctrl_key()
        || click.shift_key()
        || click.alt_key()
}

/// Whether an event happened in a shadow tree, such as an extension's toolbar.
#[must_use]
pub fn is_in_shadow_tree(event: &Event) -> bool {
    let target = event.target();
    event.composed_path().get(0) != JsValue::from(target)
}
