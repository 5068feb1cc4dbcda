//! The display choices: they apply at once, are stored on the device, and can be reset in one step.

use fantoccini::key::Key;

use super::{Scenario, scenarios};
use crate::copy::{ABOUT, BOOKLET, HOME, IN_A_SESSION};
use crate::problem::{Outcome, same};
use crate::site::{Answer, Props, Storage};
use crate::visitor::{Visitor, menu};

pub fn all() -> impl IntoIterator<Item = Scenario> {
    let laid_out = scenarios![
        each_choice_is_seen_at_once,
        the_dialog_is_used_by_keyboard_alone,
        the_ruler_follows_the_pointer,
    ];
    let others = scenarios![
        choices_stand_before_the_first_paint_of_the_next_page,
        choices_hold_for_the_visit_where_storage_is_refused,
        what_is_stored_by_others_changes_nothing,
        everything_goes_back_to_normal_in_one_step,
        a_hand_that_slips_out_of_the_dialog_closes_nothing,
        a_booklet_has_no_ruler_and_no_fault,
        a_dialog_that_could_not_be_loaded_is_explained_and_tried_again,
    ];
    laid_out
        .map(Scenario::at_every_size)
        .into_iter()
        .chain(others)
}

/// The button in the header.
const BUTTON: &str = "header [data-tool=display]";
const IS_OPEN: &str = "document.querySelector('#display').open";

async fn open(visitor: &Visitor) -> Outcome {
    visitor.click(BUTTON).await?;
    visitor.see("the dialog is open", IS_OPEN).await
}

/// Clicks the button of a value.
async fn choose(visitor: &Visitor, name: &str, value: &str) -> Outcome {
    let button = format!("#display [name={name}][value={value:?}]");
    visitor
        .ask(&format!(
            "document.querySelector({button:?}).scrollIntoView({{ block: 'center' }})"
        ))
        .await?;
    visitor.click(&button).await?;
    visitor
        .check(
            &format!("{name} {value} is the one that is pressed"),
            &format!(
                "[...document.querySelectorAll('#display [name={name}][aria-pressed=true]')].map(({{ value }}) => value).join() === {value:?}"
            ),
        )
        .await
}

/// An expression for a computed style of an element.
fn style(css: &str, property: &str) -> String {
    format!("getComputedStyle(document.querySelector({css:?})).{property}")
}

async fn each_choice_is_seen_at_once(visitor: &Visitor) -> Outcome {
    visitor.open_app(ABOUT.path).await?;
    open(visitor).await?;
    let cases = [
        ("size", "200", style("main .lead", "fontSize")),
        ("colours", "cream", style("body", "backgroundColor")),
        ("colours", "yellow", style("body", "color")),
        ("face", "device", style("main .lead", "fontFamily")),
        ("lines", "wider", style("main .lead", "lineHeight")),
        ("letters", "wide", style("main .lead", "letterSpacing")),
        (
            "motion",
            "off",
            "String(document.getAnimations().length) + document.documentElement.dataset.motion"
                .to_owned(),
        ),
        ("ruler", "on", style(".ruler", "display")),
    ];
    for (name, value, seen) in cases {
        let before = visitor.ask_text(&seen).await?;
        choose(visitor, name, value).await?;
        let changed = format!("{seen} !== {before:?}");
        visitor
            .see(&format!("{name} {value} changes the page"), &changed)
            .await?;
    }
    let large = visitor
        .ask_number("parseFloat(getComputedStyle(document.documentElement).fontSize)")
        .await?;
    same("the size of words at 200 %, in pixels", &large, &32.0)
}

async fn choices_stand_before_the_first_paint_of_the_next_page(visitor: &Visitor) -> Outcome {
    visitor.open_app(HOME.path).await?;
    open(visitor).await?;
    choose(visitor, "colours", "yellow").await?;
    choose(visitor, "size", "150").await?;
    // First a full page load, then a page that the app swaps in.
    visitor.open_app(ABOUT.path).await?;
    let first = "window.__first.colours + ' ' + window.__first.size";
    same(
        "the choices when the body began",
        &visitor.ask_text(first).await?,
        &"yellow 150".to_owned(),
    )?;
    visitor.click(&menu(IN_A_SESSION.path)).await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await?;
    let is_yellow = "document.documentElement.dataset.colours === 'yellow'";
    visitor.check("the colours hold", is_yellow).await?;
    forget(visitor).await
}

