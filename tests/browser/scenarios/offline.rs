//! The site without a connection: it is stored on the device as a whole, never as a mix of two versions, and a
//! device that can't store it loses nothing.

mod addresses;
mod deployments;

use std::sync::LazyLock;

use serde_json::json;

use super::{Scenario, scenarios};
use crate::copy::{ABOUT, HOME, IN_A_SESSION, NOT_FOUND, every_page};
use crate::devtools::devtools;
use crate::engine::Engine;
use crate::problem::{Outcome, hold, same};
use crate::site::{Answer, Props, Worker};
use crate::visitor::{Visitor, WAIT_TIMEOUT, menu};

pub fn all() -> impl IntoIterator<Item = Scenario> {
    let everywhere = scenarios![
        after_one_visit_every_page_is_there_without_a_connection,
        a_repeat_visit_asks_the_network_for_nothing,
        the_worker_can_be_switched_off_for_good,
        a_worker_that_can_not_be_had_changes_nothing,
        what_the_browser_has_thrown_away_is_fetched_once_more,
    ];
    let chromium = scenarios![
        a_page_from_before_the_worker_was_switched_off_does_not_bring_it_back,
        a_worker_that_was_brought_back_is_gone_with_the_next_page,
        a_full_device_changes_nothing,
        the_site_can_be_put_on_a_home_screen,
    ];
    // Only Chromium's protocol can simulate a full device and report installability errors; and only in Chromium
    // does registering a worker again bring back one that is being unregistered.
    let chromium = chromium.map(|scenario| scenario.only_in(&[Engine::Chromium]));
    everywhere
        .into_iter()
        .chain(addresses::all())
        .chain(deployments::all())
        .chain(chromium)
}

/// Whether a complete version is stored and its worker controls this page.
const IS_CACHED: &str = "!!navigator.serviceWorker?.controller";

/// Makes a first visit, and waits until the site is stored.
async fn first_visit(visitor: &Visitor) -> Outcome {
    enable_worker(visitor);
    visitor.open_app(HOME.path).await?;
    visitor.see("the site is stored", IS_CACHED).await
}

fn enable_worker(visitor: &Visitor) {
    visitor.site.props(Props {
        worker: Worker::Works,
        ..Props::default()
    });
}

async fn after_one_visit_every_page_is_there_without_a_connection(visitor: &Visitor) -> Outcome {
    first_visit(visitor).await?;
    visitor.site.answer("*", Answer::HungUp);
    for page in every_page() {
        visitor.open(page.path).await?;
        visitor.see_page(page.path, page.heading).await?;
        visitor
            .see("every drawing is there", DRAWINGS_SHOWN)
            .await?;
        visitor.see("the fonts are there", FONTS_LOADED).await?;
    }
    visitor.open_app(HOME.path).await?;
    visitor.mark_load().await?;
    for page in [ABOUT, IN_A_SESSION, HOME] {
        visitor.click(&menu(page.path)).await?;
        visitor.see_page(page.path, page.heading).await?;
    }
    hold(
        !visitor.was_reloaded().await?,
        "links work without full page loads",
    )?;
    visitor.open("/about/").await?;
    visitor.see_page(ABOUT.path, ABOUT.heading).await?;
    visitor.open(NOT_FOUND.path).await?;
    visitor.see_page(NOT_FOUND.path, NOT_FOUND.heading).await
}

/// Whether every visible drawing has loaded: one that hasn't has no width.
const DRAWINGS_SHOWN: &str = "[...document.querySelectorAll('main svg use')].filter((use) => use.checkVisibility()).every((use) => use.getBBox().width > 0)";
const FONTS_LOADED: &str = "[...document.fonts].every((font) => font.status !== 'error')";

async fn a_repeat_visit_asks_the_network_for_nothing(visitor: &Visitor) -> Outcome {
    first_visit(visitor).await?;
    let before = visitor.site.requests("*");
    let for_worker = visitor.site.requests("/worker.js");
    for page in [HOME, IN_A_SESSION] {
        visitor.open_app(page.path).await?;
        visitor.see_page(page.path, page.heading).await?;
    }
    let requests = visitor.site.requests("*") - before;
    // Afterwards the browser checks for a newer worker.
    let update_checks = visitor.site.requests("/worker.js") - for_worker;
    same(
        "requests other than for the worker",
        &(requests - update_checks),
        &0,
    )
}

/// The worker that replaces the other one, with the paths of a build with `"offline": false`.
static WORKER_OFF: LazyLock<String> = LazyLock::new(|| {
    include_str!("../../../scripts/worker-off.js").replace("\"/offline-\"", "\"/assets/offline-\"")
});

async fn the_worker_can_be_switched_off_for_good(visitor: &Visitor) -> Outcome {
    first_visit(visitor).await?;
    let caches = "caches.keys().then((names) => names.length)";
    hold(visitor.ask_async(caches).await? != 0, "something is stored")?;
    visitor.site.answer("/worker.js", Answer::Body(&WORKER_OFF));
    visitor.open(HOME.path).await?;
    nothing_is_stored(visitor).await?;
    let other = "<!DOCTYPE html><title>From the network</title>";
    visitor.site.answer(HOME.path, Answer::Body(other));
    visitor.open(HOME.path).await?;
    visitor
        .see(
            "the network answers",
            "document.title === 'From the network'",
        )
        .await
}

/// Waits until the device has neither a worker nor any cache.
async fn nothing_is_stored(visitor: &Visitor) -> Outcome {
    let count = "Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()]).then(([names, registrations]) => names.length + registrations.length)";
    let nothing = async || Ok(visitor.ask_async(count).await? == 0);
    visitor
        .wait("nothing is stored any more", WAIT_TIMEOUT, nothing)
        .await
}

