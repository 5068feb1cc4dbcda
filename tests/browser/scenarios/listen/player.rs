//! The player: its buttons and keys, its choices, and what happens when the visitor leaves the page.

use fantoccini::key::Key;

use super::{
    BUTTON, FIRST_SENTENCES, PLAY, PLAY_LABEL, SPOKEN, VOICE, finish, listen, open_with_voice,
    voice_says,
};
use crate::copy::{ABOUT, IN_A_SESSION};
use crate::problem::{Outcome, same};
use crate::scenarios::{Scenario, scenarios};
use crate::site::{Answer, Props, Storage, Timers, Voice};
use crate::visitor::{Visitor, menu};

pub fn all() -> impl IntoIterator<Item = Scenario> {
    scenarios![
        a_pause_keeps_the_sentence_and_going_on_says_it_again,
        back_and_next_go_by_sentences,
        keys_work_in_the_player_and_only_there,
        speed_and_voice_hold_for_the_next_page,
        the_voice_stops_when_the_page_changes,
        listen_pressed_on_a_page_that_was_left_reads_no_other,
        refused_storage_changes_nothing_for_those_who_listen,
    ]
}

/// A selector for the button of a speed.
fn speed(value: &str) -> String {
    format!("#listen [name=rate][value={value:?}]")
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
    visitor.wait_two_frames().await?;
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

async fn listen_pressed_on_a_page_that_was_left_reads_no_other(visitor: &Visitor) -> Outcome {
    open_with_voice(visitor, Voice::Local).await?;
    visitor.site.answer("/assets/listen-*.js", Answer::Held);
    visitor.click(BUTTON).await?;
    visitor.see_request("/assets/listen-*.js").await?;
    visitor.follow_in_place(&menu(ABOUT.path)).await?;
    visitor.see_page(ABOUT.path, ABOUT.heading).await?;
    visitor.site.answer("/assets/listen-*.js", Answer::Usual);
    let is_loaded = "performance.getEntriesByType('resource').some(({ name, responseEnd }) => /listen-/.test(name) && responseEnd > 0)";
    visitor.see("the player is loaded", is_loaded).await?;
    visitor.wait_two_frames().await?;
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
