//! The frame around every page, and the router.

#[cfg(feature = "hydrate")]
use std::time::Duration;

use leptos::prelude::*;
use leptos_router::StaticSegment;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::hooks::use_location;

use crate::components::{Failure, Footer, Header, static_text};
use crate::content::frame::{Frame, PageData};
use crate::navigation::{Pages, Status};
use crate::pages::{AboutTherapy, Home, Other, Session};
use crate::{routes, words};

/// The whole of a page's body, from the data that it stands on.
#[component]
pub fn App(data: PageData) -> impl IntoView {
    let PageData {
        frame, slug, page, ..
    } = data;
    let status = RwSignal::new(Status::default());
    let pages = Pages::new(slug, page);
    provide_context(pages);
    let base = frame.base.clone();
    provide_context(base.clone());
    // Made before the router, so that its listeners hear a click before the router's own do.
    let mover = Mover::new(&frame, pages, status);

    view! { <Router base=base.as_str().to_owned()><Body frame status mover/></Router> }
}

#[component]
fn Body(frame: Frame, status: RwSignal<Status>, mover: Mover) -> impl IntoView {
    let path = use_location().pathname;
    let frame = StoredValue::new(frame);

    view! {
        <a class="skip" href=["#", routes::MAIN_ID].concat()>{static_text(words::SKIP)}</a>
        <Header frame path/>
        <main id=routes::MAIN_ID tabindex="-1">
            <FlatRoutes fallback=Other>
                <Route path=StaticSegment("") view=Home/>
                <Route path=StaticSegment(routes::ABOUT_THERAPY) view=AboutTherapy/>
                <Route path=StaticSegment(routes::SESSION) view=Session/>
            </FlatRoutes>
        </main>
        <Footer frame path/>
        <Failure status retry=move || mover.retry() stay=move || mover.stay()/>
        <p id=routes::ANNOUNCER_ID class="unseen" role="status"></p>
    }
}

#[cfg(feature = "hydrate")]
use crate::navigation::Driver as Mover;

/// At build time nobody moves.
#[cfg(not(feature = "hydrate"))]
#[derive(Clone, Copy)]
struct Mover;

#[cfg(not(feature = "hydrate"))]
#[expect(
    clippy::unused_self,
    reason = "it stands in for the browser's, which needs itself"
)]
impl Mover {
    fn new(_: &Frame, _: Pages, _: RwSignal<Status>) -> Self {
        Self
    }
    fn retry(self) {}
    fn stay(self) {}
}

/// Hydrates the current page. If its data is missing or belongs to another address, or if something else
/// has changed what would be hydrated, the page stays plain HTML.
#[cfg(feature = "hydrate")]
pub fn hydrate() {
    use crate::browser;

    // In tasks of their own: together, and with what starts the WebAssembly, they would keep a slow
    // device from answering its visitor.
    let read = || {
        let Some(data) = browser::page_data() else {
            return;
        };
        let take_over = move || {
            // In the same task as hydration, or the page could still change in between.
            if !browser::is_at_address() {
                return;
            }
            if !browser::shape::is_as_built(&data.shape) {
                return browser::note(words::CHANGED);
            }
            leptos::mount::hydrate_body(move || view! { <App data/> });
            browser::mark_ready();
        };
        set_timeout(take_over, Duration::ZERO);
    };
    set_timeout(read, Duration::ZERO);
}
