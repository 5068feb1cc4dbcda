//! What a full page load would do once the new page stands: title, view, focus.

use leptos::prelude::location;

use crate::browser::{self, head, scroll};
use crate::content::page::Page;
use crate::content::shell::Shell;

/// Where the view goes when the page stands.
#[derive(Clone, Copy, PartialEq)]
pub enum Arrival {
    /// By a link: to the top, or the anchor.
    Link,
    /// By Back or Forward: to where it was, in CSS pixels from the top.
    History(u32),
}

/// A page that was asked for.
#[derive(Clone)]
pub struct Target {
    /// The page.
    pub slug: String,
    /// Its whole address.
    pub href: String,
    /// The path of the address.
    pub path: String,
    /// The anchor with its `#`, or nothing.
    pub hash: String,
    /// How it was asked for.
    pub arrival: Arrival,
}

/// What a page is called.
pub struct Titles {
    /// In the browser's tab.
    pub title: String,
    /// For search engines.
    pub description: String,
    /// The path of the one address that search engines are to know it by.
    pub canonical: String,
    /// When it is announced: its heading, and its edition, as both have the same heading.
    pub announced: String,
}

impl Titles {
    /// The titles of the page called `slug`.
    pub fn of(shell: &Shell, slug: &str, page: &Page) -> Self {
        Self {
            title: shell.document_title(slug, page),
            description: page.description.clone(),
            canonical: shell.base.page(page.canonical(slug)),
            announced: Shell::title(slug, page),
        }
    }
}

/// Loads a page whole, as a link does where no script runs.
pub fn load_whole(target: &Target) {
    if location().href().ok().as_ref() != Some(&target.href) {
        return browser::load(&target.href);
    }
    // The address is the page's already, and the browser would keep the view of the page before.
    if target.arrival == Arrival::Link {
        scroll::to(0);
    }
    browser::reload();
}

/// Updates the title, announces the page, moves focus and scrolls to the target, all before the page is
/// painted. Scrolling comes last: it may need the layout, which nothing may change any more.
pub fn finish_navigation(target: &Target, titles: Option<Titles>) {
    browser::mark_shown(&target.path);
    if let Some(titles) = titles {
        head::set(&titles.title, &titles.description, &titles.canonical);
        browser::announce(&titles.announced);
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
