//! What a full page load would do once the new page stands: title, view, focus.

use std::time::Duration;

use leptos::prelude::set_timeout;

use crate::browser::{self, head, scroll};

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
    /// When it is announced: its heading, and its edition, as both have the same heading.
    pub announced: String,
}

/// Lets the browser show, and say, that another page stands.
pub fn settle(target: &Target, titles: Option<Titles>) {
    let anchor = scroll::anchor_target(&target.hash);
    match (target.arrival, &anchor) {
        (Arrival::History(y), _) => scroll::to(y),
        (Arrival::Link, Some(anchor)) => anchor.scroll_into_view(),
        (Arrival::Link, None) => scroll::to(0),
    }
    let path = target.path.clone();
    // After the page is painted, which a slow device should not put off for what nobody sees.
    let speak = move || {
        if let Some(element) = anchor.or_else(|| browser::find("h1")) {
            browser::focus(&element);
        }
        if let Some(titles) = titles {
            head::set(&titles.title, &titles.description, &path);
            browser::announce(&titles.announced);
        }
    };
    set_timeout(speak, Duration::ZERO);
}
