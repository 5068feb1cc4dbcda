//! A visitor: the actions that a scenario can take in a browser. `seeing` has the observations.

mod frame;
mod seeing;

use std::sync::Arc;
use std::time::Duration;

use fantoccini::actions::{Actions, InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::{Client, Locator};

use crate::browser::BrowserConfig;
use crate::engine::Scripts;
use crate::problem::{Outcome, hold};
use crate::settings::Settings;
use crate::site::TestSite;

pub use frame::FRAMED;

/// How long to wait without any progress for something that should happen soon.
pub const WAIT_TIMEOUT: Duration = Duration::from_secs(20);

/// The content files of all pages, as a pattern for [`TestSite::answer`].
pub const CONTENT: &str = "/content/*";

/// A link of the main menu to a page other than the front page and the current page.
pub const OTHER_PAGE: &str = "nav[aria-label=Main] li:not(:first-child) a:not([aria-current])";

/// A link of the main menu.
pub fn menu(path: &str) -> String {
    format!("nav[aria-label=\"Main\"] a[href=\"{path}\"]")
}

/// An open browser and the site to visit.
pub struct Visitor {
    pub client: Client,
    pub site: TestSite,
    pub config: BrowserConfig,
    pub settings: Arc<Settings>,
}

impl Visitor {
    pub fn new(
        client: Client,
        site: TestSite,
        config: BrowserConfig,
        settings: Arc<Settings>,
    ) -> Self {
        Self {
            client,
            site,
            config,
            settings,
        }
    }

    /// Opens a page, and waits until it has loaded.
    pub async fn open(&self, path: &str) -> Outcome {
        self.goto(&format!("{}{path}", self.site.origin)).await
    }

    /// Opens any address, and waits until it has loaded.
    pub async fn goto(&self, address: &str) -> Outcome {
        if self.config.scripts == Scripts::TurnedOff {
            // Without scripts, no expression can be evaluated.
            return Ok(self.client.goto(address).await?);
        }
        let before = self.client.current_url().await?;
        // A driver may return while the previous page is still there. The mark shows which page answers.
        self.ask("window.__previous = true").await?;
        self.client.goto(address).await?;
        let (without_fragment, _) = address.split_once('#').unwrap_or((address, ""));
        let is_same_page =
            address.contains('#') && before.as_str().split('#').next() == Some(without_fragment);
        if is_same_page {
            return Ok(());
        }
        self.see(
            &format!("another page than that at {before} stands"),
            "window.__previous === undefined && document.readyState === 'complete'",
        )
        .await
    }

    /// Opens a page, and waits until the app runs on it.
    pub async fn open_app(&self, path: &str) -> Outcome {
        self.open(path).await?;
        self.app_runs().await
    }

    pub async fn app_runs(&self) -> Outcome {
        self.see(
            "the app runs",
            "document.documentElement.dataset.app === 'ready'",
        )
        .await
    }

    pub async fn find(&self, css: &str) -> Outcome<Element> {
        Ok(self.client.find(Locator::Css(css)).await?)
    }

    /// Clicks with the pointer: moves there, presses and releases.
    pub async fn click(&self, css: &str) -> Outcome {
        Ok(self.find(css).await?.click().await?)
    }

    /// Follows a link by keyboard, without scrolling. `click()` in a script is not enough: Back skips
    /// history entries that were created without a user gesture.
    pub async fn follow_in_place(&self, css: &str) -> Outcome {
        self.ask(&format!(
            "document.querySelector({css:?}).focus({{ preventScroll: true }})"
        ))
        .await?;
        self.press(Key::Enter.into()).await
    }

    /// Presses and releases one key.
    pub async fn press(&self, key: char) -> Outcome {
        let keys = KeyActions::new("keyboard".into())
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key });
        Ok(self.client.perform_actions(Actions::from(keys)).await?)
    }

    /// Presses Shift and Tab, which moves focus back.
    pub async fn shift_tab(&self) -> Outcome {
        let [shift, tab] = [Key::Shift, Key::Tab].map(char::from);
        let keys = KeyActions::new("keyboard".into())
            .then(KeyAction::Down { value: shift })
            .then(KeyAction::Down { value: tab })
            .then(KeyAction::Up { value: tab })
            .then(KeyAction::Up { value: shift });
        Ok(self.client.perform_actions(Actions::from(keys)).await?)
    }

    /// Presses Tab until the expression is true.
    pub async fn tab_to(&self, what: &str, is_there: &str) -> Outcome {
        for _ in 0..60 {
            self.press(Key::Tab.into()).await?;
            if self.ask(is_there).await? == true {
                return Ok(());
            }
        }
        hold(false, format!("the Tab key leads to {what}"))
    }

    /// Presses Shift and Tab until the expression is true.
    pub async fn tab_back_to(&self, what: &str, is_there: &str) -> Outcome {
        for _ in 0..60 {
            self.shift_tab().await?;
            if self.ask(is_there).await? == true {
                return Ok(());
            }
        }
        hold(false, format!("the Tab key leads back to {what}"))
    }

    /// Marks this load of the page, for [`Visitor::was_reloaded`].
    pub async fn mark_load(&self) -> Outcome {
        self.ask("window.__load = true").await?;
        Ok(())
    }

    /// Waits for two more animation frames, so that everything due in the current one has happened.
    pub async fn wait_two_frames(&self) -> Outcome {
        let script = "const done = arguments[arguments.length - 1]; \
                      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))";
        self.client.execute_async(script, Vec::new()).await?;
        Ok(())
    }

    /// Resets the browser for the next scenario.
    pub async fn leave(&self) -> Outcome {
        self.client.release_actions().await?;
        self.client.goto("about:blank").await?;
        self.console().await?;
        Ok(())
    }
}
