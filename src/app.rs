//! The shell around every page, and the router.

use leptos::prelude::*;
use leptos_router::StaticSegment;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::hooks::use_location;

use crate::components::{Failure, Footer, Header, static_text};
use crate::content::shell::{PageData, Shell};
use crate::navigation::{Driver, Pages};
use crate::pages::{AboutTherapy, Home, Other, Session};
use crate::status::Status;
use crate::{routes, words};

/// The whole body of a page, from the page's data block.
#[component]
pub fn App(data: PageData) -> impl IntoView {
    let PageData {
        shell, slug, page, ..
    } = data;
    let status = RwSignal::new(Status::default());
    let pages = Pages::new(slug, page);
    provide_context(pages);
    let base = shell.base.clone();
    provide_context(base.clone());
    // Created before the router, so that its listeners run before the router's. A page that is being rendered to HTML
    // has no browser to listen to.
    let driver = cfg!(feature = "hydrate").then(|| Driver::new(&shell, pages, status));

    view! { <Router base=base.as_str().to_owned()><Body shell status driver/></Router> }
}

#[component]
fn Body(shell: Shell, status: RwSignal<Status>, driver: Option<Driver>) -> impl IntoView {
    let path = use_location().pathname;
    let shell = StoredValue::new(shell);
    let retry = move || driver.into_iter().for_each(Driver::retry);
    let stay = move || driver.into_iter().for_each(Driver::stay);

    view! {
        <a class="skip" href=["#", routes::MAIN_ID].concat()>{static_text(words::SKIP)}</a>
        <Header shell path/>
        <main id=routes::MAIN_ID tabindex="-1">
            <FlatRoutes fallback=Other>
                <Route path=StaticSegment("") view=Home/>
                <Route path=StaticSegment(routes::ABOUT_THERAPY) view=AboutTherapy/>
                <Route path=StaticSegment(routes::SESSION) view=Session/>
            </FlatRoutes>
        </main>
        <Footer shell path/>
        <Failure status retry stay/>
        <p id=routes::ANNOUNCER_ID class="unseen" role="status"></p>
    }
}

/// Hydrates the current page. If its data is missing or belongs to another address, or if something else
/// has changed what would be hydrated, the page stays plain HTML.
#[cfg(feature = "hydrate")]
pub fn hydrate() {
    use std::time::Duration;

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
