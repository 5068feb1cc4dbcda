//! Navigates in two steps: fetches the page's content while the current page remains, and only then sends the router to
//! the new address. So no page is rendered without its content, and if a page fails to load, the current one remains.

mod listen;

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::arrival::{self, Arrival, PageMetadata, Target};
use super::pages::Pages;
use super::scroll_memory::ScrollMemory;
use crate::browser::{self, fetch, scroll};
use crate::content::shell::Shell;
use crate::routes;
use crate::status::{LoadFailure, Status};

/// How long a page may take before the loading notice is shown.
const LOADING_DELAY: Duration = Duration::from_millis(200);

struct DriverState {
    shell: Shell,
    /// The `<main>` that the router renders into.
    main: Option<web_sys::Element>,
    /// The path of the shown page.
    shown_path: String,
    /// The most recently requested page, until it is shown. A fetched page is shown only if it is this one.
    pending: Option<Target>,
    /// Incremented on each request and cancellation, so that timers and fetches can detect that their request is no
    /// longer the current one.
    request_id: u32,
    fetching: Vec<String>,
    /// Holds the pages that were built ahead, so that their pictures load.
    preload_container: Option<web_sys::ShadowRoot>,
    scroll_memory: ScrollMemory,
}

/// Navigates between pages. A handle: copies share the same state.
#[derive(Clone, Copy)]
pub struct Driver {
    state: StoredValue<DriverState, LocalStorage>,
    pages: Pages,
    status: RwSignal<Status>,
}

