//! The driver's listeners: clicks, signs that a visitor intends to follow a link, the history, scrolling.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;

use super::super::arrival::{Arrival, Target};
use super::super::scroll_memory::ScrollMemory;
use super::Driver;
use crate::browser::links::{self, InternalLink, LinkKind};
use crate::{browser, routes};

/// Scrolling has ended if the view has not moved for this time.
const SCROLL_IDLE: Duration = Duration::from_millis(150);

impl Driver {
    pub(super) fn listen(self) {
        window_event_listener(ev::click, move |click| self.on_click(&click));
        window_event_listener(ev::popstate, move |event| {
            // The driver's own event, which isn't trusted, passes on to the router.
            if event.is_trusted() {
                event.stop_immediate_propagation();
                self.on_history();
            }
        });
        window_event_listener(ev::mouseover, move |event| self.on_intent(&event));
        window_event_listener(ev::focusin, move |event| self.on_intent(&event));
        window_event_listener(ev::touchstart, move |event| self.on_intent(&event));
        window_event_listener(ev::scroll, move |_| self.on_scroll());
    }

    fn on_scroll(self) {
        if self.shows_address() && self.with_scroll_memory(ScrollMemory::on_scroll) {
            self.await_scroll_idle();
        }
    }

    /// Checks at intervals whether scrolling has ended, until it has.
    fn await_scroll_idle(self) {
        let check = move || {
            if self.with_scroll_memory(ScrollMemory::check_idle) {
                self.await_scroll_idle();
            }
        };
        set_timeout(check, SCROLL_IDLE);
    }

    fn with_scroll_memory(self, update: fn(&mut ScrollMemory) -> bool) -> bool {
        self.state
            .try_update_value(|state| update(&mut state.scroll_memory))
            .unwrap_or(false)
    }

    /// Fetches and builds the page of a link that the visitor points at or focuses.
    fn on_intent(self, event: &web_sys::Event) {
        if browser::is_ready()
            && let Some(LinkKind::Internal(link)) = links::classify(event)
            && let Some(slug) = self.slug(&link.path)
            && self.state.with_value(|state| state.shown_path != link.path)
        {
            self.fetch(&slug);
            self.warm_up(&slug);
        }
    }

    fn on_click(self, click: &web_sys::MouseEvent) {
        if click.default_prevented() || links::is_modified(click) {
            return;
        }
        let link = match links::classify(click) {
            // The router would follow a link in an extension's shadow tree.
            None if links::is_in_shadow_tree(click) => return click.stop_immediate_propagation(),
            None => return,
            Some(LinkKind::Internal(link)) => link,
            // The router would follow some of these.
            Some(LinkKind::External) => return click.stop_immediate_propagation(),
        };
        let is_shown = self
            .state
            .with_value(|state| state.shown_path == link.path && state.pending.is_none());
        let Some(slug) = self
            .slug(&link.path)
            .filter(|_| !is_shown || link.hash.is_empty())
        else {
            // A file, or a fragment of this page: the browser follows the link, and moves focus as well.
            return click.stop_immediate_propagation();
        };
        click.prevent_default();
        let InternalLink { href, path, hash } = link;
        self.navigate(Target {
            slug,
            href,
            path,
            hash,
            arrival: Arrival::Link,
        });
    }

    /// Back, Forward, or a link to a fragment of this page: the address has already changed. Within the shown page, the
    /// browser scrolls.
    fn on_history(self) {
        let y = self
            .state
            .try_update_value(|state| state.scroll_memory.restore())
            .unwrap_or(0);
        let (Ok(href), Ok(path)) = (location().href(), location().pathname()) else {
            return;
        };
        let hash = location().hash().unwrap_or_default();
        if self.state.with_value(|state| state.shown_path == path) {
            self.cancel();
            return;
        }
        let slug = self
            .slug(&path)
            .unwrap_or_else(|| routes::NOT_FOUND.to_owned());
        self.navigate(Target {
            slug,
            href,
            path,
            hash,
            arrival: Arrival::History(y),
        });
    }
}