async fn choices_hold_for_the_visit_where_storage_is_refused(visitor: &Visitor) -> Outcome {
    visitor.site.props(Props {
        storage: Storage::Refused,
        ..Props::default()
    });
    visitor.open_app(HOME.path).await?;
    open(visitor).await?;
    let message = "document.querySelector('[data-unkept]').checkVisibility()";
    visitor.see("the message is shown", message).await?;
    choose(visitor, "colours", "dark").await?;
    visitor.press(Key::Escape.into()).await?;
    visitor.click(&menu(ABOUT.path)).await?;
    visitor.see_page(ABOUT.path, ABOUT.heading).await?;
    visitor
        .check(
            "the choice holds on the next page",
            "document.documentElement.dataset.colours === 'dark'",
        )
        .await?;
    visitor.console_is_empty().await
}

async fn what_is_stored_by_others_changes_nothing(visitor: &Visitor) -> Outcome {
    visitor.open_app(HOME.path).await?;
    for garbage in [
        "size=9999&colours=<b>&scripts=off&app=x&__proto__=1&toString=x",
        "%%%=%&&&",
        "{\"size\":200}",
    ] {
        visitor
            .ask(&format!("localStorage.setItem('display', {garbage:?})"))
            .await?;
        visitor.open_app(HOME.path).await?;
        let found = visitor
            .ask_text("Object.keys(document.documentElement.dataset).sort().join(' ')")
            .await?;
        same(
            "the attributes of the page",
            &found,
            &"app scripts shown".to_owned(),
        )?;
        visitor.console_is_empty().await?;
    }
    forget(visitor).await
}

async fn everything_goes_back_to_normal_in_one_step(visitor: &Visitor) -> Outcome {
    visitor.open_app(HOME.path).await?;
    open(visitor).await?;
    for (name, value) in [
        ("size", "175"),
        ("colours", "contrast"),
        ("motion", "off"),
        ("ruler", "on"),
    ] {
        choose(visitor, name, value).await?;
    }
    visitor.click("#display [data-normal]").await?;
    let found = visitor
        .ask_text("Object.keys(document.documentElement.dataset).sort().join(' ')")
        .await?;
    same(
        "the attributes of the page",
        &found,
        &"app scripts shown".to_owned(),
    )?;
    visitor
        .check(
            "nothing is stored",
            "localStorage.getItem('display') === null",
        )
        .await?;
    let shown = "[...document.querySelectorAll('#display [aria-pressed=true]')].every(({ value }) => value === '')";
    visitor.check("the dialog shows it", shown).await
}

async fn the_dialog_is_used_by_keyboard_alone(visitor: &Visitor) -> Outcome {
    visitor.open_app(HOME.path).await?;
    visitor
        .tab_to(
            "the button",
            &format!("document.activeElement.matches({BUTTON:?})"),
        )
        .await?;
    visitor.press(Key::Enter.into()).await?;
    visitor.see("the dialog is open", IS_OPEN).await?;
    visitor
        .see(
            "focus is on the first choice, the size of words",
            "document.activeElement.name === 'size'",
        )
        .await?;
    visitor.press(Key::Tab.into()).await?;
    visitor.press(Key::Enter.into()).await?;
    visitor
        .see(
            "Enter makes the words larger, and closes nothing",
            &format!("document.documentElement.dataset.size === '125' && {IS_OPEN}"),
        )
        .await?;
    visitor
        .tab_to("the colours", "document.activeElement.name === 'colours'")
        .await?;
    visitor.press(Key::Tab.into()).await?;
    visitor.press(' ').await?;
    visitor
        .see(
            "the space bar chooses the next colours",
            "document.documentElement.dataset.colours === 'light'",
        )
        .await?;
    let inside = "document.querySelector('#display').contains(document.activeElement)";
    for _ in 0..24 {
        visitor.press(Key::Tab.into()).await?;
        visitor.check("focus stays in the dialog", inside).await?;
    }
    visitor
        .tab_to(
            "the first choice again",
            "document.activeElement.name === 'size' && document.activeElement.value === ''",
        )
        .await?;
    visitor.shift_tab().await?;
    visitor
        .check(
            "back from the first choice is the last control",
            "document.activeElement.matches('#display button:not([data-normal])')",
        )
        .await?;
    visitor.press(Key::Escape.into()).await?;
    visitor
        .see(
            "Escape closes the dialog, and focus is on the button again",
            &format!("!{IS_OPEN} && document.activeElement.matches({BUTTON:?})"),
        )
        .await?;
    forget(visitor).await
}

