//! Updates the document's head on navigation. `crates/site/src/pages/head.rs` renders the head of a built page.

use leptos::prelude::document;

const CANONICAL: &str = "link[rel=canonical]";

/// Sets title, description and the path of the canonical address. Its host remains, as it may differ from the host that
/// the page was loaded from.
pub fn set(title: &str, description: &str, path: &str) {
    document().set_title(title);
    set_attribute("meta[name=description]", "content", description);
    let canonical = super::find_element(CANONICAL).and_then(|link| link.get_attribute("href"));
    if let Some(old) = canonical
        && let Some((scheme, rest)) = old.split_once("://")
    {
        let host = rest.split('/').next().unwrap_or_default();
        set_attribute(CANONICAL, "href", &[scheme, "://", host, path].concat());
    }
}

fn set_attribute(selector: &str, name: &str, value: &str) {
    if let Some(element) = super::find_element(selector) {
        let _ = element.set_attribute(name, value);
    }
}
