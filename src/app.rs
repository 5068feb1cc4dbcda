//! The frame around every page, and the router.

use leptos::prelude::*;
use leptos_router::StaticSegment;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::hooks::use_location;

use crate::components::{Failure, Footer, Header};
use crate::content::frame::{Frame, PageData};
use crate::navigation::{Pages, Status};
use crate::pages::{AboutTherapy, Home, Other, Session};
use crate::{routes, words};

/// The whole of a page's body, from the data that it stands on.
#[component]
pub fn App(data: PageData) -> impl IntoView {
    let PageData { frame, slug, page } = data;
    let status = RwSignal::new(Status::default());
    let pages = Pages::new(slug, page);
    provide_context(pages);
    // Made before the router, so that its listeners hear a click before the router's own do.
    let mover = Mover::new(&frame, pages, status);

    view! { <Router><Body frame status mover/></Router> }
}

#[component]
fn Body(frame: Frame, status: RwSignal<Status>, mover: Mover) -> impl IntoView {
    mover.connect();
    let path = use_location().pathname;

    view! {
        <a class="skip" href=["#", routes::MAIN_ID].concat()>{words::SKIP}</a>
        <Header frame=frame.clone() path/>
        <main id=routes::MAIN_ID tabindex="-1">
            <FlatRoutes fallback=Other>
                <Route path=StaticSegment("") view=Home/>
                <Route path=StaticSegment(routes::ABOUT_THERAPY) view=AboutTherapy/>
                <Route path=StaticSegment(routes::SESSION) view=Session/>
            </FlatRoutes>
        </main>
        <Footer frame/>
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
    fn connect(self) {}
    fn retry(self) {}
    fn stay(self) {}
}

/// Takes over the page that stands. Where its data can't be read, or it stands at another page's
/// address, nothing is touched and it stays plain HTML.
#[cfg(feature = "hydrate")]
pub fn hydrate() {
    let Some(data) = crate::browser::page_data() else {
        return;
    };
    leptos::mount::hydrate_body(move || view! { <App data/> });
    crate::browser::mark_ready();
}
