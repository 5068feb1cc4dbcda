//! The browser's half of moving between pages. A link is followed in two steps: the page's content
//! is fetched while the old page stands, and only then is the router sent there. So a page never
//! has to be drawn without its content, and a failed page costs nothing.

mod listen;

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Pages;
use super::arrival::{self, Arrival, Target, Titles};
use super::memory::Memory;
use crate::browser::{self, fetch, scroll};
use crate::content::shell::Shell;
use crate::routes;
use crate::status::{Failure, Status};

/// How long a page may be awaited before the visitor is told.
const QUIET_TIME: Duration = Duration::from_millis(200);

struct State {
    shell: Shell,
    /// The `<main>` that the router draws into.
    main: Option<web_sys::Element>,
    /// The path whose page is drawn.
    stands: String,
    /// The page asked for last, until it stands. Only this one is ever shown.
    wanted: Option<Target>,
    /// Counts what was asked for, so that a timer knows whether it is still meant.
    asked: u32,
    fetching: Vec<String>,
    /// Holds the pages that were built ahead.
    aside: Option<web_sys::ShadowRoot>,
    memory: Memory,
}

/// Moves between pages. A handle: copies share the same state.
#[derive(Clone, Copy)]
pub struct Driver {
    state: StoredValue<State, LocalStorage>,
    pages: Pages,
    status: RwSignal<Status>,
}

impl Driver {
    /// Begins to listen.
    #[must_use]
    pub fn new(shell: &Shell, pages: Pages, status: RwSignal<Status>) -> Self {
        let stands = location().pathname().unwrap_or_default();
        // At an unknown address the page that stands is that address's page.
        if let (Some(slug), Some(page)) = (shell.base.slug(&stands), pages.get(routes::NOT_FOUND)) {
            pages.keep(slug.to_owned(), page);
        }
        let state = State {
            shell: shell.clone(),
            main: document().get_element_by_id(routes::MAIN_ID),
            stands,
            wanted: None,
            asked: 0,
            fetching: Vec::new(),
            aside: None,
            memory: Memory::begin(),
        };
        let driver = Self {
            state: StoredValue::new_local(state),
            pages,
            status,
        };
        driver.listen();
        driver
    }

    /// The slug of the page at an address on this host.
    fn slug(self, path: &str) -> Option<String> {
        self.state
            .with_value(|state| state.shell.base.slug(path).map(str::to_owned))
    }

    /// Whether the app still runs, and draws where a visitor sees it.
    fn is_in_place(self) -> bool {
        let main_is_there =
            |state: &State| state.main.as_ref().is_some_and(|main| main.is_connected());
        browser::is_ready() && self.state.with_value(main_is_there)
    }

    /// Whether the address is the shown page's. After Back it is ahead, until that page has come.
    fn is_at_address(self) -> bool {
        let path = location().pathname().ok();
        self.state
            .with_value(|state| path.as_ref() == Some(&state.stands))
    }

    /// Asks once more for the page that didn't come.
    pub fn retry(self) {
        if let Some(target) = self.state.with_value(|state| state.wanted.clone()) {
            self.go(target);
        }
    }

    /// Gives up the page that didn't come. Back and Forward have changed the address already: the shown
    /// page gets an entry of its own, so that address and page agree again.
    pub fn stay(self) {
        if !self.is_at_address() {
            self.state
                .update_value(|state| state.memory.push_shown(&state.stands));
        }
        self.forget();
        if let Some(heading) = browser::find("main h1") {
            browser::focus(&heading);
        }
    }

    fn forget(self) {
        self.state.update_value(|state| {
            state.wanted = None;
            state.asked += 1;
        });
        if self.status.get_untracked() != Status::Quiet {
            self.status.set(Status::Quiet);
        }
    }

    fn go(self, target: Target) {
        self.forget();
        if !self.is_in_place() {
            return arrival::load_whole(&target);
        }
        if self.pages.has(&target.slug) {
            return self.show(target);
        }
        let slug = target.slug.clone();
        self.state.update_value(|state| state.wanted = Some(target));
        let asked = self.state.with_value(|state| state.asked);
        set_timeout(
            move || {
                let meant = self
                    .state
                    .with_value(|state| state.asked == asked && state.wanted.is_some());
                if meant && self.status.get_untracked() == Status::Quiet {
                    self.status.set(Status::Slow);
                    browser::announce(crate::words::LOADING);
                }
            },
            QUIET_TIME,
        );
        self.fetch(&slug);
    }

