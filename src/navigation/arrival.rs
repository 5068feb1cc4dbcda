//! The last step of a navigation, as after a full page load: title, announcement, focus, scroll position.

use leptos::prelude::location;

use crate::browser::{self, head, scroll};
use crate::content::page::Page;
use crate::content::shell::Shell;

/// How a navigation started, which decides its scroll position.
#[derive(Clone, Copy, PartialEq)]
pub enum Arrival {
    /// By a link: scrolls to the top, or to the fragment's target.
    Link,
    /// By Back or Forward: scrolls to the previous position, in CSS pixels from the top.
    History(u32),
}

/// A requested page.
#[derive(Clone)]
pub struct Target {
    /// The slug of the page.
    pub slug: String,
    /// Its absolute address.
    pub href: String,
    /// The path of the address.
    pub path: String,
    /// The fragment with its `#`, or an empty string.
    pub hash: String,
    /// How it was requested.
    pub arrival: Arrival,
}

/// The texts about a page that a navigation updates.
pub struct PageMetadata {
    /// The title of the document.
    pub title: String,
    /// The description for search engines.
    pub description: String,
    /// The path of the canonical address.
    pub canonical: String,
    /// The announcement for screen readers: its heading, with its edition, as both editions have the same heading.
    pub announced: String,
}

impl PageMetadata {
    /// The metadata of the page `slug`.
    pub fn new(shell: &Shell, slug: &str, page: &Page) -> Self {
        Self {
            title: shell.document_title(slug, page),
            description: page.description.clone(),
            canonical: shell.base.page(page.canonical(slug)),
            announced: Shell::title(slug, page),
        }
    }
}

/// Does a full page load, as a link does without scripts.
pub fn full_page_load(target: &Target) {
    if location().href().ok().as_ref() != Some(&target.href) {
        return browser::load(&target.href);
    }
    // The address is already the page's, so this is a reload, on which browsers keep the scroll position.
    if target.arrival == Arrival::Link {
        scroll::to(0);
    }
    browser::reload();
}

/// Updates the title, announces the page, moves focus and scrolls to the target, all before the browser paints the
/// page. Scrolling is last: it may force a layout, so nothing may change after it.
pub fn finish_navigation(target: &Target, metadata: Option<PageMetadata>) {
    browser::mark_shown(&target.path);
    if let Some(metadata) = metadata {
        head::set(&metadata.title, &metadata.description, &metadata.canonical);
        browser::announce(&metadata.announced);
    }
    let anchor = scroll::anchor_target(&target.hash);
    if let Some(element) = anchor.clone().or_else(|| browser::find("main h1")) {
        browser::focus(&element);
    }
    match (target.arrival, &anchor) {
        (Arrival::History(y), _) => scroll::to(y),
        (Arrival::Link, Some(anchor)) => anchor.scroll_into_view(),
        (Arrival::Link, None) => scroll::to(0),
    }
}
