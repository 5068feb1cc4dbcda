//! Reading a page aloud. The scenario controls the voice: `site/voice.js` replaces the browser's speech synthesis,
//! so that no scenario waits for sound.

mod page;
mod voices;

use fantoccini::key::Key;

use super::{Scenario, scenarios};
use crate::copy::{ABOUT, IN_A_SESSION};
use crate::problem::{Outcome, same};
use crate::site::{Answer, Props, Storage, Timers, Voice};
use crate::visitor::{Visitor, menu};
use voices::a_voice_that_speaks_only_within_a_press_reads_at_the_first_one;

pub fn all() -> impl IntoIterator<Item = Scenario> {
    let all = scenarios![
        the_page_is_read_sentence_by_sentence_from_its_heading,
        a_pause_keeps_the_sentence_and_going_on_says_it_again,
        back_and_next_go_by_sentences,
        keys_work_in_the_player_and_only_there,
        speed_and_voice_hold_for_the_next_page,
        the_voice_stops_when_the_page_changes,
        an_answer_that_is_opened_is_read_and_one_that_is_closed_is_left,
        listen_pressed_on_a_page_that_was_left_reads_no_other,
        refused_storage_changes_nothing_for_those_who_listen,
        the_end_of_the_page_is_the_end,
        a_picture_that_says_something_is_read_after_the_heading_and_others_are_not,
        a_voice_that_speaks_only_within_a_press_reads_at_the_first_one,
    ];
    all.into_iter().chain(page::all()).chain(voices::all())
}

const BUTTON: &str = "main [data-tool=listen]";
const PLAY: &str = "#listen [data-press=play]";
const VOICE: &str = "#listen select";
/// The sentences spoken so far.
const SPOKEN: &str = "window.__voice.said.map(({ text }) => text)";
const LAST_SPOKEN: &str = "window.__voice.said.at(-1)?.text";
/// The label of the big button: "Pause" while a voice speaks, otherwise "Play".
const PLAY_LABEL: &str = "document.querySelector('#listen [data-press=play]').innerText.trim()";

/// The first sentences of the session page.
const FIRST_SENTENCES: [&str; 3] = [
    "What happens in a session?",
    "A music therapy room seen from above",
    "As music therapy is an individualised intervention, there is no such thing as a ‘typical’ session.",
];

async fn open_with_voice(visitor: &Visitor, voice: Voice) -> Outcome {
    visitor.site.props(Props {
        voice,
        // With this voice the page waits only for the scenario, not for timers.
        timers: if voice == Voice::Local {
            Timers::Stopped
        } else {
            Timers::Run
        },
        ..Props::default()
    });
    visitor.open_app(IN_A_SESSION.path).await
}

/// A selector for the button of a speed.
fn speed(value: &str) -> String {
    format!("#listen [name=rate][value={value:?}]")
}

/// Opens the session page and presses Listen.
async fn listen(visitor: &Visitor) -> Outcome {
    open_with_voice(visitor, Voice::Local).await?;
    press_listen(visitor).await
}

async fn press_listen(visitor: &Visitor) -> Outcome {
    visitor.click(BUTTON).await?;
    voice_says(visitor, FIRST_SENTENCES[0]).await
}

/// Waits until the voice is reading a sentence with this beginning.
async fn voice_says(visitor: &Visitor, beginning: &str) -> Outcome {
    visitor
        .see(
            &format!("the voice says “{beginning}”"),
            &format!(
                "{LAST_SPOKEN}?.startsWith({beginning:?}) === true && {PLAY_LABEL} === 'Pause'"
            ),
        )
        .await
}

/// Lets the voice finish its sentence.
async fn finish(visitor: &Visitor) -> Outcome {
    visitor.ask("window.__voice.finish()").await?;
    Ok(())
}

async fn the_page_is_read_sentence_by_sentence_from_its_heading(visitor: &Visitor) -> Outcome {
    listen(visitor).await?;
    for sentence in FIRST_SENTENCES.into_iter().skip(1) {
        finish(visitor).await?;
        voice_says(visitor, sentence).await?;
    }
    visitor
        .check(
            "the tools themselves are not read",
            &format!("!{SPOKEN}.some((text) => /Easy Read|Print/.test(text))"),
        )
        .await?;
    visitor
        .see(
            "the player says where it is",
            "/^Sentence 3 of \\d+$/.test(document.querySelector('#listen .place').innerText.trim())",
        )
        .await
}

