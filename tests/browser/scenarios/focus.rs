//! The focus is visible on everything that a keyboard can reach.

use fantoccini::key::Key;
use serde_json::Value;

use super::layout::{HELPERS, no_faults};
use super::{Scenario, each_page, scenarios};
use crate::copy::{ABOUT, HOME, IN_A_SESSION, NOT_FOUND, Page, every_page};
use crate::engine::{Engine, Size};
use crate::problem::{Outcome, same};
use crate::site::{Answer, Props, Timers, Voice};
use crate::visitor::{FRAMED, Visitor, menu};

pub fn all() -> impl IntoIterator<Item = Scenario> {
    let pages = each_page(
        "the_focus_can_be_seen_on_every_control_of_every_page",
        every_page().chain([NOT_FOUND]),
        the_focus_can_be_seen_on_every_control_of_every_page,
    );
    let others = scenarios![
        the_focus_can_be_seen_on_every_control_of_a_failure,
        the_focus_is_never_behind_the_player,
        the_focus_is_never_behind_a_notice,
    ];
    let framed = scenarios![the_focused_choice_is_whole_in_view_in_a_low_window];
    let all = pages.into_iter().chain(others);
    all.map(Scenario::at_every_size).chain(framed)
}

const FOCUS: &str = include_str!("layout/focus.js");
const CONTROLS: &str = "[...document.querySelectorAll('a[href], button, summary, input, select, textarea')]\
    .filter((control) => control.checkVisibility())";
/// How many controls have had the focus so far.
const VISITED: &str = "(window.__visited ??= new Set()).add(document.activeElement).size";

/// Waits until the focused element has been in one place for four frames and no finite animation runs: smooth
/// scrolling takes a while to bring it into view. Then returns `RESULT`.
const WHEN_STILL: &str =
    "const done = arguments[arguments.length - 1]; let [before, unchanged] = ['', 0];
  const isMoving = () => document.getAnimations().some((one) =>
    one.playState === 'running' && Number.isFinite(one.effect.getComputedTiming().endTime));
  const look = () => {
    const { left, top } = document.activeElement.getBoundingClientRect();
    const now = `${left} ${top}`;
    unchanged = now === before && !isMoving() ? unchanged + 1 : 0;
    before = now;
    if (unchanged === 4) done(RESULT); else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);";

async fn the_focus_can_be_seen_on_every_control_of_every_page(
    visitor: &Visitor,
    page: Page,
) -> Outcome {
    visitor.open_app(page.path).await?;
    let controls = visitor.ask_number(&format!("{CONTROLS}.length")).await?;
    no_faults(tab_through(visitor, page.path, controls).await?)
}

async fn the_focus_can_be_seen_on_every_control_of_a_failure(visitor: &Visitor) -> Outcome {
    visitor.open_app(HOME.path).await?;
    visitor
        .site
        .answer(&IN_A_SESSION.content(), Answer::Status(500));
    visitor.click(&menu(IN_A_SESSION.path)).await?;
    let shown = "document.querySelector('#failure').checkVisibility()";
    visitor.see("a message is shown", shown).await?;
    // The message is last in the page: Tab from the last link before it leads to it.
    let before =
        format!("{CONTROLS}.filter((control) => !control.closest('#failure')).at(-1).focus()");
    visitor.ask(&before).await?;
    let controls = format!("{CONTROLS}.filter((control) => control.closest('#failure')).length");
    let controls = visitor.ask_number(&controls).await?;
    no_faults(tab_through(visitor, "the failure", controls).await?)
}

/// Presses Tab, waits until nothing moves, and returns the value of an expression.
async fn press_tab(visitor: &Visitor, before: &str, expression: &str) -> Outcome<Value> {
    visitor.press(Key::Tab.into()).await?;
    let script = format!("{before}\n{}", WHEN_STILL.replace("RESULT", expression));
    Ok(visitor.client.execute_async(&script, Vec::new()).await?)
}

/// Presses Tab once for each control, and checks that each gets the focus once and shows it.
async fn tab_through(visitor: &Visitor, place: &str, controls: f64) -> Outcome<Vec<String>> {
    let before = format!("{HELPERS}\n{FOCUS}");
    let mut faults = Vec::new();
    let mut visited = 0.0;
    while visited < controls {
        let result = press_tab(visitor, &before, &format!("[{VISITED}, ...focusFaults()]")).await?;
        let found = result.as_array().map(Vec::as_slice).unwrap_or_default();
        let (now, found) = found.split_first().unwrap_or((&Value::Null, &[]));
        let found = found.iter().filter_map(Value::as_str);
        faults.extend(found.map(|fault| format!("{place}: {fault}")));
        let now = now.as_f64().unwrap_or(f64::NAN);
        same("controls that had the focus", &now, &(visited + 1.0))?;
        visited = now;
    }
    Ok(faults)
}

