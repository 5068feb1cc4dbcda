//! Opens browsers, reuses them for scenarios with the same configuration, and closes them.

use std::fs::File;
use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use libtest_mimic::Failed;
use tokio::runtime::Runtime;

use crate::browser::{Browser, BrowserConfig};
use crate::problem::{Outcome, Problem};
use crate::scenarios::Scenario;
use crate::settings::Settings;
use crate::site::TestSite;
use crate::visitor::{Visitor, WAIT_TIMEOUT};
use crate::watch::{run_to_end, with_timeout};

/// How many scenarios of a run may be run twice. More of them are no accident.
const MAX_RETRIES: usize = 3;

/// Why a scenario failed, with a description of the page at that moment.
struct Failure {
    message: String,
    may_be_transient: bool,
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self {
            message: problem.to_string(),
            may_be_transient: problem.may_be_transient(),
        }
    }
}

/// All browsers of this run.
pub struct Browsers {
    settings: Arc<Settings>,
    idle: Mutex<Vec<Browser>>,
    retries_left: AtomicUsize,
    runtime: Runtime,
}

impl Browsers {
    pub fn new(settings: Settings) -> Outcome<Self> {
        let runtime = Runtime::new().map_err(|source| Problem::Start {
            what: "the tests".into(),
            source,
        })?;
        Ok(Self {
            settings: Arc::new(settings),
            idle: Mutex::default(),
            retries_left: AtomicUsize::new(MAX_RETRIES),
            runtime,
        })
    }

    /// Runs one scenario in a browser with this configuration. If it may have failed only because the machine
    /// was busy, runs it again in a new browser and records that.
    pub fn run(&self, config: BrowserConfig, scenario: &Scenario) -> Result<(), Failed> {
        let name = scenario.at(config);
        let outcome = self.runtime.block_on(async {
            match self.attempt(config, scenario).await {
                Err(failure) if failure.may_be_transient && self.may_retry() => {
                    self.record_failure(&format!(
                        "{name} was played twice, as at first: {}",
                        failure.message
                    ));
                    self.attempt(config, scenario).await
                }
                outcome => outcome,
            }
        });
        outcome.map_err(|failure| {
            self.record_failure(&format!("{name} failed: {}", failure.message));
            Failed::from(failure.message)
        })
    }

    async fn attempt(&self, config: BrowserConfig, scenario: &Scenario) -> Result<(), Failure> {
        let browser = self.take(config).await?;
        let folder = self.settings.site(scenario.built);
        let site = TestSite::start(folder, config.scripts).await?;
        let visitor = Visitor::new(
            browser.client.clone(),
            site,
            config,
            Arc::clone(&self.settings),
        );
        let running = async {
            (scenario.run)(&visitor).await?;
            visitor.nothing_is_unhandled().await
        };
        match run_to_end(scenario.limit, &visitor.site, running).await {
            Ok(()) => {
                if let Some(Ok(())) = with_timeout(WAIT_TIMEOUT, visitor.leave()).await {
                    self.put_back(browser);
                }
                Ok(())
            }
            // A failed scenario must not affect the next one, so its browser is closed.
            Err(problem) => {
                let context = with_timeout(WAIT_TIMEOUT, visitor.describe()).await;
                let context = context.unwrap_or_else(|| "the browser answers no more".to_owned());
                browser.close().await;
                Err(Failure {
                    message: format!("{problem}\n{context}"),
                    ..Failure::from(problem)
                })
            }
        }
    }

    fn may_retry(&self) -> bool {
        let one_less = |left: usize| left.checked_sub(1);
        self.retries_left
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, one_less)
            .is_ok()
    }

    /// Adds a failure to the file of failures, if there is one, for a list at the end of the run: in a long run,
    /// the output of the trial itself is far above.
    fn record_failure(&self, message: &str) {
        let Some(path) = &self.settings.failures else {
            return;
        };
        let written = File::options().create(true).append(true).open(path);
        let written =
            written.and_then(|mut file| file.write_all(format!("{message}\n").as_bytes()));
        if let Err(error) = written {
            eprintln!(
                "no note of the failure could be left in {}: {error}",
                path.display()
            );
        }
    }

    async fn take(&self, config: BrowserConfig) -> Outcome<Browser> {
        let (found, others) = match self.idle.lock() {
            Ok(mut idle) => {
                let found = idle
                    .iter()
                    .position(|browser| browser.config.same_browser(config));
                (
                    found.map(|at| idle.swap_remove(at)),
                    idle.drain(..).collect(),
                )
            }
            Err(_) => (None, Vec::new()),
        };
        // Scenarios are sorted by browser: those with another configuration are no longer needed, or soon won't be.
        for browser in others {
            if browser.config.same_browser(config) {
                self.put_back(browser);
            } else {
                browser.close().await;
            }
        }
        match found {
            Some(browser) => Ok(browser),
            None => Browser::open(&self.settings, config).await,
        }
    }

    fn put_back(&self, browser: Browser) {
        if let Ok(mut idle) = self.idle.lock() {
            idle.push(browser);
        }
    }
}

impl Drop for Browsers {
    fn drop(&mut self) {
        let idle = self.idle.get_mut().map(std::mem::take).unwrap_or_default();
        self.runtime.block_on(async {
            for browser in idle {
                browser.close().await;
            }
        });
    }
}
