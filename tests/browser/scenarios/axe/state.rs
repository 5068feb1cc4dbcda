//! What pages are looked at in: the states that a page comes into, and the colours it is drawn in.

use serde_json::json;

use super::NARROWEST;
use crate::copy;
use crate::devtools::prefer;
use crate::engine::{Engine, Scripts, Size};
use crate::problem::Outcome;
use crate::site::{Answer, Props, Storage, TestSite, Timers, Voice};
use crate::visitor::{CONTENT, OTHER_PAGE, Visitor};

/// The button that opens the player.
const LISTEN: &str = "main [data-tool=listen]";

/// What a page is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageState {
    /// It just stands there, with the app running.
    Plain,
    /// It just stands there, and the server forbids scripts.
    ScriptsRefused,
    /// The next page is slow to come.
    Loading,
    /// The next page has failed to come.
    Failed,
    /// The dialog of choices is open.
    Display,
    /// The page is being read aloud.
    Listening,
    /// The same, with speed and voice to choose.
    PlayerOpened,
    /// The player says that the voice stopped.
    VoiceFailed,
    /// The player is open and there is no voice.
    Voiceless,
    /// A tool could not be loaded.
    ToolFailed,
    /// A newer version of the site is ready.
    Newer,
}

impl PageState {
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "as it stands",
            Self::ScriptsRefused => "scripts refused",
            Self::Loading => "loading notice open",
            Self::Failed => "failure notice open",
            Self::Display => "display dialog open",
            Self::Listening => "being read aloud",
            Self::PlayerOpened => "speed and voice open",
            Self::VoiceFailed => "player open after the voice failed",
            Self::Voiceless => "player open without a voice",
            Self::ToolFailed => "notice of a failed tool open",
            Self::Newer => "notice of a newer version open",
        }
    }

    /// Brings a page that was just loaded into this state.
    pub async fn enter(self, visitor: &Visitor, path: &str) -> Outcome {
        if visitor.place.scripts == Scripts::Run && path != copy::BOOKLET {
            visitor.app_runs().await?;
        }
        match self {
            Self::Plain | Self::ScriptsRefused => Ok(()),
            Self::Loading => self.follow_link(visitor, path, Answer::Held).await,
            Self::Failed => self.follow_link(visitor, path, Answer::Status(500)).await,
            Self::Display | Self::ToolFailed => {
                self.press(visitor, path, "header [data-tool=display]")
                    .await
            }
            Self::Listening | Self::Voiceless => self.press(visitor, path, LISTEN).await,
            Self::PlayerOpened => {
                Self::Listening.press(visitor, path, LISTEN).await?;
                self.press(visitor, path, "#listen summary").await
            }
            Self::VoiceFailed => {
                Self::Listening.press(visitor, path, LISTEN).await?;
                visitor.ask("window.__voice.fail()").await?;
                visitor.see(self.name(), self.condition()).await
            }
            // How it comes is tried in `offline/deployments.rs`.
            Self::Newer => {
                let show = "document.querySelector('#newer').hidden = false;";
                visitor.client.execute(show, Vec::new()).await?;
                Ok(())
            }
        }
    }

    /// Readies the site for this state: what the browser is made to have, and what doesn't come.
    pub fn set_up(self, site: &TestSite) {
        // What a page says for some seconds stays until axe has read it.
        let mut props = Props {
            timers: Timers::Stopped,
            ..Props::default()
        };
        match self {
            Self::Display => props.storage = Storage::Refused,
            Self::Listening | Self::PlayerOpened | Self::VoiceFailed => props.voice = Voice::Local,
            Self::Voiceless => props.voice = Voice::Unsupported,
            Self::ToolFailed => site.answer("/assets/display-*", Answer::HungUp),
            Self::Plain | Self::ScriptsRefused | Self::Loading | Self::Failed | Self::Newer => {}
        }
        site.props(props);
    }

    /// Presses the button of a tool, until it is open.
    async fn press(self, visitor: &Visitor, path: &str, button: &str) -> Outcome {
        visitor.follow_in_place(button).await?;
        let what = format!("{path} is {}", self.name());
        visitor.see(&what, self.condition()).await
    }

    /// Follows a link of the menu whose page doesn't come, until the site says so.
    async fn follow_link(self, visitor: &Visitor, path: &str, answer: Answer) -> Outcome {
        visitor.site.answer(CONTENT, answer);
        visitor.follow_in_place(OTHER_PAGE).await?;
        let what = format!("{path} has its {}", self.name());
        visitor.see(&what, self.condition()).await
    }

    /// Whether a page is in this state, as an expression.
    pub fn condition(self) -> &'static str {
        match self {
            Self::Plain | Self::ScriptsRefused => "true",
            Self::Loading => "document.querySelector('#progress').checkVisibility()",
            Self::Failed => "document.querySelector('#failure').checkVisibility()",
            Self::Display => "document.querySelector('#display').open",
            Self::Listening => {
                "document.querySelector('#listen [data-press=play]').innerText.trim() === 'Pause'"
            }
            Self::PlayerOpened => "document.querySelector('#listen .wishes').checkVisibility()",
            Self::VoiceFailed => {
                "document.querySelector('#listen [data-at=failed]').checkVisibility()"
            }
            Self::Voiceless => {
                "document.querySelector('#listen [data-at=voiceless]').checkVisibility()"
            }
            Self::ToolFailed => "document.querySelector('#tool-failure').checkVisibility()",
            Self::Newer => "document.querySelector('#newer').checkVisibility()",
        }
    }
}

/// What colours a page is drawn in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// What a visitor can choose under Display.
    Chosen(&'static str),
    /// The system's few colours in place of the page's; only Chromium can be asked for them.
    Forced,
}

impl Scheme {
    /// The first is run with all rules.
    pub const FIRST: Self = Self::Chosen("light");
    const ALL: [Self; 6] = [
        Self::FIRST,
        Self::Chosen("dark"),
        Self::Chosen("cream"),
        Self::Chosen("contrast"),
        Self::Chosen("yellow"),
        Self::Forced,
    ];

    /// The schemes that pages are looked at in: all of them in Chromium; in the other engines, where each
    /// colour comes out of the same style sheets, the first and the dark one; beside a phone, whose colours
    /// are those of its own width, the first.
    pub fn for_window(engine: Engine, size: Size) -> impl Iterator<Item = Self> {
        let count = match engine {
            _ if size == NARROWEST => 1,
            Engine::Chromium => Self::ALL.len(),
            Engine::Firefox | Engine::WebKit => 2,
        };
        Self::ALL.into_iter().take(count)
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Chosen("cream") => "cream (in Chromium)",
            Self::Chosen("contrast") => "high contrast (in Chromium)",
            Self::Chosen("yellow") => "yellow on black (in Chromium)",
            Self::Chosen(name) => name,
            Self::Forced => "forced colours (in Chromium)",
        }
    }

    /// Has the page drawn so, without loading it again.
    pub async fn apply(self, visitor: &Visitor) -> Outcome {
        let chosen = match self {
            Self::Chosen(name) => json!(name),
            Self::Forced => json!(null),
        };
        let apply = "const { dataset } = document.documentElement; \
            if (arguments[0] === null) delete dataset.colours; else dataset.colours = arguments[0];";
        visitor.client.execute(apply, vec![chosen]).await?;
        if visitor.place.engine == Engine::Chromium {
            let features: &[_] = match self {
                Self::Forced => &[("forced-colors", "active")],
                Self::Chosen(_) => &[],
            };
            prefer(&visitor.client, features).await?;
        }
        Ok(())
    }
}
