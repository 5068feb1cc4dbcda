//! Observations: evaluating expressions in the page, waiting for conditions, and reading the console.

use std::time::Duration;

use fantoccini::error::CmdError;
use serde_json::Value;
use support::waiting::{self, Deadline};
use tokio::time::{MissedTickBehavior, interval};

use super::{Visitor, WAIT_TIMEOUT};
use crate::chromium_log;
use crate::copy::NOT_FOUND;
use crate::engine::Engine;
use crate::problem::{Outcome, Problem, hold, same};

/// The state of the app and its worker, and the time each file took, for pages of real hosts, whose console isn't
/// recorded.
const PAGE_STATE: &str = "[`app: ${document.documentElement.dataset.app}`, `worker: ${navigator.serviceWorker?.controller?.state}`, \
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

    /// Evaluates an expression that returns a promise, and waits for its value. If the promise is rejected, returns the
    /// reason as text.
    pub async fn ask_async(&self, expression: &str) -> Outcome<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1]; Promise.resolve({expression}).then(done, (error) => done(String(error)))"
        );
        Ok(self.client.execute_async(&script, Vec::new()).await?)
    }

    /// Evaluates an expression to text; other values are returned as JSON.
    pub async fn ask_text(&self, expression: &str) -> Outcome<String> {
        Ok(match self.ask(expression).await? {
            Value::String(text) => text,
            other => other.to_string(),
        })
    }

    /// Evaluates an expression to a number; other values become NaN.
    pub async fn ask_number(&self, expression: &str) -> Outcome<f64> {
        Ok(self.ask(expression).await?.as_f64().unwrap_or(f64::NAN))
    }

    /// Fails unless the expression is true right now.
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
        self.wait(what, WAIT_TIMEOUT, async || {
            Ok(self.ask(expression).await? == Value::Bool(true))
        })
        .await
    }

    /// Waits until the page at `path` is shown, with this heading.
    pub async fn see_page(&self, path: &str, heading: &str) -> Outcome {
        let what = format!("the page {heading:?} stands at {path}");
        let ready = "document.readyState === 'complete'";
        let seen = format!(
            "{ready} && location.pathname + location.hash === {path:?} && document.querySelector('h1')?.textContent === {heading:?}"
        );
        self.see(&what, &seen).await
    }

    /// Waits until a path is requested.
    pub async fn see_request(&self, path: &str) -> Outcome {
        let what = format!("the browser asks for {path}");
        self.wait(&what, WAIT_TIMEOUT, async || {
            Ok(self.site.requests(path) > 0)
        })
        .await
    }

    /// Polls until the condition is true. Fails when it is still false `limit` after the last sign of progress.
    pub async fn wait(
        &self,
        what: &str,
        limit: Duration,
        is_so: impl AsyncFn() -> Outcome<bool>,
    ) -> Outcome {
        self.wait_for(what, limit, async || Ok(is_so().await?.then_some(())))
            .await
    }

    /// Polls until `find` returns a value.
    async fn wait_for<T>(
        &self,
        what: &str,
        limit: Duration,
        find: impl AsyncFn() -> Outcome<Option<T>>,
    ) -> Outcome<T> {
        let activity = self.site.last_activity();
        let mut deadline = Deadline::polling(limit, waiting::now());
        let mut ticks = interval(Duration::from_millis(20));
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            // While one page replaces another, commands fail.
            match find().await {
                Ok(Some(found)) => return Ok(found),
                Ok(None) | Err(Problem::Command(CmdError::Standard(_))) => {}
                Err(problem) => return Err(problem),
            }
            // An answer to this poll is no sign of progress; a request to the site is.
            deadline.polled();
            deadline.progress(activity.when());
            if deadline.is_over(waiting::now()) {
                return Err(Problem::Waited {
                    what: what.to_owned(),
                    after: limit,
                });
            }
        }
    }

    /// Whether the page has been reloaded since [`Visitor::mark_load`].
    pub async fn was_reloaded(&self) -> Outcome<bool> {
        Ok(self.ask("window.__load === undefined").await? == Value::Bool(true))
    }

    /// All console messages of this page.
    pub async fn console(&self) -> Outcome<Vec<String>> {
        let mut lines: Vec<String> = match self.ask("window.__console ?? []").await? {
            Value::Array(lines) => lines
                .iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect(),
            _ => Vec::new(),
        };
        if self.config.engine == Engine::Chromium {
            lines.extend(chromium_log::take(&self.client).await?);
        }
        Ok(lines)
    }

    /// Fails unless the console is empty. At an unknown address Chromium logs the page's 404 status, which is
    /// correct.
    pub async fn console_is_empty(&self) -> Outcome {
        let unknown = format!("{}{} - Failed to load", self.site.origin, NOT_FOUND.path);
        let mut shown = self.console().await?;
        shown.retain(|line| !line.contains(&unknown));
        same("what the console shows", &shown, &Vec::new())
    }

    /// Fails if a script of the current page threw an uncaught error. Files that failed to load don't count: the
    /// browser reports them.
    pub async fn nothing_is_unhandled(&self) -> Outcome {
        // A scenario may end while one page replaces another: wait for the next page.
        let lines = self
            .wait_for("the current page answers", WAIT_TIMEOUT, async || {
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

    /// Describes the current page, for a failed scenario.
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
        let state = self.ask_text(PAGE_STATE).await.unwrap_or_default();
        format!("at {address}\nconsole: {console:#?}\n{state}\npage:\n{text}")
    }
}
