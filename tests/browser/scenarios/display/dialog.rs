//! The dialog: it can be used by keyboard, closes only when it is meant to, and explains if it can't load.

use fantoccini::key::Key;

use super::{BUTTON, IS_OPEN, forget, open};
use crate::copy::HOME;
use crate::problem::Outcome;
use crate::scenarios::{Scenario, scenarios};
use crate::site::Answer;
use crate::visitor::Visitor;

pub fn all() -> impl IntoIterator<Item = Scenario> {
    let laid_out = scenarios![the_dialog_is_used_by_keyboard_alone];
    let others = scenarios![
        a_hand_that_slips_out_of_the_dialog_closes_nothing,
        a_dialog_that_could_not_be_loaded_is_explained_and_tried_again,
    ];
    laid_out
        .map(Scenario::at_every_size)
        .into_iter()
        .chain(others)
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
