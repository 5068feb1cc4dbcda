//! Walks through the site with two keys, as with a switch: Tab to move, Enter or the space bar to act. Each step
//! states where the focus must be.

use fantoccini::key::Key;

use super::{Scenario, scenarios};
use crate::copy::{HOME, IN_A_SESSION};
use crate::problem::{Outcome, same};
use crate::site::{Props, Timers, Voice};
use crate::visitor::Visitor;

pub fn all() -> impl IntoIterator<Item = Scenario> {
    scenarios![
        two_keys_lead_to_easy_read_and_through_it,
        two_keys_make_the_words_larger_and_take_it_back,
        two_keys_have_a_page_read_and_stop_it,
    ]
}

/// An action of the visitor, or an expected state.
enum Step {
    /// Moves on; the focus is then on the element with this name.
    Tab(&'static str),
    /// Activates the focused element.
    Act,
    /// Waits until the focus is on the element with this name.
    On(&'static str),
    /// Waits until this is true.
    See(&'static str, &'static str),
}

use Step::{Act, On, See, Tab};

/// The visible name of the focused element, or the name of a hard word's button, over which the word is visible.
const FOCUSED: &str = "(() => { const at = document.activeElement; \
    const label = at.labels?.[0]?.firstChild; \
    return (label?.data ?? (at.innerText || at.ariaLabel) ?? '').trim() })()";

/// The header of the standard pages.
const HEADER: [Step; 7] = [
    Tab("Skip to the text"),
    Tab("If you need help now"),
    Tab("Music Therapy"),
    Tab("Home"),
    Tab("About Therapy"),
    Tab("In a Session"),
    Tab("Display"),
];

async fn walk(visitor: &Visitor, steps: impl IntoIterator<Item = Step>) -> Outcome {
    for (at, step) in steps.into_iter().enumerate() {
        match step {
            Tab(name) => {
                visitor.press(Key::Tab.into()).await?;
                let found = visitor.ask_text(FOCUSED).await?;
                same(
                    &format!("the focus after step {}", at + 1),
                    &found.as_str(),
                    &name,
                )?;
            }
            Act => visitor.press(Key::Enter.into()).await?,
            On(name) => {
                let there = format!("{FOCUSED} === {name:?}");
                visitor.see(&format!("focus is on {name}"), &there).await?;
            }
            See(what, expression) => visitor.see(what, expression).await?,
        }
    }
    Ok(())
}

async fn two_keys_lead_to_easy_read_and_through_it(visitor: &Visitor) -> Outcome {
    visitor.open_app(HOME.path).await?;
    walk(visitor, HEADER).await?;
    walk(
        visitor,
        [
            Tab("Standard"),
            Tab("Easy Read"),
            Act,
            On("Music, when words are hard to find"),
            Tab("Standard"),
            Tab("Easy Read"),
            Tab("Listen"),
            Tab("Print"),
            Tab("What “creative” means"),
            Tab("What “talking therapies” means"),
            Tab("What “session” means"),
            Tab("What “therapist” means"),
            Tab("What “registered” means"),
            Tab("What “HCPC” means"),
            Tab("What is Music Therapy?"),
            Tab("What happens in a session?"),
            Act,
            On("What happens in a session?"),
            See(
                "the Easy Read page is shown",
                "location.pathname === '/session/easy-read/'",
            ),
            Tab("Standard"),
            Tab("Easy Read"),
            Tab("Listen"),
            Tab("Print"),
            Tab("What “sessions” means"),
            Tab("What “therapist” means"),
            Tab("What “encourages” means"),
            Tab("What “develop” means"),
            Tab("What “playlists” means"),
            Tab("What “experiences” means"),
            Tab("What “one-to-one” means"),
            Tab("My first session"),
            Act,
            On("My first session"),
            Tab("Listen"),
            Tab("Print"),
            Tab("Print as a booklet"),
            Tab("What “session” means"),
            Tab("What “instruments” means"),
            Tab("What “therapist” means"),
            Tab("What “playlists” means"),
            Tab("What “experiences” means"),
            Tab("What “encourages” means"),
            Tab("What “social worker” means"),
            Tab("BAMT"),
            Tab("HCPC’s list"),
            Tab("Home"),
            Tab("About Therapy"),
            Tab("In a Session"),
            Tab("My first session"),
            Tab("Hard words"),
            Tab("Accessibility"),
        ],
    )
    .await
}

async fn two_keys_make_the_words_larger_and_take_it_back(visitor: &Visitor) -> Outcome {
    visitor.open_app(HOME.path).await?;
    walk(visitor, HEADER).await?;
    walk(
        visitor,
        [
            Act,
            See(
                "the dialog is open",
                "document.querySelector('#display').open",
            ),
            On("Normal"),
            Tab("125%"),
            Act,
            See(
                "the words are larger",
                "getComputedStyle(document.documentElement).fontSize === '20px'",
            ),
            Tab("150%"),
            Tab("175%"),
            Tab("200%"),
            Tab("Same as my device"),
            Tab("Light"),
            Tab("Dark"),
            Act,
            See(
                "the page is dark",
                "document.documentElement.dataset.colours === 'dark'",
            ),
            Tab("Cream"),
            Tab("High contrast"),
            Tab("Yellow on black"),
            Tab("This site’s"),
            Tab("My device’s"),
            Tab("Normal"),
            Tab("Wide"),
            Tab("Wider"),
            Tab("Normal"),
            Tab("Wide"),
            Tab("Wider"),
            Tab("Same as my device"),
            Tab("Off"),
            Tab("Off"),
            Tab("On"),
            Tab("Back to normal"),
            Act,
            See(
                "the words are as they were",
                "getComputedStyle(document.documentElement).fontSize === '16px'",
            ),
            Tab("Close"),
            Act,
            On("Display"),
            See(
                "the dialog is closed",
                "!document.querySelector('#display').open",
            ),
        ],
    )
    .await
}

async fn two_keys_have_a_page_read_and_stop_it(visitor: &Visitor) -> Outcome {
    visitor.site.props(Props {
        voice: Voice::Local,
        timers: Timers::Stopped,
        ..Props::default()
    });
    visitor.open_app(IN_A_SESSION.path).await?;
    walk(visitor, HEADER).await?;
    walk(
        visitor,
        [
            Tab("Standard"),
            Tab("Easy Read"),
            Tab("Listen"),
            Act,
            On("Pause"),
            See("the page is read", "window.__voice.speaking"),
            Act,
            On("Play"),
            See("the voice is still", "!window.__voice.speaking"),
            Tab("Next"),
            Act,
            Tab("Stop"),
            Act,
            On("Listen"),
            // In the player, the choices of speed and voice come before its buttons.
            Act,
            On("Pause"),
        ],
    )
    .await?;
    visitor
        .tab_back_to(
            "speed and voice",
            "document.activeElement.matches('#listen summary')",
        )
        .await?;
    walk(
        visitor,
        [
            Act,
            Tab("Very slow"),
            Act,
            See(
                "the voice is slower",
                "window.__voice.said.at(-1).rate === 0.6",
            ),
            Tab("Slow"),
            Tab("Normal"),
            Tab("Fast"),
            Tab("Very fast"),
            Tab("Voice"),
            Tab("Try the next voice"),
            Act,
            See(
                "another voice speaks",
                "window.__voice.said.at(-1).voice === 'second'",
            ),
            Tab("Back"),
            Tab("Pause"),
            Tab("Next"),
            Tab("Stop"),
            Act,
            On("Listen"),
            See(
                "the player is gone",
                "!document.querySelector('#listen').checkVisibility()",
            ),
            Tab("Print"),
        ],
    )
    .await?;
    visitor.ask("localStorage.clear()").await?;
    Ok(())
}