    /// Fetches a page that is neither at hand nor on its way.
    fn fetch(self, slug: &str) {
        let slug = slug.to_owned();
        if self.pages.has(&slug)
            || self
                .state
                .with_value(|state| state.fetching.contains(&slug))
        {
            return;
        }
        let mut asked = 0;
        self.state.update_value(|state| {
            state.fetching.push(slug.clone());
            asked = state.asked;
        });
        spawn_local(async move {
            let address = self.state.with_value(|state| state.shell.content(&slug));
            let outcome = fetch::page(&address).await;
            self.state.update_value(|state| {
                state.fetching.retain(|on_its_way| *on_its_way != slug);
            });
            let wanted = self.state.with_value(|state| state.wanted.clone());
            let wanted = wanted.filter(|target| target.slug == slug);
            match (outcome, wanted) {
                (Ok(Some(page)), wanted) => {
                    self.pages.keep(slug.clone(), Arc::new(page));
                    if let Some(target) = wanted {
                        self.forget();
                        self.show(target);
                    } else {
                        self.prepare(&slug);
                    }
                }
                // Another build stands at the site's address by now, or no such page: what is there
                // is loaded whole.
                (Ok(None), Some(target)) => arrival::load_whole(&target),
                // Begun on a sign, before the click: a click gets the whole time to wait.
                (Err(_), Some(_)) if self.state.with_value(|state| state.asked) != asked => {
                    self.fetch(&slug);
                }
                (Err(reason), Some(target)) => self.fail(target, reason),
                // Fetched on a sign that came to nothing: a click will ask again.
                (Ok(None) | Err(_), None) => {}
            }
        });
    }

    /// Builds the page that a visitor may go to and puts it where nobody sees it, so that its artwork
    /// is fetched and read, and of its photographs the first.
    fn prepare(self, slug: &str) {
        if browser::saves_data() {
            return;
        }
        if let Some(article) = self.pages.prepare(slug) {
            self.state.update_value(|state| {
                state.aside = state
                    .aside
                    .take()
                    .filter(|aside| aside.is_connected())
                    .or_else(browser::aside);
                if let Some(aside) = &state.aside {
                    // Where a browser refuses, the page is shown without having been put aside.
                    let _ = aside.append_child(&article);
                }
            });
        }
    }

    fn fail(self, target: Target, reason: Failure) {
        // Something has taken the message away.
        if browser::find("#failure").is_none() {
            return arrival::load_whole(&target);
        }
        let href = target.href;
        self.status.set(Status::Failed { href, reason });
        request_animation_frame(|| {
            if let Some(message) = browser::find("#failure") {
                browser::focus(&message);
            }
        });
    }

    /// Lets the router draw a page that is at hand. Where it can't, as something has taken `<main>` away or
    /// the app has failed, the browser loads the page whole.
    fn show(self, target: Target) {
        if !self.is_in_place() {
            return arrival::load_whole(&target);
        }
        let is_left = self.is_at_address();
        self.state.update_value(|state| {
            if target.arrival == Arrival::Link
                && location().href().ok() != Some(target.href.clone())
            {
                state.memory.push(&target.href, is_left);
            }
            state.stands.clone_from(&target.path);
        });
        // The entry stands already: the router follows as it follows Back. Its own way to an address
        // writes the entry once more, which a slow device would show, and loses count on Forward. In a
        // task of its own: the listener that hears of Back can't hear of this one inside itself.
        spawn_local(async { scroll::tell_of_entry() });
        // The router draws in microtasks, so that by the next shell the page stands.
        let page = self.pages.get(&target.slug);
        let titles = page.map(|page| {
            self.state
                .with_value(|state| Titles::of(&state.shell, &target.slug, &page))
        });
        request_animation_frame(move || {
            if self.is_in_place() {
                arrival::finish_navigation(&target, titles);
            } else if browser::is_ready() {
                arrival::load_whole(&target);
            }
        });
    }
}
