//! The page states and the colour schemes in which axe checks pages.

use serde_json::json;

use super::NARROWEST;
use crate::copy;
use crate::devtools::emulate_media;
use crate::engine::{Engine, Scripts, Size};
use crate::problem::Outcome;
use crate::site::{Answer, Props, Storage, TestSite, Timers, Voice};
use crate::visitor::{CONTENT, OTHER_PAGE, Visitor};

/// The button that opens the player.
const LISTEN: &str = "main [data-tool=listen]";

/// The button that removes everything from the device.
const FORGET: &str = ".forget button:not([data-look])";

/// A state of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageState {
    /// Freshly loaded, with the app running.
    Plain,
    /// Freshly loaded, with scripts forbidden by the server.
    ScriptsRefused,
    /// The next page is slow to load.
    Loading,
    /// The next page has failed to load.
    Failed,
    /// The dialog of choices is open.
    Display,
    /// The page is being read aloud.
    Listening,
    /// The page is being read aloud, and the choices of speed and voice are open.
    PlayerOpened,
    /// The player says that the voice stopped.
    VoiceFailed,
    /// The player is open and there is no voice.
    Voiceless,
    /// A tool could not be loaded.
    ToolFailed,
    /// A newer version of the site is ready.
    Newer,
    /// The meaning of a hard word is shown.
    Meaning,
    /// The page says that the site was forgotten on this device.
    Forgotten,
    /// The composer of a letter is open, with its questions.
    Composing,
}

impl PageState {
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "as loaded",
            Self::ScriptsRefused => "with scripts blocked",
            Self::Loading => "with the loading notice open",
            Self::Failed => "with the failure notice open",
            Self::Display => "with Display open",
            Self::Listening => "being read aloud",
            Self::PlayerOpened => "with speed and voice open",
            Self::VoiceFailed => "after the voice failed",
            Self::Voiceless => "without a voice on the device",
            Self::ToolFailed => "after a tool failed to load",
            Self::Newer => "with the notice of a newer version open",
            Self::Meaning => "with the meaning of a hard word open",
            Self::Forgotten => "after the site was forgotten",
            Self::Composing => "with the composer open",
        }
    }

    /// Whether the page must have the button that opens the player.
    pub fn needs_listen(self) -> bool {
        matches!(
            self,
            Self::Listening | Self::PlayerOpened | Self::VoiceFailed | Self::Voiceless
        )
    }

    /// Brings a freshly loaded page into this state.
    pub async fn enter(self, visitor: &Visitor, path: &str) -> Outcome {
        if visitor.config.scripts == Scripts::Run && path != copy::BOOKLET {
            visitor.app_runs().await?;
        }
        match self {
            Self::Plain | Self::ScriptsRefused => Ok(()),
            Self::Meaning => self.press(visitor, path, ".term > button").await,
            Self::Forgotten => self.press(visitor, path, FORGET).await,
            Self::Composing => {
                visitor.follow_in_place("main [data-tool=letter]").await?;
                let form = "document.querySelector('.letter form') !== null";
                visitor.see("the composer is open", form).await?;
                self.press(visitor, path, ".letter fieldset button").await
            }
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
            // `offline/deployments.rs` tests how the notice appears.
            Self::Newer => {
                let show = "document.querySelector('#newer').hidden = false;";
                visitor.client.execute(show, Vec::new()).await?;
                Ok(())
            }
        }
    }

    /// Prepares the site for this state: the features of the browser, and the files that fail to load.
    pub fn set_up(self, site: &TestSite) {
        // A message that is shown for a few seconds stays until axe has checked it.
        let mut props = Props {
            timers: Timers::Stopped,
            ..Props::default()
        };
        match self {
            Self::Display => props.storage = Storage::Refused,
            Self::Listening | Self::PlayerOpened | Self::VoiceFailed => props.voice = Voice::Local,
            Self::Voiceless => props.voice = Voice::Unsupported,
            Self::ToolFailed => site.answer("/assets/display-*", Answer::HungUp),
            Self::Plain
            | Self::ScriptsRefused
            | Self::Loading
            | Self::Failed
            | Self::Newer
            | Self::Meaning
            | Self::Forgotten
            | Self::Composing => {}
        }
        site.props(props);
    }

    /// Presses the button of a tool, and waits until the tool is open.
    async fn press(self, visitor: &Visitor, path: &str, button: &str) -> Outcome {
        visitor.follow_in_place(button).await?;
        let what = format!("{path} is {}", self.name());
        visitor.see(&what, self.condition()).await
    }

    /// Follows a menu link whose page doesn't load, and waits for the notice.
    async fn follow_link(self, visitor: &Visitor, path: &str, answer: Answer) -> Outcome {
        visitor.site.answer(CONTENT, answer);
        visitor.follow_in_place(OTHER_PAGE).await?;
        let what = format!("{path} is {}", self.name());
        visitor.see(&what, self.condition()).await
    }

    /// A JavaScript expression: whether the page is in this state.
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
            Self::Meaning => "document.querySelector('.meanings > :popover-open') !== null",
            Self::Forgotten => "document.querySelector('[data-says=forgotten]').checkVisibility()",
            Self::Composing => {
                "document.querySelector('.answers textarea')?.checkVisibility() === true"
            }
        }
    }
}

/// The colours of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// A choice in the display dialog.
    Chosen(&'static str),
    /// The system's few colours in place of the page's. Only Chromium's driver can set them.
    Forced,
}

impl Scheme {
    /// The scheme that is checked with all rules.
    pub const FIRST: Self = Self::Chosen("light");
    const ALL: [Self; 6] = [
        Self::FIRST,
        Self::Chosen("dark"),
        Self::Chosen("cream"),
        Self::Chosen("contrast"),
        Self::Chosen("yellow"),
        Self::Forced,
    ];

    /// The schemes to check: all of them in Chromium; the first and the dark one in the other engines, where
    /// every colour comes from the same style sheets; only the first in the narrowest window, whose colours are
    /// those of a phone.
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

    /// Applies the scheme to the page without reloading it.
    pub async fn apply(self, visitor: &Visitor) -> Outcome {
        let chosen = match self {
            Self::Chosen(name) => json!(name),
            Self::Forced => json!(null),
        };
        let apply = "const { dataset } = document.documentElement; \
            if (arguments[0] === null) delete dataset.colours; else dataset.colours = arguments[0];";
        visitor.client.execute(apply, vec![chosen]).await?;
        if visitor.config.engine == Engine::Chromium {
            let features: &[_] = match self {
                Self::Forced => &[("forced-colors", "active")],
                Self::Chosen(_) => &[],
            };
            emulate_media(&visitor.client, features).await?;
        }
        Ok(())
    }
}