async fn a_picture_that_says_something_is_read_after_the_heading_and_others_are_not(
    visitor: &Visitor,
) -> Outcome {
    open_with_voice(visitor, Voice::Local).await?;
    // An owner's description may have no full stop.
    let pictures = "document.querySelector('main h1').insertAdjacentHTML('beforebegin', \
        '<svg width=\"9\" height=\"9\" aria-hidden=\"true\" aria-label=\"Paper\"></svg><img alt=\"\">' \
        + '<svg width=\"9\" height=\"9\" role=\"img\" aria-label=\"Two drums\"></svg>')";
    visitor.ask(pictures).await?;
    press_listen(visitor).await?;
    for sentence in [FIRST_SENTENCES[1], "Two drums.", FIRST_SENTENCES[2]] {
        finish(visitor).await?;
        voice_says(visitor, sentence).await?;
    }
    let heard = visitor.ask_number(&format!("{SPOKEN}.length")).await?;
    same("what was said", &heard, &4.0)
}

async fn a_pause_keeps_the_sentence_and_going_on_says_it_again(visitor: &Visitor) -> Outcome {
    listen(visitor).await?;
    finish(visitor).await?;
    voice_says(visitor, FIRST_SENTENCES[1]).await?;
    visitor.click(PLAY).await?;
    visitor
        .see(
            "the voice pauses",
            &format!("{PLAY_LABEL} === 'Play' && !window.__voice.speaking"),
        )
        .await?;
    // A late event from the cancelled utterance.
    visitor.ask("window.__voice.late()").await?;
    visitor.click(PLAY).await?;
    voice_says(visitor, FIRST_SENTENCES[1]).await
}

async fn back_and_next_go_by_sentences(visitor: &Visitor) -> Outcome {
    listen(visitor).await?;
    visitor.click("#listen [data-press=next]").await?;
    voice_says(visitor, FIRST_SENTENCES[1]).await?;
    visitor.click("#listen [data-press=next]").await?;
    voice_says(visitor, FIRST_SENTENCES[2]).await?;
    visitor.click("#listen [data-press=back]").await?;
    voice_says(visitor, FIRST_SENTENCES[1]).await
}

async fn keys_work_in_the_player_and_only_there(visitor: &Visitor) -> Outcome {
    listen(visitor).await?;
    visitor
        .see(
            "focus is in the player",
            &format!("document.activeElement.matches({PLAY:?})"),
        )
        .await?;
    visitor.press(Key::Right.into()).await?;
    voice_says(visitor, FIRST_SENTENCES[1]).await?;
    visitor.press(Key::Left.into()).await?;
    voice_says(visitor, FIRST_SENTENCES[0]).await?;
    let count = visitor.ask_number(&format!("{SPOKEN}.length")).await?;
    visitor
        .ask("document.querySelector('main a[href]').focus()")
        .await?;
    visitor.press(Key::Right.into()).await?;
    visitor.settle().await?;
    let after = visitor.ask_number(&format!("{SPOKEN}.length")).await?;
    same("sentences begun", &after, &count)?;
    visitor
        .ask(&format!("document.querySelector({PLAY:?}).focus()"))
        .await?;
    visitor.press(Key::Escape.into()).await?;
    visitor
        .see(
            "Escape puts the player away, and focus is on Listen again",
            &format!("!document.querySelector('#listen').checkVisibility() && document.activeElement.matches({BUTTON:?})"),
        )
        .await?;
    visitor
        .check("nothing is said any more", "!window.__voice.speaking")
        .await
}

async fn speed_and_voice_hold_for_the_next_page(visitor: &Visitor) -> Outcome {
    listen(visitor).await?;
    visitor.click("#listen summary").await?;
    visitor.click(&speed("0.8")).await?;
    visitor.find(VOICE).await?.select_by_value("second").await?;
    visitor
        .see(
            "the voice goes on at the new speed",
            "window.__voice.said.at(-1).rate === 0.8 && window.__voice.said.at(-1).voice === 'second'",
        )
        .await?;
    visitor.open_app(ABOUT.path).await?;
    visitor.click(BUTTON).await?;
    visitor
        .see(
            "the next page is read so too",
            "window.__voice.said.at(-1)?.rate === 0.8 && window.__voice.said.at(-1).voice === 'second'",
        )
        .await?;
    visitor.ask("localStorage.clear()").await?;
    Ok(())
}