/// Makes a first visit, and switches the worker off while the page is still open.
async fn switch_off_worker_under_open_page(visitor: &Visitor) -> Outcome {
    first_visit(visitor).await?;
    visitor.site.answer("/worker.js", Answer::Body(&WORKER_OFF));
    // As a browser does on its own from time to time.
    let update =
        "navigator.serviceWorker.getRegistration().then((registration) => registration.update())";
    visitor.ask_async(update).await?;
    nothing_is_stored(visitor).await?;
    let gone = "navigator.serviceWorker.controller?.state === 'activated'";
    visitor.see("the new worker no longer runs", gone).await
}

async fn a_page_from_before_the_worker_was_switched_off_does_not_bring_it_back(
    visitor: &Visitor,
) -> Outcome {
    switch_off_worker_under_open_page(visitor).await?;
    // Run the page's script again, as on a slow device that reaches this step late.
    let again = "(() => { const { prototype } = ServiceWorkerContainer; window.__called = []; \
        for (const name of ['register', 'getRegistration']) { const original = prototype[name]; \
            prototype[name] = function (...words) { __called.push(name); return original.apply(this, words) } } \
        return import(document.querySelector('script[data-wasm]').src + '?again').then(() => true) })()";
    same(
        "the script runs",
        &visitor.ask_async(again).await?,
        &json!(true),
    )?;
    visitor
        .see("it requests the worker", "__called.length > 0")
        .await?;
    visitor.wait_two_frames().await?;
    visitor
        .check("it registers none", "!__called.includes('register')")
        .await?;
    nothing_is_stored(visitor).await
}

async fn a_worker_that_was_brought_back_is_gone_with_the_next_page(visitor: &Visitor) -> Outcome {
    switch_off_worker_under_open_page(visitor).await?;
    // As pages do that were built before the fix that the scenario above tests.
    let register = "navigator.serviceWorker.register('/worker.js', { updateViaCache: 'none' }).then((registration) => registration.active?.state)";
    same(
        "the worker that is back",
        &visitor.ask_async(register).await?,
        &json!("activated"),
    )?;
    visitor.open(ABOUT.path).await?;
    nothing_is_stored(visitor).await
}

async fn a_worker_that_can_not_be_had_changes_nothing(visitor: &Visitor) -> Outcome {
    enable_worker(visitor);
    visitor.site.answer("/worker.js", Answer::Status(500));
    visitor.open_app(HOME.path).await?;
    visitor.see_request("/worker.js").await?;
    visitor.mark_load().await?;
    visitor.click(&menu(IN_A_SESSION.path)).await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await?;
    hold(
        !visitor.was_reloaded().await?,
        "links work without full page loads",
    )?;
    visitor
        .check("nothing answers for the network", &format!("!{IS_CACHED}"))
        .await
}

async fn a_full_device_changes_nothing(visitor: &Visitor) -> Outcome {
    let quota = json!({ "origin": visitor.site.origin, "quotaSize": 50_000 });
    devtools(&visitor.client, "Storage.overrideQuotaForOrigin", quota).await?;
    enable_worker(visitor);
    visitor.open_app(HOME.path).await?;
    visitor.see_request("/worker.js").await?;
    // Only a note of the failure is stored.
    let empty = "Promise.all([navigator.serviceWorker.getRegistration(), caches.keys()]).then(([registration, names]) => !registration && names.join().endsWith('full'))";
    let given_up = async || Ok(visitor.ask_async(empty).await? == true);
    visitor
        .wait(
            "what could not be stored is deleted",
            WAIT_TIMEOUT,
            given_up,
        )
        .await?;
    let lists = visitor.site.requests("/assets/offline-*");
    hold(lists > 0, "it was tried")?;
    let tries = visitor.site.requests("/worker.js");
    visitor.open_app(HOME.path).await?;
    let again = async || Ok(visitor.site.requests("/worker.js") > tries);
    visitor
        .wait("the next page checks for a worker", WAIT_TIMEOUT, again)
        .await?;
    visitor
        .wait("it is given up again", WAIT_TIMEOUT, given_up)
        .await?;
    same(
        "lists that were fetched",
        &visitor.site.requests("/assets/offline-*"),
        &lists,
    )?;
    visitor.click(&menu(IN_A_SESSION.path)).await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await
}

async fn what_the_browser_has_thrown_away_is_fetched_once_more(visitor: &Visitor) -> Outcome {
    first_visit(visitor).await?;
    let gone =
        "caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))";
    visitor.ask_async(gone).await?;
    visitor.open_app(IN_A_SESSION.path).await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await?;
    let list = "caches.keys().then((names) => Promise.all(names.map((name) => caches.match(name)))).then((lists) => lists.some((list) => !!list))";
    let is_whole = async || Ok(visitor.ask_async(list).await? == true);
    visitor
        .wait("the site is stored again", WAIT_TIMEOUT, is_whole)
        .await?;
    visitor.site.answer("*", Answer::HungUp);
    visitor.open_app(ABOUT.path).await?;
    visitor.see_page(ABOUT.path, ABOUT.heading).await
}

async fn the_site_can_be_put_on_a_home_screen(visitor: &Visitor) -> Outcome {
    first_visit(visitor).await?;
    let found = devtools(&visitor.client, "Page.getInstallabilityErrors", json!({})).await?;
    same(
        "what is missing",
        &found["installabilityErrors"],
        &json!([]),
    )
}
