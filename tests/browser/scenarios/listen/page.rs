//! The page while it is read aloud: the current sentence is visible, the player leaves space for it, and the page
//! doesn't scroll away from a visitor who is using another part of it.

use super::{
    BUTTON, FIRST_SENTENCES, PLAY, finish, listen, open_with_voice, press_listen, voice_says,
};
use crate::copy::IN_A_SESSION;
use crate::engine::{Engine, Size};
use crate::problem::{Outcome, hold, same};
use crate::scenarios::{Scenario, scenarios};
use crate::site::{Props, Timers, Voice};
use crate::visitor::{FRAMED, Visitor};

pub fn all() -> impl IntoIterator<Item = Scenario> {
    let laid_out = scenarios![
        the_sentence_that_is_read_is_marked_and_in_view,
        the_page_stays_where_a_visitor_is_at_work_on_it,
    ];
    let framed = scenarios![the_largest_words_leave_two_thirds_of_a_phone_to_the_page];
    laid_out
        .map(Scenario::at_every_size)
        .into_iter()
        .chain(framed)
}

/// An expression: whether the current sentence is in view and above the player.
fn is_above_player(view: &str) -> String {
    format!(
        "(() => {{ const view = {view}; \
         const [words] = view.CSS?.highlights?.get('reading') ?? []; \
         const box = (words ?? view.document.querySelector('[data-reading]')).getBoundingClientRect(); \
         const player = view.document.querySelector('#listen').getBoundingClientRect(); \
         return box.top >= 0 && box.bottom <= player.top }})()"
    )
}

async fn the_sentence_that_is_read_is_marked_and_in_view(visitor: &Visitor) -> Outcome {
    listen(visitor).await?;
    for sentence in FIRST_SENTENCES.into_iter().skip(1) {
        finish(visitor).await?;
        voice_says(visitor, sentence).await?;
    }
    let marked = "(() => { \
        const [words] = window.CSS?.highlights?.get('reading') ?? []; \
        return (words ?? document.querySelector('[data-reading]')).toString() })()";
    let found = visitor.ask_text(marked).await?;
    same("the marked words", &found.as_str(), &FIRST_SENTENCES[2])?;
    visitor
        .see(
            "the sentence is above the player",
            &is_above_player("window"),
        )
        .await?;
    // The other engines have no computed style of highlights.
    if visitor.config.engine != Engine::Chromium {
        return Ok(());
    }
    let is_clear = "['h1', 'h1 > .pair'].every((css) => \
        getComputedStyle(document.querySelector(css), '::highlight(reading)').backgroundColor === 'rgba(0, 0, 0, 0)')";
    visitor
        .check("no line of a heading hides letters of another", is_clear)
        .await
}

async fn the_page_stays_where_a_visitor_is_at_work_on_it(visitor: &Visitor) -> Outcome {
    open_with_voice(visitor, Voice::Local).await?;
    // Without motion, scrolling is instant.
    visitor
        .ask("document.documentElement.dataset.motion = 'off'")
        .await?;
    press_listen(visitor).await?;
    visitor
        .ask("document.querySelector('footer a').focus()")
        .await?;
    visitor.wait_two_frames().await?;
    let place = visitor.ask_number("scrollY").await?;
    hold(place > 0.0, "the footer is far from the first sentence")?;
    finish(visitor).await?;
    voice_says(visitor, FIRST_SENTENCES[1]).await?;
    visitor.wait_two_frames().await?;
    same(
        "the place of the page",
        &visitor.ask_number("scrollY").await?,
        &place,
    )?;
    visitor
        .ask(&format!(
            "document.querySelector({PLAY:?}).focus({{ preventScroll: true }})"
        ))
        .await?;
    finish(visitor).await?;
    voice_says(visitor, FIRST_SENTENCES[2]).await?;
    visitor
        .see(
            "back in the player, the visitor sees what is read",
            &is_above_player("window"),
        )
        .await
}

async fn the_largest_words_leave_two_thirds_of_a_phone_to_the_page(visitor: &Visitor) -> Outcome {
    visitor.site.props(Props {
        voice: Voice::Local,
        timers: Timers::Stopped,
        ..Props::default()
    });
    let phone = Size {
        width: 390,
        height: 844,
    };
    visitor.open_framed(IN_A_SESSION.path, phone).await?;
    let page = format!("{FRAMED}.document");
    visitor
        .ask(&format!(
            "Object.assign({page}.documentElement.dataset, {{ size: '200', motion: 'off' }})"
        ))
        .await?;
    visitor
        .ask(&format!("{page}.querySelector({BUTTON:?}).click()"))
        .await?;
    let share = format!("{page}.querySelector('#listen').offsetHeight / {FRAMED}.innerHeight");
    visitor
        .see(
            "the player is there and covers a third at most",
            &format!("{share} > 0.1 && {share} < 0.34"),
        )
        .await?;
    visitor
        .see(
            "the voice says the heading",
            &format!(
                "{FRAMED}.__voice.said.at(-1)?.text === {:?}",
                FIRST_SENTENCES[0]
            ),
        )
        .await?;
    visitor
        .see("the heading is above the player", &is_above_player(FRAMED))
        .await?;
    visitor
        .ask(&format!("{page}.querySelector('#listen summary').click()"))
        .await?;
    visitor
        .see("the player has grown", &format!("{share} > 0.4"))
        .await?;
    visitor
        .see("the heading is above it again", &is_above_player(FRAMED))
        .await
}
