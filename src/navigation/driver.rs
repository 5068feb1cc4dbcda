//! The browser's half of moving between pages. A link is followed in two steps: the page's content
//! is fetched while the old page stands, and only then is the router sent there. So a page never
//! has to be drawn without its content, and a failed page costs nothing.

use std::sync::Arc;
use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::arrival::{self, Arrival, Target, Titles};
use super::memory::Memory;
use super::{Failure, Pages, Status};
use crate::browser::links::{self, FoundLink, Way};
use crate::browser::{self, fetch};
use crate::content::frame::Frame;
use crate::routes;

/// How long a page may be awaited before the visitor is told.
const QUIET_TIME: Duration = Duration::from_millis(200);

/// How long the view must be still to be at rest.
const REST: Duration = Duration::from_millis(150);

/// The router's way to go to an address.
type Navigate = Box<dyn Fn(&str, NavigateOptions)>;

struct State {
    frame: Frame,
    /// The path whose page is drawn.
    stands: String,
    /// The page asked for last, until it stands. Only this one is ever shown.
    wanted: Option<Target>,
    /// Counts what was asked for, so that a timer knows whether it is still meant.
    asked: u32,
    fetching: Vec<String>,
    memory: Memory,
    resting: Option<TimeoutHandle>,
    navigate: Option<Navigate>,
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
    pub fn new(frame: &Frame, pages: Pages, status: RwSignal<Status>) -> Self {
        let stands = location().pathname().unwrap_or_default();
        // At an unknown address the page that stands is that address's page.
        if let (Some(slug), Some(page)) = (routes::slug(&stands), pages.get(routes::NOT_FOUND)) {
            pages.keep(slug.to_owned(), page);
        }
        let state = State {
            frame: frame.clone(),
            stands,
            wanted: None,
            asked: 0,
            fetching: Vec::new(),
            memory: Memory::begin(),
            resting: None,
            navigate: None,
        };
        let driver = Self {
            state: StoredValue::new_local(state),
            pages,
            status,
        };
        driver.listen();
        driver
    }

    /// Takes the router's way to navigate; called once, inside of the router.
    pub fn connect(self) {
        let navigate = use_navigate();
        self.state.update_value(|state| {
            state.navigate = Some(Box::new(move |to, options| navigate(to, options)));
        });
    }

    fn listen(self) {
        window_event_listener(ev::click, move |click| self.on_click(&click));
        window_event_listener(ev::popstate, move |event| {
            event.stop_immediate_propagation();
            self.on_history();
        });
        window_event_listener(ev::mouseover, move |event| self.on_sign(&event));
        window_event_listener(ev::focusin, move |event| self.on_sign(&event));
        window_event_listener(ev::touchstart, move |event| self.on_sign(&event));
        window_event_listener(ev::scroll, move |_| self.on_scroll());
    }

    /// Notes the view, and writes it into the entry when scrolling begins and when it has come to
    /// rest: browsers allow only so many writes.
    fn on_scroll(self) {
        self.state.update_value(|state| {
            state.memory.note();
            match state.resting.take() {
                Some(timer) => timer.clear(),
                None => state.memory.write(),
            }
            let rest = move || {
                self.state.update_value(|state| {
                    state.resting = None;
                    state.memory.write();
                });
            };
            state.resting = set_timeout_with_handle(rest, REST).ok();
        });
    }

    fn on_sign(self, event: &web_sys::Event) {
        if let Some(Way::Inside(link)) = links::found(event)
            && let Some(slug) = routes::slug(&link.path)
        {
            self.fetch(slug);
        }
    }

    fn on_click(self, click: &web_sys::MouseEvent) {
        if click.default_prevented() || links::is_modified(click) {
            return;
        }
        let link = match links::found(click) {
            None => return,
            Some(Way::Inside(link)) => link,
            // The router would follow some of these.
            Some(Way::Browser) => return click.stop_immediate_propagation(),
        };
        let stands = self
            .state
            .with_value(|state| state.stands == link.path && state.wanted.is_none());
        let Some(slug) = routes::slug(&link.path).filter(|_| !stands || link.hash.is_empty())
        else {
            // A file, or a place on this page: the browser goes there, and moves focus as well.
            return click.stop_immediate_propagation();
        };
        click.prevent_default();
        let slug = slug.to_owned();
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
        let slug = routes::slug(&path).unwrap_or(routes::NOT_FOUND).to_owned();
        self.go(Target {
            slug,
            href,
            path,
            hash,
            arrival: Arrival::History(y),
        });
    }

    /// Asks once more for the page that didn't come.
    pub fn retry(self) {
        if let Some(target) = self.state.with_value(|state| state.wanted.clone()) {
            self.go(target);
        }
    }

    /// Gives up the page that didn't come.
    pub fn stay(self) {
        self.forget();
        if let Some(heading) = browser::find("h1") {
            browser::focus(&heading);
        }
    }

    fn forget(self) {
        self.state.update_value(|state| {
            state.wanted = None;
            state.asked += 1;
        });
        self.status.set(Status::Quiet);
    }

    fn go(self, target: Target) {
        self.forget();
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
        self.state
            .update_value(|state| state.fetching.push(slug.clone()));
        spawn_local(async move {
            let outcome = fetch::page(&slug).await;
            self.state.update_value(|state| {
                state.fetching.retain(|on_its_way| *on_its_way != slug);
            });
            let wanted = self.state.with_value(|state| state.wanted.clone());
            let wanted = wanted.filter(|target| target.slug == slug);
            match (outcome, wanted) {
                (Ok(page), wanted) => {
                    self.pages.keep(slug, Arc::new(page));
                    if let Some(target) = wanted {
                        self.forget();
                        self.show(target);
                    }
                }
                (Err(reason), Some(target)) => self.fail(target.href, reason),
                // Fetched on a sign that came to nothing: a click will ask again.
                (Err(_), None) => {}
            }
        });
    }

    fn fail(self, href: String, reason: Failure) {
        self.status.set(Status::Failed { href, reason });
        request_animation_frame(|| {
            if let Some(message) = browser::find("#failure") {
                browser::focus(&message);
            }
        });
    }

    /// Sends the router to a page that is at hand.
    fn show(self, target: Target) {
        let state = self.state.try_update_value(|state| {
            if target.arrival == Arrival::Link && target.path != state.stands {
                state.memory.push(&target.href);
            }
            state.stands.clone_from(&target.path);
            state.memory.state()
        });
        let options = NavigateOptions {
            // The entry stands already; the router's own stack of entries loses count on Forward.
            replace: true,
            scroll: false,
            state: leptos_router::location::State::new(state.map(Into::into)),
            ..NavigateOptions::default()
        };
        let to = [target.path.as_str(), &target.hash].concat();
        self.state.with_value(|state| {
            if let Some(navigate) = &state.navigate {
                navigate(&to, options);
            }
        });
        // The router draws in microtasks, so that by the next frame the page stands.
        let titles = self.pages.get(&target.slug).map(|page| {
            let title = self
                .state
                .with_value(|state| state.frame.document_title(&page));
            Titles {
                title,
                description: page.description.0.clone(),
                heading: page.title.0.clone(),
            }
        });
        request_animation_frame(move || arrival::settle(&target, titles));
    }
}
