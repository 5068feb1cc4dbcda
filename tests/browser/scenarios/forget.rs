//! The button that makes a device forget the site: nothing is left, the page says so, and nothing is kept again in that
//! visit.

use fantoccini::key::Key;
use serde_json::json;

use super::{Scenario, scenarios};
use crate::copy::{ABOUT, HOME, PRIVACY};
use crate::engine::Engine;
use crate::problem::{Outcome, hold, same};
use crate::site::{Answer, Props, Storage, Worker};
use crate::visitor::{Visitor, WAIT_TIMEOUT};

pub fn all() -> impl IntoIterator<Item = Scenario> {
    scenarios![
        one_press_leaves_nothing_of_the_site_on_the_device,
        a_forgotten_site_is_kept_again_only_in_another_visit,
        a_site_is_forgotten_while_it_is_being_stored,
        the_page_says_what_the_browser_refuses_to_remove,
        the_page_says_what_is_still_there,
    ]
}

const SEE: &str = ".forget button[data-look]";
const FORGET: &str = ".forget button:not([data-look])";

/// The names of the sentences that are shown.
const SAID: &str = "[...document.querySelectorAll('.forget [data-says]')].filter((said) => said.checkVisibility()).map((said) => said.dataset.says).join(' ')";

/// What is stored on the device for this origin, as names.
const STORED: &str = "Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()]).then(([names, workers]) => [...Object.keys(localStorage), ...names, ...workers.map(({ scope }) => scope)].sort().join(' '))";

/// What two other sites at the same origin have stored.
const STORE_OF_OTHERS: &str = "(localStorage.setItem('theirs', 'yes'), caches.open('/other/assets/offline-1.json').then(() => true))";
const STORED_BY_OTHERS: &str = "/other/assets/offline-1.json theirs";

/// Opens the page about privacy, and waits until the site is stored.
async fn store_site(visitor: &Visitor) -> Outcome {
    visitor.site.props(Props {
        worker: Worker::Works,
        ..Props::default()
    });
    visitor.open_app(PRIVACY.path).await?;
    visitor
        .see(
            "the site is stored",
            "!!navigator.serviceWorker?.controller",
        )
        .await
}

/// Presses a button by keyboard, and waits for the sentences that are shown then.
async fn press(visitor: &Visitor, button: &str, said: &str) -> Outcome {
    let is_there = format!("document.activeElement.matches({button:?})");
    visitor.tab_to(button, &is_there).await?;
    visitor.press(Key::Enter.into()).await?;
    visitor
        .see(&format!("it says: {said}"), &format!("{SAID} === {said:?}"))
        .await?;
    visitor.check("focus stays on the button", &is_there).await
}

async fn choose_dark(visitor: &Visitor) -> Outcome {
    visitor.click("header [data-tool=display]").await?;
    let is_open = "document.querySelector('#display').open";
    visitor.see("the dialog is open", is_open).await?;
    visitor.click("#display [value=dark]").await?;
    visitor
        .see(
            "the choice is seen",
            "document.documentElement.dataset.colours === 'dark'",
        )
        .await
}

async fn close_display(visitor: &Visitor) -> Outcome {
    visitor.press(Key::Escape.into()).await?;
    let is_closed = "!document.querySelector('#display').open";
    visitor.see("the dialog is closed", is_closed).await
}

async fn is_stored(visitor: &Visitor, expected: &str) -> Outcome {
    same(
        "what is stored",
        &visitor.ask_async(STORED).await?,
        &json!(expected),
    )
}

async fn one_press_leaves_nothing_of_the_site_on_the_device(visitor: &Visitor) -> Outcome {
    store_site(visitor).await?;
    choose_dark(visitor).await?;
    close_display(visitor).await?;
    // As the player stores it.
    visitor
        .ask("localStorage.setItem('listen', 'rate=1.2')")
        .await?;
    visitor.ask_async(STORE_OF_OTHERS).await?;
    press(visitor, SEE, "choices copy").await?;
    let size = "Number(document.querySelector('[data-size]').textContent)";
    let size = visitor.ask_number(size).await?;
    hold(size > 0.2, format!("the copy has a size: {size} MB"))?;
    let requests = || visitor.site.requests("*") - visitor.site.requests("/worker.js");
    let before = requests();
    press(visitor, FORGET, "forgotten tab").await?;
    is_stored(visitor, STORED_BY_OTHERS).await?;
    same("requests that were sent", &requests(), &before)?;
    press_again(visitor).await
}