impl Driver {
    /// Adds the listeners.
    #[must_use]
    pub fn new(shell: &Shell, pages: Pages, status: RwSignal<Status>) -> Self {
        let shown_path = location().pathname().unwrap_or_default();
        // At an unknown address the host has served the not-found page: use it as the page of that address.
        if let (Some(slug), Some(page)) =
            (shell.base.slug(&shown_path), pages.get(routes::NOT_FOUND))
        {
            pages.insert(slug.to_owned(), page);
        }
        let state = DriverState {
            shell: shell.clone(),
            main: document().get_element_by_id(routes::MAIN_ID),
            shown_path,
            pending: None,
            request_id: 0,
            fetching: Vec::new(),
            preload_container: None,
            scroll_memory: ScrollMemory::start(),
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

    /// Whether the app still runs, and its `<main>` is still in the document.
    fn can_render(self) -> bool {
        let has_main =
            |state: &DriverState| state.main.as_ref().is_some_and(|main| main.is_connected());
        browser::is_ready() && self.state.with_value(has_main)
    }

    /// Whether the address is the shown page's. After Back or Forward it isn't, until the
    /// requested page is shown.
    fn shows_address(self) -> bool {
        let path = location().pathname().ok();
        self.state
            .with_value(|state| path.as_ref() == Some(&state.shown_path))
    }

    /// Requests the failed page again.
    pub fn retry(self) {
        if let Some(target) = self.state.with_value(|state| state.pending.clone()) {
            self.navigate(target);
        }
    }

    /// Stays on the shown page after a failure. Back and Forward have already changed the address: a new history entry
    /// for the shown page makes address and page match again.
    pub fn stay(self) {
        if !self.shows_address() {
            self.state
                .update_value(|state| state.scroll_memory.push_shown(&state.shown_path));
        }
        self.cancel();
        if let Some(heading) = browser::find("main h1") {
            browser::focus(&heading);
        }
    }

    /// Cancels the pending request, and hides its notices.
    fn cancel(self) {
        self.state.update_value(|state| {
            state.pending = None;
            state.request_id += 1;
        });
        if self.status.get_untracked() != Status::Idle {
            self.status.set(Status::Idle);
        }
    }

    fn navigate(self, target: Target) {
        self.cancel();
        if !self.can_render() {
            return arrival::full_page_load(&target);
        }
        if self.pages.has(&target.slug) {
            return self.show(target);
        }
        let slug = target.slug.clone();
        self.state
            .update_value(|state| state.pending = Some(target));
        let request_id = self.state.with_value(|state| state.request_id);
        set_timeout(
            move || {
                let is_pending = self
                    .state
                    .with_value(|state| state.request_id == request_id && state.pending.is_some());
                if is_pending && self.status.get_untracked() == Status::Idle {
                    self.status.set(Status::Slow);
                    browser::announce(crate::words::LOADING);
                }
            },
            LOADING_DELAY,
        );
        self.fetch(&slug);
    }

    /// Fetches a page unless it is loaded or being fetched.
    fn fetch(self, slug: &str) {
        let slug = slug.to_owned();
        if self.pages.has(&slug)
            || self
                .state
                .with_value(|state| state.fetching.contains(&slug))
        {
            return;
        }
        let mut request_id = 0;
        self.state.update_value(|state| {
            state.fetching.push(slug.clone());
            request_id = state.request_id;
        });
        spawn_local(async move {
            let address = self.state.with_value(|state| state.shell.content(&slug));
            let outcome = fetch::page(&address).await;
            self.state.update_value(|state| {
                state.fetching.retain(|fetching| *fetching != slug);
            });
            let pending = self.state.with_value(|state| state.pending.clone());
            let pending = pending.filter(|target| target.slug == slug);
            match (outcome, pending) {
                (Ok(Some(page)), pending) => {
                    self.pages.insert(slug.clone(), Arc::new(page));
                    if let Some(target) = pending {
                        self.cancel();
                        self.show(target);
                    } else {
                        self.warm_up(&slug);
                    }
                }
                // 404: the site was redeployed, or there is no such page. Do a full page load.
                (Ok(None), Some(target)) => arrival::full_page_load(&target),
                // Fetched on intent, before the click: fetch again, as a click gets the full timeout.
                (Err(_), Some(_))
                    if self.state.with_value(|state| state.request_id) != request_id =>
                {
                    self.fetch(&slug);
                }
                (Err(reason), Some(target)) => self.fail(target, reason),
                // Fetched on intent, without a click: a later click fetches it again.
                (Ok(None) | Err(_), None) => {}
            }
        });
    }

    /// Builds a page that a visitor may go to, in a hidden container, so that its artwork and the first of its
    /// photographs are fetched and decoded.
    fn warm_up(self, slug: &str) {
        if browser::saves_data() {
            return;
        }
        if let Some(article) = self.pages.prebuild(slug) {
            self.state.update_value(|state| {
                state.preload_container = state
                    .preload_container
                    .take()
                    .filter(|container| container.is_connected())
                    .or_else(browser::preload_container);
                if let Some(container) = &state.preload_container {
                    // If the browser refuses, the page is shown without preloaded pictures.
                    let _ = container.append_child(&article);
                }
            });
        }
    }

    fn fail(self, target: Target, reason: LoadFailure) {
        // Without the message, for example if an extension has removed it, the browser shows the failure.
        if browser::find("#failure").is_none() {
            return arrival::full_page_load(&target);
        }
        let href = target.href;
        self.status.set(Status::Failed { href, reason });
        request_animation_frame(|| {
            if let Some(message) = browser::find("#failure") {
                browser::focus(&message);
            }
        });
    }

    /// Lets the router render a loaded page. Does a full page load if it can't: if `<main>` was removed or the app has
    /// failed.
    fn show(self, target: Target) {
        if !self.can_render() {
            return arrival::full_page_load(&target);
        }
        let is_shown = self.shows_address();
        self.state.update_value(|state| {
            if target.arrival == Arrival::Link
                && location().href().ok() != Some(target.href.clone())
            {
                state.scroll_memory.push(&target.href, is_shown);
            }
            state.shown_path.clone_from(&target.path);
        });
        // The history entry already exists, and the router follows it as on Back. The router's own `navigate` would
        // write the entry again, which is noticeable on a slow device, and miscounts on Forward. Dispatched in a
        // separate task, as the `popstate` listener can't be called while it runs.
        spawn_local(async { scroll::dispatch_popstate() });
        // The router renders in microtasks, so the page is rendered by the next animation frame.
        let page = self.pages.get(&target.slug);
        let metadata = page.map(|page| {
            self.state
                .with_value(|state| PageMetadata::new(&state.shell, &target.slug, &page))
        });
        request_animation_frame(move || {
            if self.can_render() {
                arrival::finish_navigation(&target, metadata);
            } else if browser::is_ready() {
                arrival::full_page_load(&target);
            }
        });
    }
}
