//! The shell around every page, the router, and hydration.

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

/// The app's part of a page's body, from the page's data block. The build adds the HTML outside the app.
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
    // Created before the router, so that its listeners run before the router's. The build renders without a driver.
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

/// Hydrates the current page. If its data is missing or is for another address, or if something else has changed the
/// nodes to hydrate, the page remains plain HTML.
#[cfg(feature = "hydrate")]
pub fn hydrate() {
    use std::time::Duration;

    use crate::browser;

    // Each step is a separate task: in one task with the start of the WebAssembly, they would block input on a slow
    // device.
    let read_data = || {
        let Some(data) = browser::page_data() else {
            return;
        };
        let hydrate_page = move || {
            // Checked in the same task as hydration, so that the page can't change in between.
            if !browser::is_at_loaded_address() {
                return;
            }
            if !browser::shape::is_as_built(&data.shape) {
                return browser::log(words::PAGE_CHANGED);
            }
            leptos::mount::hydrate_body(move || view! { <App data/> });
            browser::mark_ready();
        };
        set_timeout(hydrate_page, Duration::ZERO);
    };
    set_timeout(read_data, Duration::ZERO);
}
