//! Reading a page aloud. The scenario controls the voice: `site/voice.js` replaces the browser's speech synthesis,
//! so that no scenario waits for sound.

mod page;
mod player;
mod text;
mod voices;

use super::Scenario;
use crate::copy::IN_A_SESSION;
use crate::problem::Outcome;
use crate::site::{Props, Timers, Voice};
use crate::visitor::Visitor;

pub fn all() -> impl IntoIterator<Item = Scenario> {
    let player = player::all().into_iter();
    let all = text::all().into_iter().chain(player);
    all.chain(page::all()).chain(voices::all())
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