async fn the_voice_stops_when_the_page_changes(visitor: &Visitor) -> Outcome {
    listen(visitor).await?;
    // The page may be scrolling to the sentence, so a pointer could miss the link.
    visitor.follow_in_place(&menu(ABOUT.path)).await?;
    visitor.see_page(ABOUT.path, ABOUT.heading).await?;
    visitor
        .see(
            "the voice is silent and the player is gone",
            "!window.__voice.speaking && !document.querySelector('#listen').checkVisibility()",
        )
        .await
}

async fn an_answer_that_is_opened_is_read_and_one_that_is_closed_is_left(
    visitor: &Visitor,
) -> Outcome {
    open_with_voice(visitor, Voice::Local).await?;
    // No page has questions yet, but an owner may add some.
    let question = "document.querySelector('main .lead').insertAdjacentHTML('beforebegin', \
        '<details><summary>May I ask?</summary><p>You may. At any time.</p></details>')";
    visitor.ask(question).await?;
    let press = "document.querySelector('main summary').click()";
    press_listen(visitor).await?;
    for sentence in [FIRST_SENTENCES[1], "May I ask?"] {
        finish(visitor).await?;
        voice_says(visitor, sentence).await?;
    }
    visitor.ask(press).await?;
    visitor
        .see(
            "the answer is open",
            "document.querySelector('main details').open",
        )
        .await?;
    visitor.settle().await?;
    finish(visitor).await?;
    voice_says(visitor, "You may.").await?;
    visitor.ask(press).await?;
    voice_says(visitor, FIRST_SENTENCES[2]).await?;
    finish(visitor).await?;
    visitor
        .check(
            "no sentence is left out",
            &format!("!{SPOKEN}.includes('At any time.') && {PLAY_LABEL} === 'Pause'"),
        )
        .await
}

async fn listen_pressed_on_a_page_that_was_left_reads_no_other(visitor: &Visitor) -> Outcome {
    open_with_voice(visitor, Voice::Local).await?;
    visitor.site.answer("/assets/listen-*.js", Answer::Held);
    visitor.click(BUTTON).await?;
    visitor.see_request("/assets/listen-*.js").await?;
    visitor.follow_in_place(&menu(ABOUT.path)).await?;
    visitor.see_page(ABOUT.path, ABOUT.heading).await?;
    visitor.site.answer("/assets/listen-*.js", Answer::Usual);
    let come = "performance.getEntriesByType('resource').some(({ name, responseEnd }) => /listen-/.test(name) && responseEnd > 0)";
    visitor.see("the player is loaded", come).await?;
    visitor.settle().await?;
    visitor
        .check(
            "nothing is read, and no player is shown",
            "window.__voice.said.length === 0 && !document.querySelector('#listen').checkVisibility()",
        )
        .await
}

async fn refused_storage_changes_nothing_for_those_who_listen(visitor: &Visitor) -> Outcome {
    visitor.site.props(Props {
        voice: Voice::Local,
        storage: Storage::Refused,
        timers: Timers::Stopped,
        ..Props::default()
    });
    visitor.open_app(IN_A_SESSION.path).await?;
    visitor.click(BUTTON).await?;
    voice_says(visitor, FIRST_SENTENCES[0]).await?;
    visitor.click("#listen summary").await?;
    visitor.click(&speed("1.2")).await?;
    visitor
        .see(
            "the new speed is used",
            "window.__voice.said.at(-1).rate === 1.2",
        )
        .await?;
    visitor.console_is_empty().await
}

async fn the_end_of_the_page_is_the_end(visitor: &Visitor) -> Outcome {
    listen(visitor).await?;
    for _ in 0..60 {
        if visitor.ask_text(PLAY_LABEL).await? != "Pause" {
            break;
        }
        finish(visitor).await?;
    }
    visitor
        .see(
            "the player stops, and can start again from the top",
            &format!("{PLAY_LABEL} === 'Play'"),
        )
        .await?;
    visitor.click(PLAY).await?;
    voice_says(visitor, FIRST_SENTENCES[0]).await
}
