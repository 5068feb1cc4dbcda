//! The voices of a device: some load late, some fail, some can only start in a click handler, and some devices
//! have none.

use super::{
    BUTTON, FIRST_SENTENCES, PLAY, PLAY_LABEL, finish, listen, open_with_voice, voice_says,
};
use crate::problem::{Outcome, hold};
use crate::scenarios::{Scenario, scenarios};
use crate::site::{Answer, Voice};
use crate::visitor::Visitor;

pub fn all() -> impl IntoIterator<Item = Scenario> {
    scenarios![
        a_voice_that_speaks_only_within_a_press_reads_at_the_first_one,
        a_device_without_a_voice_says_so_and_hides_nothing,
        voices_that_come_late_are_offered,
        a_voice_that_sends_words_away_is_not_offered,
        a_voice_that_fails_is_explained_and_tried_again_at_the_same_sentence,
        a_voice_that_does_not_begin_is_explained,
    ]
}

async fn a_voice_that_speaks_only_within_a_press_reads_at_the_first_one(
    visitor: &Visitor,
) -> Outcome {
    open_with_voice(visitor, Voice::InPress).await?;
    // The click is over before the tool has loaded.
    visitor.site.answer("/assets/listen-*.js", Answer::Held);
    visitor.click(BUTTON).await?;
    visitor.see_request("/assets/listen-*.js").await?;
    visitor.wait_two_frames().await?;
    visitor.site.answer("/assets/listen-*.js", Answer::Usual);
    voice_says(visitor, FIRST_SENTENCES[0]).await?;
    finish(visitor).await?;
    voice_says(visitor, FIRST_SENTENCES[1]).await
}

async fn a_device_without_a_voice_says_so_and_hides_nothing(visitor: &Visitor) -> Outcome {
    for voice in [Voice::None, Voice::Unsupported, Voice::Speechless] {
        open_with_voice(visitor, voice).await?;
        visitor.click(BUTTON).await?;
        visitor
            .see(
                "the player says that there is no voice",
                "document.querySelector('#listen [data-at=voiceless]').checkVisibility()",
            )
            .await?;
        visitor
            .check(
                "nothing says that it is being read, or that the connection is down",
                &format!(
                    "{PLAY_LABEL} === 'Play' && !document.querySelector('#tool-failure').checkVisibility()"
                ),
            )
            .await?;
        let words = visitor.find("#listen").await?.text().await?;
        hold(words.contains("text to speech"), "it says how to get one")?;
        visitor
            .check(
                "the page is all there",
                "document.querySelector('main article').checkVisibility()",
            )
            .await?;
        visitor.console_is_empty().await?;
    }
    Ok(())
}

async fn voices_that_come_late_are_offered(visitor: &Visitor) -> Outcome {
    open_with_voice(visitor, Voice::Late).await?;
    visitor.click(BUTTON).await?;
    visitor
        .see(
            "there is no voice yet",
            "document.querySelector('#listen [data-at=voiceless]').checkVisibility()",
        )
        .await?;
    visitor.ask("window.__voice.arrive()").await?;
    visitor
        .see(
            "the message is gone",
            "!document.querySelector('#listen [data-at=voiceless]').checkVisibility()",
        )
        .await?;
    visitor.click(PLAY).await?;
    voice_says(visitor, FIRST_SENTENCES[0]).await
}

async fn a_voice_that_sends_words_away_is_not_offered(visitor: &Visitor) -> Outcome {
    open_with_voice(visitor, Voice::Remote).await?;
    visitor.click(BUTTON).await?;
    visitor
        .see(
            "the player says that there is no voice",
            "document.querySelector('#listen [data-at=voiceless]').checkVisibility()",
        )
        .await?;
    visitor
        .check("nothing was said", "window.__voice.said.length === 0")
        .await
}

async fn a_voice_that_fails_is_explained_and_tried_again_at_the_same_sentence(
    visitor: &Visitor,
) -> Outcome {
    listen(visitor).await?;
    finish(visitor).await?;
    voice_says(visitor, FIRST_SENTENCES[1]).await?;
    visitor.ask("window.__voice.fail()").await?;
    visitor
        .see(
            "the player says so",
            "document.querySelector('#listen [data-at=failed]').checkVisibility()",
        )
        .await?;
    visitor.click(PLAY).await?;
    voice_says(visitor, FIRST_SENTENCES[1]).await?;
    visitor.ask("window.__voice.fail()").await?;
    visitor
        .see(
            "the player says so again",
            &format!("{PLAY_LABEL} === 'Play'"),
        )
        .await?;
    visitor.click("#listen summary").await?;
    visitor.click("#listen [data-press=voice]").await?;
    voice_says(visitor, FIRST_SENTENCES[1]).await?;
    visitor
        .check(
            "another voice goes on",
            "window.__voice.said.at(-1).voice === 'second'",
        )
        .await?;
    visitor.ask("localStorage.clear()").await?;
    Ok(())
}

async fn a_voice_that_does_not_begin_is_explained(visitor: &Visitor) -> Outcome {
    open_with_voice(visitor, Voice::Mute).await?;
    visitor.click(BUTTON).await?;
    visitor
        .see(
            "the player says that the voice does not start",
            "document.querySelector('#listen [data-at=stuck]').checkVisibility()",
        )
        .await?;
    visitor
        .check("Play tries again", &format!("{PLAY_LABEL} === 'Play'"))
        .await
}