/// The other button now says that there is nothing.
async fn press_again(visitor: &Visitor) -> Outcome {
    let is_there = format!("document.activeElement.matches({SEE:?})");
    visitor.tab_back_to(SEE, &is_there).await?;
    visitor.press(Key::Enter.into()).await?;
    visitor
        .see("nothing is kept", &format!("{SAID} === 'nothing tab'"))
        .await
}

/// Waits until the page has done what it does once it is loaded and idle.
const IS_IDLE: &str = "new Promise((done) => { const idle = window.requestIdleCallback ?? ((next) => setTimeout(next, 200)); idle(() => idle(() => done(true))) })";

async fn a_forgotten_site_is_kept_again_only_in_another_visit(visitor: &Visitor) -> Outcome {
    store_site(visitor).await?;
    press(visitor, FORGET, "forgotten tab").await?;
    for page in [PRIVACY, ABOUT, HOME] {
        visitor.open_app(page.path).await?;
        visitor.ask_async(IS_IDLE).await?;
    }
    choose_dark(visitor).await?;
    let message = "document.querySelector('[data-unkept]').checkVisibility()";
    visitor
        .check("Display says that it is not kept", message)
        .await?;
    is_stored(visitor, "").await?;
    let first = visitor.client.window().await?;
    if visitor.config.engine == Engine::WebKit {
        // WebKit's driver opens no tabs. A new one has nothing in this storage.
        visitor.ask("sessionStorage.clear()").await?;
    } else {
        let tab = visitor.client.new_window(true).await?.handle;
        visitor.client.switch_to_window(tab).await?;
    }
    store_site(visitor).await?;
    choose_dark(visitor).await?;
    let kept = "localStorage.getItem('display') === 'colours=dark'";
    visitor.check("the choice is kept again", kept).await?;
    if visitor.config.engine != Engine::WebKit {
        visitor.client.close_window().await?;
        visitor.client.switch_to_window(first).await?;
    }
    Ok(())
}

async fn a_site_is_forgotten_while_it_is_being_stored(visitor: &Visitor) -> Outcome {
    visitor.site.props(Props {
        worker: Worker::Works,
        ..Props::default()
    });
    visitor.site.answer("/assets/offline-*", Answer::Held);
    visitor.open_app(PRIVACY.path).await?;
    visitor.see_request("/assets/offline-*").await?;
    press(visitor, FORGET, "forgotten tab").await?;
    visitor.site.answer("/assets/offline-*", Answer::Usual);
    for page in [ABOUT, HOME] {
        visitor.open_app(page.path).await?;
        visitor.ask_async(IS_IDLE).await?;
    }
    is_stored(visitor, "").await
}

async fn the_page_says_what_the_browser_refuses_to_remove(visitor: &Visitor) -> Outcome {
    let no_caches = "Object.defineProperty(window, 'caches', { value: undefined });";
    let no_mark = "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('refused', 'SecurityError') } });";
    let cases = [
        (Storage::Refused, "", "choices-refused tab"),
        (Storage::Allowed, no_caches, "copy-refused tab"),
        (Storage::Allowed, no_mark, "forgotten page"),
    ];
    for (storage, meddle, said) in cases {
        visitor.site.props(Props {
            storage,
            meddle,
            ..Props::default()
        });
        visitor.open_app(PRIVACY.path).await?;
        press(visitor, FORGET, said).await?;
        visitor.nothing_is_unhandled().await?;
    }
    // Where the tab can't be marked either, nothing is kept while the page is open.
    choose_dark(visitor).await?;
    let message = "document.querySelector('[data-unkept]').checkVisibility()";
    visitor
        .check("Display says that it is not kept", message)
        .await?;
    same(
        "choices that are stored",
        &visitor.ask("localStorage.length").await?,
        &json!(0),
    )
}

async fn the_page_says_what_is_still_there(visitor: &Visitor) -> Outcome {
    visitor.site.props(Props {
        meddle: "Storage.prototype.removeItem = CacheStorage.prototype.delete = () => false;",
        ..Props::default()
    });
    visitor.open_app(PRIVACY.path).await?;
    visitor
        .ask_async("(localStorage.setItem('display', 'size=150'), caches.open('/assets/offline-1.json').then(() => true))")
        .await?;
    press(visitor, FORGET, "choices-refused copy-refused tab").await?;
    let still_there = async || {
        let stored = visitor.ask_async(STORED).await?;
        Ok(stored == "/assets/offline-1.json display")
    };
    visitor
        .wait("both are still there", WAIT_TIMEOUT, still_there)
        .await
}
