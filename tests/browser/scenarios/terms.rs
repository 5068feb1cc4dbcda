//! Hard words where they are used: their meanings open without scripts too.

use fantoccini::key::Key;

use super::{Scenario, scenarios};
use crate::copy::ABOUT;
use crate::engine::Engine;
use crate::problem::Outcome;
use crate::visitor::Visitor;

/// Scenarios that run with scripts, with scripts refused, and with scripts turned off.
pub fn all() -> impl IntoIterator<Item = Scenario> {
    scenarios![
        a_hard_word_shows_its_meaning_when_it_is_pressed,
        a_hard_word_shows_its_meaning_by_a_key,
        a_sentence_with_hard_words_is_copied_as_it_is_written,
    ]
    .map(Scenario::at_every_size)
}

const BUTTON: &str = ".term > button[popovertarget=term-creative]";
const IS_SHOWN: &str = "(() => { const meaning = document.querySelector('#term-creative'); \
    const { width, top, bottom, left, right } = meaning.getBoundingClientRect(); \
    return meaning.checkVisibility() && meaning.innerText.includes('Using your imagination to make something.') \
        && width > 100 && top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth })()";
const IS_HIDDEN: &str = "!document.querySelector('#term-creative').checkVisibility()";

async fn open(visitor: &Visitor) -> Outcome {
    visitor.open(ABOUT.path).await?;
    visitor
        .check("no meaning is shown at first", IS_HIDDEN)
        .await
}

async fn a_hard_word_shows_its_meaning_when_it_is_pressed(visitor: &Visitor) -> Outcome {
    open(visitor).await?;
    visitor.click(BUTTON).await?;
    visitor.see("the meaning is shown, whole", IS_SHOWN).await?;
    let at_start = "(() => { const word = document.querySelector('BUTTON').parentElement; \
        const { left, top, height } = word.getBoundingClientRect(); \
        return word.contains(document.elementFromPoint(left + 2, top + height / 2)) })()";
    visitor
        .check(
            "all of the word can be pressed",
            &at_start.replace("BUTTON", BUTTON),
        )
        .await?;
    visitor.press(Key::Escape.into()).await?;
    visitor.see("Esc hides it", IS_HIDDEN).await?;
    visitor.click(BUTTON).await?;
    visitor.see("the meaning is shown again", IS_SHOWN).await?;
    visitor.click("h1").await?;
    visitor
        .see("a press anywhere else hides it", IS_HIDDEN)
        .await
}

async fn a_hard_word_shows_its_meaning_by_a_key(visitor: &Visitor) -> Outcome {
    open(visitor).await?;
    let is_there = format!("document.activeElement.matches('{BUTTON}')");
    visitor.tab_to("the hard word", &is_there).await?;
    let name = "document.activeElement.getAttribute('aria-label') === 'What “creative” means'";
    visitor.check("the word's button has a name", name).await?;
    visitor.press(Key::Enter.into()).await?;
    visitor.see("Enter shows the meaning", IS_SHOWN).await?;
    visitor.press(Key::Escape.into()).await?;
    visitor.see("Esc hides it", IS_HIDDEN).await?;
    visitor
        .check("the focus stays on the word", &is_there)
        .await
}

/// A positioned button would be a line break for everything that reads the text of the page.
async fn a_sentence_with_hard_words_is_copied_as_it_is_written(visitor: &Visitor) -> Outcome {
    open(visitor).await?;
    let sentence = "offers a creative alternative to traditional talking therapies.";
    let paragraph = format!("document.querySelector('{BUTTON}').closest('p')");
    // Firefox's `innerText`, which nobody copies, lacks the space at the end of a line before a button.
    let inner = match visitor.config.engine {
        Engine::Firefox => "textContent",
        Engine::Chromium | Engine::WebKit => "innerText",
    };
    let copied = format!(
        "(getSelection().selectAllChildren({paragraph}), \
         [getSelection().toString(), {paragraph}.{inner}].every((text) => text.includes({sentence:?})))"
    );
    visitor.check("nothing breaks the sentence", &copied).await
}
