//! The dialog in which a visitor chooses how the site looks. `scripts/display.js` handles it, and `scripts/choices.js`
//! applies the stored choices before the first paint of each page. Both set data attributes on the root element, with
//! the names and values below; `style/8-choices.css` has the rules for them.

use attune::{routes, words};
use leptos::prelude::*;

/// A choice: its attribute's name, its legend, and its values with their labels. The empty value is the site's default.
type Choice = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
);

/// Every choice, in the order of the dialog.
pub const CHOICES: [Choice; 7] = [
    ("size", words::SIZE, &words::SIZES),
    ("colours", words::COLOURS, &words::COLOUR_NAMES),
    ("face", words::FONT, &words::FONTS),
    ("lines", words::LINE_SPACING, &words::LINE_SPACINGS),
    ("letters", words::LETTER_SPACING, &words::LETTER_SPACINGS),
    ("motion", words::MOTION, &words::MOTIONS),
    ("ruler", words::RULER, &words::RULERS),
];

/// Renders the dialog. Each value is a separate button, so that one key to move and one to press are enough.
pub fn display() -> impl IntoView {
    let choices = CHOICES.map(|(name, legend, values)| choice(name, legend, values, ""));
    view! {
        <dialog id=routes::DISPLAY_ID aria-label=words::DISPLAY hidden>
            <form method="dialog">
                <div>
                    <h2>{words::DISPLAY}</h2>
                    <p>{words::DISPLAY_STORED}</p>
                    <div role="status"><p data-unkept hidden>{words::DISPLAY_NOT_STORED}</p></div>
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

/// Renders the values of one choice; `pressed` is the current value.
pub fn choice(
    name: &'static str,
    legend: &'static str,
    values: &'static [(&'static str, &'static str)],
    pressed: &str,
) -> impl IntoView + use<> {
    let values = values.iter().map(|(value, label)| {
        let is_pressed = if *value == pressed { "true" } else { "false" };
        view! { <button type="button" name=name value=*value aria-pressed=is_pressed>{*label}</button> }
    });
    view! {
        <fieldset class="choice"><legend>{legend}</legend>{values.collect_view()}</fieldset>
    }
}