async fn the_ruler_follows_the_pointer(visitor: &Visitor) -> Outcome {
    visitor.open_app(ABOUT.path).await?;
    open(visitor).await?;
    choose(visitor, "ruler", "on").await?;
    visitor.press(Key::Escape.into()).await?;
    let at = "document.querySelector('.ruler').style.getPropertyValue('--at')";
    // Keep moving the pointer: focus that returns from the dialog also moves the ruler, one frame later.
    let follows = |y| {
        format!(
            "dispatchEvent(new PointerEvent('pointermove', {{ clientX: 50, clientY: {y} }})), {at} === '{y}px'"
        )
    };
    visitor.see("the ruler is there", &follows(300)).await?;
    visitor.open_app(IN_A_SESSION.path).await?;
    visitor
        .see(
            "the ruler is on the next page",
            "document.querySelector('.ruler')?.checkVisibility() === true",
        )
        .await?;
    visitor.see("it follows there", &follows(200)).await?;
    forget(visitor).await
}

async fn a_dialog_that_could_not_be_loaded_is_explained_and_tried_again(
    visitor: &Visitor,
) -> Outcome {
    visitor.open_app(HOME.path).await?;
    visitor.site.answer("/assets/display-*.js", Answer::HungUp);
    visitor.click(BUTTON).await?;
    let message = "document.querySelector('#tool-failure').checkVisibility()";
    visitor.see("the message is shown", message).await?;
    visitor.site.answer("/assets/display-*.js", Answer::Usual);
    open(visitor).await?;
    visitor
        .check("the message is gone", &format!("!{message}"))
        .await?;
    visitor.press(Key::Escape.into()).await?;
    // The message can be closed, and focus then returns to the button that was pressed.
    let listen = "main [data-tool=listen]";
    visitor.site.answer("/assets/listen-*.js", Answer::HungUp);
    visitor.follow_in_place(listen).await?;
    visitor.see("the message is shown again", message).await?;
    visitor.click("#tool-failure button").await?;
    visitor
        .see(
            "the message is put away, and focus is where it was",
            &format!("!{message} && document.activeElement.matches({listen:?})"),
        )
        .await
}

async fn a_hand_that_slips_out_of_the_dialog_closes_nothing(visitor: &Visitor) -> Outcome {
    visitor.open_app(HOME.path).await?;
    open(visitor).await?;
    let slips = "(() => { const dialog = document.querySelector('#display'); \
        const say = (target, name) => target.dispatchEvent(new PointerEvent(name, { bubbles: true })); \
        say(dialog.querySelector('legend'), 'pointerdown'); say(dialog, 'click'); return dialog.open })()";
    visitor.check("the dialog is still open", slips).await?;
    let outside = "(() => { const dialog = document.querySelector('#display'); \
        for (const name of ['pointerdown', 'click']) dialog.dispatchEvent(new PointerEvent(name)); \
        return !dialog.open })()";
    visitor
        .check("a press outside the dialog closes it", outside)
        .await
}

async fn a_booklet_has_no_ruler_and_no_fault(visitor: &Visitor) -> Outcome {
    visitor.open_app(HOME.path).await?;
    visitor
        .ask("localStorage.setItem('display', 'ruler=on')")
        .await?;
    visitor.open(BOOKLET).await?;
    visitor
        .see(
            "the booklet is there",
            "document.querySelector('.sides .leaf')?.checkVisibility() === true",
        )
        .await?;
    visitor.settle().await?;
    visitor.console_is_empty().await?;
    forget(visitor).await
}

/// Clears the choices, so that the next scenario in this browser starts without any.
async fn forget(visitor: &Visitor) -> Outcome {
    visitor.ask("localStorage.clear()").await?;
    Ok(())
}
