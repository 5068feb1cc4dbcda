//! The dialog in which a visitor chooses how the site looks. `scripts/display.js` makes it work, and
//! `scripts/choices.js` applies what was chosen before the first paint of each page; both set data
//! attributes on the root, of the names and values below, which `style/8-choices.css` reads.

use attune::{routes, words};
use leptos::prelude::*;

/// A choice: the attribute's name, what it is called, and its values with their words. The empty value
/// is what the site does by itself.
type Choice = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
);

/// Every choice, in the order of the dialog.
pub const CHOICES: [Choice; 7] = [
    ("size", words::SIZE, &words::SIZES),
    ("colours", words::COLOURS, &words::COLOUR_NAMES),
    ("face", words::FACE, &words::FACES),
    ("lines", words::LINE_SPACING, &words::LINE_SPACINGS),
    ("letters", words::LETTER_SPACING, &words::LETTER_SPACINGS),
    ("motion", words::MOTION, &words::MOTIONS),
    ("ruler", words::RULER, &words::RULERS),
];

/// Draws the dialog. Each value is a button of its own, so that one key to move and one to act are enough.
pub fn display() -> impl IntoView {
    let choices = CHOICES.map(|(name, legend, values)| choice(name, legend, values, ""));
    view! {
        <dialog id=routes::DISPLAY_ID aria-label=words::DISPLAY hidden>
            <form method="dialog">
                <div>
                    <h2>{words::DISPLAY}</h2>
                    <p>{words::DISPLAY_KEPT}</p>
                    <div role="status"><p data-unkept hidden>{words::DISPLAY_UNKEPT}</p></div>
                    {choices.collect_view()}
                </div>
                <p>
                    <button type="button" data-normal>{words::DISPLAY_NORMAL}</button>
                    <button>{words::CLOSE}</button>
                </p>
            </form>
        </dialog>
    }
}

/// Draws the values of one choice, of which `pressed` is the one that holds.
pub fn choice(
    name: &'static str,
    legend: &'static str,
    values: &'static [(&'static str, &'static str)],
    pressed: &str,
) -> impl IntoView + use<> {
    let values = values.iter().map(|(value, label)| {
        let holds = if *value == pressed { "true" } else { "false" };
        view! { <button type="button" name=name value=*value aria-pressed=holds>{*label}</button> }
    });
    view! {
        <fieldset class="choice"><legend>{legend}</legend>{values.collect_view()}</fieldset>
    }
}
