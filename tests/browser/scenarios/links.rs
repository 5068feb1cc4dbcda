//! Clicks that the app leaves to the browser: new tabs, downloads, other sites.

use std::time::Duration;

use fantoccini::Locator;
use fantoccini::actions::{
    Actions, InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::key::Key;

use super::{Scenario, scenarios};
use crate::copy::{HOME, IN_A_SESSION};
use crate::engine::Engine;
use crate::problem::{Outcome, hold, same};
use crate::visitor::{Visitor, WAIT_TIMEOUT, menu};

pub fn all() -> impl IntoIterator<Item = Scenario> {
    scenarios![
        a_click_that_is_the_browsers_stays_so,
        a_click_with_control_opens_a_new_tab
    ]
}

/// Adds a link from the given HTML, clicks it, and returns whether the app handled the click. The last listener
/// then prevents the browser from following the link.
const HANDLED_BY_APP: &str = "
const [html, type, details] = arguments;
document.querySelector('#extra')?.remove();
document.querySelector('footer').insertAdjacentHTML('afterend', `<p id='extra'>${html}</p>`);
const click = new MouseEvent(type, { bubbles: true, cancelable: true, composed: true, view: window, ...details });
let handled = false;
const { preventDefault, stopImmediatePropagation } = Event.prototype;
click.preventDefault = () => { handled = true; preventDefault.call(click); };
click.stopImmediatePropagation = () => { stopImmediatePropagation.call(click); preventDefault.call(click); };
const preventNavigation = () => preventDefault.call(click);
addEventListener(type, preventNavigation);
document.querySelector('#extra a').dispatchEvent(click);
removeEventListener(type, preventNavigation);
return handled;
";

async fn a_click_that_is_the_browsers_stays_so(visitor: &Visitor) -> Outcome {
    let plain = "<a href='/session/'>there</a>";
    let clicks = [
        (plain, "click", r#"{ "ctrlKey": true }"#),
        (plain, "click", r#"{ "metaKey": true }"#),
        (plain, "click", r#"{ "shiftKey": true }"#),
        (plain, "click", r#"{ "altKey": true }"#),
        (plain, "click", r#"{ "button": 1 }"#),
        (plain, "auxclick", r#"{ "button": 1 }"#),
        (
            "<a href='/session/' target='_blank'>there</a>",
            "click",
            "{}",
        ),
        ("<a href='/session/' download>there</a>", "click", "{}"),
        ("<a href='/art/room.svg'>there</a>", "click", "{}"),
        (
            "<a href='https://example.org/session/'>there</a>",
            "click",
            "{}",
        ),
        (
            "<a href='mailto:someone@example.org'>there</a>",
            "click",
            "{}",
        ),
        ("<a href='tel:+440000000000'>there</a>", "click", "{}"),
        ("<a href='#main'>there</a>", "click", "{}"),
    ];
    visitor.open_app(HOME.path).await?;
    for (html, kind, details) in clicks {
        let details = serde_json::from_str(details).unwrap_or_default();
        let handled = visitor
            .client
            .execute(HANDLED_BY_APP, vec![html.into(), kind.into(), details])
            .await?;
        same(
            &format!("the app took a {kind} on {html}"),
            &handled,
            &false.into(),
        )?;
        visitor.wait_two_frames().await?;
        visitor.see_page(HOME.path, HOME.heading).await?;
    }
    let handled = visitor
        .client
        .execute(
            HANDLED_BY_APP,
            vec![plain.into(), "click".into(), serde_json::json!({})],
        )
        .await?;
    same("the app took a plain click", &handled, &true.into())?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await
}

async fn a_click_with_control_opens_a_new_tab(visitor: &Visitor) -> Outcome {
    visitor.open_app(HOME.path).await?;
    visitor.mark_load().await?;
    let first = visitor.client.window().await?;
    let link = visitor
        .client
        .find(Locator::Css(&menu(IN_A_SESSION.path)))
        .await?;
    let (control, duration) = (char::from(Key::Control), Some(Duration::ZERO));
    let key_pause = || KeyAction::Pause {
        duration: Duration::ZERO,
    };
    let pointer_pause = || PointerAction::Pause {
        duration: Duration::ZERO,
    };
    let keys = KeyActions::new("keyboard".into())
        .then(KeyAction::Down { value: control })
        .then(key_pause())
        .then(key_pause())
        .then(key_pause())
        .then(KeyAction::Up { value: control });
    let mouse = MouseActions::new("mouse".into())
        .then(pointer_pause())
        .then(PointerAction::MoveToElement {
            element: link,
            duration,
            x: 0.0,
            y: 0.0,
        })
        .then(PointerAction::Down {
            button: MOUSE_BUTTON_LEFT,
        })
        .then(PointerAction::Up {
            button: MOUSE_BUTTON_LEFT,
        })
        .then(pointer_pause());
    visitor
        .client
        .perform_actions(Actions::from(keys).and(mouse))
        .await?;

    if visitor.config.engine == Engine::WebKit {
        // Under its driver, WebKit's MiniBrowser never opens tabs, but it loads the page itself.
        visitor
            .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
            .await?;
        return hold(
            visitor.was_reloaded().await?,
            "the app leaves the click to the browser",
        );
    }
    let opened = async || Ok(visitor.client.windows().await?.len() == 2);
    visitor
        .wait("a second tab is open", WAIT_TIMEOUT, opened)
        .await?;
    visitor.see_page(HOME.path, HOME.heading).await?;
    for window in visitor
        .client
        .windows()
        .await?
        .into_iter()
        .filter(|window| *window != first)
    {
        visitor.client.switch_to_window(window).await?;
        visitor
            .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
            .await?;
        visitor.client.close_window().await?;
    }
    visitor.client.switch_to_window(first).await?;
    hold(
        visitor.client.windows().await?.len() == 1,
        "one tab is left",
    )
}
