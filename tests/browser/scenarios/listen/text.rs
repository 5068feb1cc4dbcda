//! The text that is read: from the heading to the end, sentence by sentence, with answers and pictures.

use super::{
    FIRST_SENTENCES, PLAY, PLAY_LABEL, SPOKEN, finish, listen, open_with_voice, press_listen,
    voice_says,
};
use crate::problem::{Outcome, same};
use crate::scenarios::{Scenario, scenarios};
use crate::site::Voice;
use crate::visitor::Visitor;

pub fn all() -> impl IntoIterator<Item = Scenario> {
    scenarios![
        the_page_is_read_sentence_by_sentence_from_its_heading,
        an_answer_that_is_opened_is_read_and_one_that_is_closed_is_left,
        the_end_of_the_page_is_the_end,
        a_telephone_number_is_read_digit_by_digit,
        a_picture_that_says_something_is_read_after_the_heading_and_others_are_not,
    ]
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
    visitor.wait_two_frames().await?;
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

async fn a_telephone_number_is_read_digit_by_digit(visitor: &Visitor) -> Outcome {
    open_with_voice(visitor, Voice::Local).await?;
    let numbers = "document.querySelector('main h1').insertAdjacentHTML('afterend', \
        '<p>We have 12 drums. Call <a href=\"tel:116123\">us on 116&nbsp;123</a> or 999. \
        <a href=\"sms:85258\">Text 85258</a></p>')";
    visitor.ask(numbers).await?;
    press_listen(visitor).await?;
    for sentence in [
        FIRST_SENTENCES[1],
        "We have 12 drums.",
        "Call us on 1 1 6, 1 2 3 or 999.",
        "Text 8 5 2 5 8",
    ] {
        finish(visitor).await?;
        voice_says(visitor, sentence).await?;
    }
    let highlighted = "!CSS.highlights \
        || [...CSS.highlights.get('reading')][0].toString() === 'Text 85258'";
    visitor
        .check(
            "the words are highlighted as they are on the page",
            highlighted,
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