/// Describes a focused element that is out of view or behind the bar at the bottom; otherwise an empty string.
/// `IN_VIEW` is whether enough of it is above the bar.
const OVERLAP_WITH_BAR: &str = "(() => { const at = document.activeElement; \
    const bar = [...document.querySelectorAll('#listen, .notice')].find((one) => one.checkVisibility()); \
    if (bar.contains(at) || at.matches('body, .skip')) return ''; \
    const box = at.getBoundingClientRect(); \
    const edge = bar.getBoundingClientRect().top; \
    return IN_VIEW && box.top >= -1 ? '' \
        : `${at.innerText} goes from ${box.top} to ${box.bottom}, the bar begins at ${edge}` })()";

async fn the_focus_is_never_behind_the_player(visitor: &Visitor) -> Outcome {
    visitor.site.props(Props {
        voice: Voice::Local,
        timers: Timers::Stopped,
        ..Props::default()
    });
    let mut faults = Vec::new();
    for page in [ABOUT, IN_A_SESSION] {
        visitor.open_app(page.path).await?;
        visitor.follow_in_place("main [data-tool=listen]").await?;
        let open = "document.querySelector('#listen').checkVisibility()";
        visitor.see("the player is open", open).await?;
        faults.extend(find_hidden_focus(visitor, page).await?);
    }
    no_faults(faults)
}

async fn the_focus_is_never_behind_a_notice(visitor: &Visitor) -> Outcome {
    let mut faults = Vec::new();
    for page in [ABOUT, IN_A_SESSION] {
        visitor.open_app(page.path).await?;
        visitor
            .ask("document.querySelector('#newer').hidden = false")
            .await?;
        faults.extend(find_hidden_focus(visitor, page).await?);
    }
    no_faults(faults)
}

/// Presses Tab once for each control, and returns where the focus was hidden.
async fn find_hidden_focus(visitor: &Visitor, page: Page) -> Outcome<Vec<String>> {
    let controls = visitor.ask_number(&format!("{CONTROLS}.length")).await?;
    // Firefox only scrolls until a part of the control is in view.
    let in_view = match visitor.config.engine {
        Engine::Firefox => "box.top < edge",
        Engine::Chromium | Engine::WebKit => "box.bottom <= edge + 1",
    };
    let overlap = OVERLAP_WITH_BAR.replace("IN_VIEW", in_view);
    let mut faults = Vec::new();
    let mut pressed = 0.0;
    while pressed < controls {
        pressed += 1.0;
        let fault = press_tab(visitor, "", &overlap).await?;
        if fault != "" {
            faults.push(format!("{}: {fault}", page.path));
        }
    }
    Ok(faults)
}

/// Describes the focused button in the iframe if a part of it is hidden: at a point outside the view there is no
/// element, and at a covered point there is another one.
const CLIPPED_FOCUS: &str = "(() => { const { document: page } = FRAMED; const at = page.activeElement; \
    const { left, right, top, bottom } = at.getBoundingClientRect(); \
    const [middle, centre] = [(left + right) / 2, (top + bottom) / 2]; \
    const points = [[middle, top + 1], [middle, bottom - 1], [left + 1, centre], [right - 1, centre]]; \
    const isShown = ([x, y]) => at.contains(page.elementFromPoint(x, y)); \
    return at.matches('#display button') && points.every(isShown) ? '' \
        : `${at.innerText} goes from ${top} to ${bottom} of ${FRAMED.innerHeight} and is partly hidden` })()";

async fn the_focused_choice_is_whole_in_view_in_a_low_window(visitor: &Visitor) -> Outcome {
    let mut faults = Vec::new();
    for words in ["", "200"] {
        let window = Size {
            width: 320,
            height: 256,
        };
        visitor.open_framed(HOME.path, window).await?;
        let page = format!("{FRAMED}.document");
        let ready = format!("{page}.documentElement.dataset.app === 'ready'");
        visitor.see("the app runs in the frame", &ready).await?;
        visitor
            .ask(&format!("{page}.documentElement.dataset.size = {words:?}"))
            .await?;
        visitor
            .ask(&format!(
                "{page}.querySelector('header [data-tool=display]').click()"
            ))
            .await?;
        let open = format!("{page}.querySelector('#display').open");
        visitor.see("the dialog is open", &open).await?;
        let buttons = format!("{page}.querySelectorAll('#display button').length");
        let buttons = visitor.ask_number(&buttons).await?;
        let mut pressed = 0.0;
        while pressed < buttons {
            pressed += 1.0;
            visitor.press(Key::Tab.into()).await?;
            visitor.wait_two_frames().await?;
            let fault = visitor
                .ask_text(&CLIPPED_FOCUS.replace("FRAMED", FRAMED))
                .await?;
            if !fault.is_empty() {
                faults.push(format!("words at {words:?}: {fault}"));
            }
        }
    }
    no_faults(faults)
}
