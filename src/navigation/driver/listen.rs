//! What the driver hears of: clicks, signs that a visitor means to follow a link, the history, scrolling.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;

use super::super::arrival::{Arrival, Target};
use super::super::memory::Memory;
use super::Driver;
use crate::browser;
use crate::browser::links::{self, FoundLink, Way};
use crate::routes;

/// How long the view must be still to be at rest.
const REST: Duration = Duration::from_millis(150);

impl Driver {
    pub(super) fn listen(self) {
        window_event_listener(ev::click, move |click| self.on_click(&click));
        window_event_listener(ev::popstate, move |event| {
            // The driver's own sign passes on to the router.
            if event.is_trusted() {
                event.stop_immediate_propagation();
                self.on_history();
            }
        });
        window_event_listener(ev::mouseover, move |event| self.on_sign(&event));
        window_event_listener(ev::focusin, move |event| self.on_sign(&event));
        window_event_listener(ev::touchstart, move |event| self.on_sign(&event));
        window_event_listener(ev::scroll, move |_| self.on_scroll());
    }

    fn on_scroll(self) {
        if self.is_at_address() && self.remembers(Memory::scroll) {
            self.await_rest();
        }
    }

    /// Looks whether the visitor has come to rest, as long as they scroll.
    fn await_rest(self) {
        let look = move || {
            if self.remembers(Memory::look) {
                self.await_rest();
            }
        };
        set_timeout(look, REST);
    }

    fn remembers(self, noted: fn(&mut Memory) -> bool) -> bool {
        self.state
            .try_update_value(|state| noted(&mut state.memory))
            .unwrap_or(false)
    }

    fn on_sign(self, event: &web_sys::Event) {
        if browser::is_ready()
            && let Some(Way::Inside(link)) = links::found(event)
            && let Some(slug) = self.slug(&link.path)
            && self.state.with_value(|state| state.stands != link.path)
        {
            self.fetch(&slug);
            self.prepare(&slug);
        }
    }

    fn on_click(self, click: &web_sys::MouseEvent) {
        if click.default_prevented() || links::is_modified(click) {
            return;
        }
        let link = match links::found(click) {
            // The router would follow a link in a toolbar's own tree.
            None if links::is_hidden(click) => return click.stop_immediate_propagation(),
            None => return,
            Some(Way::Inside(link)) => link,
            // The router would follow some of these.
            Some(Way::Browser) => return click.stop_immediate_propagation(),
        };
        let stands = self
            .state
            .with_value(|state| state.stands == link.path && state.wanted.is_none());
        let Some(slug) = self
            .slug(&link.path)
            .filter(|_| !stands || link.hash.is_empty())
        else {
            // A file, or a place on this page: the browser goes there, and moves focus as well.
            return click.stop_immediate_propagation();
        };
        click.prevent_default();
        let FoundLink { href, path, hash } = link;
        self.go(Target {
            slug,
            href,
            path,
            hash,
            arrival: Arrival::Link,
        });
    }

    /// Back, Forward, or an anchor on this page: the address has changed already. Within the page that
    /// stands, the browser moves the view by itself.
    fn on_history(self) {
        let y = self
            .state
            .try_update_value(|state| state.memory.arrive())
            .unwrap_or(0);
        let (Ok(href), Ok(path)) = (location().href(), location().pathname()) else {
            return;
        };
        let hash = location().hash().unwrap_or_default();
        if self.state.with_value(|state| state.stands == path) {
            self.forget();
            return;
        }
        let slug = self
            .slug(&path)
            .unwrap_or_else(|| routes::NOT_FOUND.to_owned());
        self.go(Target {
            slug,
            href,
            path,
            hash,
            arrival: Arrival::History(y),
        });
    }
}
