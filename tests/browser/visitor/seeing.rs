//! What a visitor can see: asking the page, waiting for it, and its console.

use std::time::Duration;

use fantoccini::error::CmdError;
use serde_json::Value;
use support::waiting::{self, Deadline};
use tokio::time::{MissedTickBehavior, interval};

use super::{SOON, Visitor};
use crate::chromium_log;
use crate::copy::NOT_FOUND;
use crate::engine::Engine;
use crate::problem::{Outcome, Problem, hold, same};

/// What scripts have come to, and which files took how long: what a real host's page tells without a console.
const STATE: &str = "[`app: ${document.documentElement.dataset.app}`, `worker: ${navigator.serviceWorker?.controller?.state}`, \
    ...performance.getEntries().filter(({ initiatorType }) => initiatorType).map(({ name, responseStatus, startTime, responseEnd }) => \
    `${name}: ${responseStatus}, from ${Math.round(startTime)} to ${Math.round(responseEnd)} ms`)].join('\\n')";

impl Visitor {
    /// Evaluates an expression in the page.
    pub async fn ask(&self, expression: &str) -> Outcome<Value> {
        Ok(self
            .client
            .execute(&format!("return {expression}"), Vec::new())
            .await?)
    }

    /// Evaluates an expression that gives text; anything else gives its JSON.
    pub async fn ask_text(&self, expression: &str) -> Outcome<String> {
        Ok(match self.ask(expression).await? {
            Value::String(text) => text,
            other => other.to_string(),
        })
    }

    /// Evaluates an expression that gives a number; anything else gives not-a-number.
    pub async fn ask_number(&self, expression: &str) -> Outcome<f64> {
        Ok(self.ask(expression).await?.as_f64().unwrap_or(f64::NAN))
    }

    /// Fails unless the expression is true now.
    pub async fn check(&self, what: &str, expression: &str) -> Outcome {
        let fact = self.ask(expression).await?;
        if fact == Value::Bool(true) {
            Ok(())
        } else {
            Err(Problem::Untrue(format!("{what} ({fact})")))
        }
    }

    /// Waits until the expression is true.
    pub async fn see(&self, what: &str, expression: &str) -> Outcome {
        self.wait(what, SOON, async || {
            Ok(self.ask(expression).await? == Value::Bool(true))
        })
        .await
    }

    /// Waits until the page at `path` stands: its address, and the heading that says so.
    pub async fn see_page(&self, path: &str, heading: &str) -> Outcome {
        let what = format!("the page {heading:?} stands at {path}");
        let ready = "document.readyState === 'complete'";
        let seen = format!(
            "{ready} && location.pathname + location.hash === {path:?} && document.querySelector('h1')?.textContent === {heading:?}"
        );
        self.see(&what, &seen).await
    }

    /// Waits until a path was asked for.
    pub async fn see_request(&self, path: &str) -> Outcome {
        let what = format!("the browser asks for {path}");
        self.wait(&what, SOON, async || Ok(self.site.requests(path) > 0))
            .await
    }

    /// Polls until something is so, or until it isn't for so long after the last sign that anything goes on.
    pub async fn wait(
        &self,
        what: &str,
        limit: Duration,
        is_so: impl AsyncFn() -> Outcome<bool>,
    ) -> Outcome {
        self.wait_for(what, limit, async || Ok(is_so().await?.then_some(())))
            .await
    }

    /// Polls until there is something.
    async fn wait_for<T>(
        &self,
        what: &str,
        limit: Duration,
        find: impl AsyncFn() -> Outcome<Option<T>>,
    ) -> Outcome<T> {
        let heard = self.site.heard();
        let mut deadline = Deadline::polling(limit, waiting::now());
        let mut ticks = interval(Duration::from_millis(20));
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            // While one page gives way to the next there is nothing to ask.
            match find().await {
                Ok(Some(found)) => return Ok(found),
                Ok(None) | Err(Problem::Command(CmdError::Standard(_))) => {}
                Err(problem) => return Err(problem),
            }
            // The answer to this look is no sign that anything goes on; a request is.
            deadline.polled();
            deadline.progress(heard.when());
            if deadline.is_over(waiting::now()) {
                return Err(Problem::Waited {
                    what: what.to_owned(),
                    after: limit,
                });
            }
        }
    }

    /// Whether the page was loaded anew since it was marked.
    pub async fn loaded_anew(&self) -> Outcome<bool> {
        Ok(self.ask("window.__load === undefined").await? == Value::Bool(true))
    }

    /// Everything the console shows of this page.
    pub async fn console(&self) -> Outcome<Vec<String>> {
        let mut lines: Vec<String> = match self.ask("window.__console ?? []").await? {
            Value::Array(lines) => lines
                .iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect(),
            _ => Vec::new(),
        };
        if self.place.engine == Engine::Chromium {
            lines.extend(chromium_log::take(&self.client).await?);
        }
        Ok(lines)
    }

    /// Fails unless the console is empty. At an unknown address Chromium itself notes the page's
    /// own status, which belongs there.
    pub async fn console_is_empty(&self) -> Outcome {
        let unknown = format!("{}{} - Failed to load", self.site.origin, NOT_FOUND.path);
        let mut shown = self.console().await?;
        shown.retain(|line| !line.contains(&unknown));
        same("what the console shows", &shown, &Vec::new())
    }

    /// Fails if a script of the page that stands threw what nobody caught. What did not load is named by
    /// the browser itself.
    pub async fn nothing_is_unhandled(&self) -> Outcome {
        // A scenario may end while one page gives way to the next: that one is asked.
        let lines = self
            .wait_for("the page that stands answers", SOON, async || {
                Ok(Some(self.ask("window.__console ?? []").await?))
            })
            .await?;
        let lines: Vec<String> = serde_json::from_value(lines).unwrap_or_default();
        let ours = |line: &&String| {
            line.starts_with("unhandled")
                || (line.starts_with("error:") && !line.ends_with("did not load"))
        };
        let ours: Vec<_> = lines.iter().filter(ours).collect();
        hold(
            ours.is_empty(),
            format!("nothing is left unhandled: {ours:?}"),
        )
    }

    /// What a failed scenario was looking at.
    pub async fn describe(&self) -> String {
        let address = self
            .ask_text("location.href")
            .await
            .unwrap_or_else(|problem| problem.to_string());
        let text = self
            .ask_text("document.body.innerText")
            .await
            .unwrap_or_default();
        let console = self.console().await.unwrap_or_default();
        let state = self.ask_text(STATE).await.unwrap_or_default();
        format!("at {address}\nconsole: {console:#?}\n{state}\npage:\n{text}")
    }
}
