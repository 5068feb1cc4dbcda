//! The player that reads a page aloud. `scripts/listen.js` handles it. All its texts are in this HTML, and `data-at`
//! lists the states in which an element is shown.

use attune::components::{Element, element};
use attune::{routes, words};
use leptos::prelude::*;

use super::display::choice;

/// Renders the player.
pub fn player() -> impl IntoView {
    let [back, play, pause, next, stop] = [
        "M3 4.2l3-.2.2 16-3 .2zM21 3.6L20.6 20.5 8 12.2z",
        "M5.4 3L20.6 12.3 5 21.2z",
        "M5.2 4l4.6-.3.2 16.4-4.6.2zM14 3.8l4.7.2-.2 16.1-4.7.1z",
        "M21 4.2l-3-.2-.2 16 3 .2zM3 3.6L3.4 20.5 16 12.2z",
        "M4.4 5l15.2-.6.3 15.1-15 .3z",
    ]
    .map(icon);
    let speeds = choice("rate", words::SPEED, &words::SPEEDS, words::USUAL_SPEED);
    let position =
        words::SENTENCE_POSITION.map(|(before, part)| view! { {before}{part.map(number)} });
    view! {
        <div
            id=routes::LISTEN_ID
            role="region"
            aria-label=words::READING_ALOUD
            hidden
        >
            <div class="told">
                <div role="alert">
                    <p data-at="voiceless" hidden>{words::NO_VOICE}</p>
                    <p data-at="failed" hidden>{words::VOICE_FAILED}</p>
                    <p data-at="stuck" hidden>{words::VOICE_STUCK}</p>
                </div>
                <p class="place">
                    <span data-at="waiting speaking paused failed stuck voiceless">
                        {position.collect_view()}
                    </span>
                    <span role="status"><span data-at="ended" hidden>{words::PAGE_ENDED}</span></span>
                </p>
                <details>
                    <summary>{words::SPEED_AND_VOICE}</summary>
                    <div class="wishes">
                        {speeds}
                        <div class="choice">
                            <label>{words::VOICE}" "<select></select></label>
                            <button type="button" data-press="voice">{words::NEXT_VOICE}</button>
                        </div>
                        <p>{words::OWN_VOICES}<span class="keys">" "{words::LISTEN_KEYS}</span></p>
                    </div>
                </details>
            </div>
            <div class="buttons">
                <button type="button" data-press="back">{back}{words::SENTENCE_BACK}</button>
                <button type="button" data-press="play">
                    <span data-at="speaking waiting">{pause}{words::PAUSE}</span>
                    <span data-at="paused ended failed stuck voiceless" hidden>
                        {play}{words::PLAY}
                    </span>
                </button>
                <button type="button" data-press="next">{next}{words::SENTENCE_NEXT}</button>
                <button type="button" data-press="stop">{stop}{words::STOP}</button>
            </div>
        </div>
    }
}

/// The icon next to a button's label.
fn icon(outline: &str) -> Element {
    let path = format!("<path d=\"{outline}\"></path>");
    element("svg")
        .set("viewBox", "0 0 24 24")
        // Its size without the style sheet.
        .set("width", "24")
        .set("height", "24")
        .set("aria-hidden", "true")
        .markup(&path)
}

/// An element whose number `listen.js` updates.
fn number(part: words::PositionPart) -> AnyView {
    match part {
        words::PositionPart::Index => view! { <span data-index>"1"</span> }.into_any(),
        words::PositionPart::Count => view! { <span data-count>"1"</span> }.into_any(),
    }
}
