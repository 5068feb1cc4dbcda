//! Opens browsers, keeps one for the next scenario of the same kind, and ends them all.

use std::fs::File;
use std::io::Write;
use std::sync::{Arc, Mutex};

use libtest_mimic::Failed;
use tokio::runtime::Runtime;
use tokio::time::timeout;

use crate::browser::{Browser, Place};
use crate::problem::{Outcome, Problem};
use crate::scenarios::Scenario;
use crate::settings::Settings;
use crate::site::TestSite;
use crate::visitor::Visitor;

/// All browsers of this run.
pub struct Browsers {
    settings: Arc<Settings>,
    idle: Mutex<Vec<Browser>>,
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
            runtime,
        })
    }

    /// Runs one scenario in a browser of the right kind.
    pub fn run(&self, place: Place, scenario: &Scenario) -> Result<(), Failed> {
        self.runtime.block_on(async {
            let browser = self
                .take(place)
                .await
                .map_err(|problem| problem.to_string())?;
            let folder = if scenario.debug {
                &self.settings.debug
            } else {
                &self.settings.release
            };
            let site = TestSite::start(folder, place.scripts)
                .await
                .map_err(|problem| problem.to_string())?;
            let visitor = Visitor::new(
                browser.client.clone(),
                site,
                place,
                Arc::clone(&self.settings),
            );
            let played = async {
                (scenario.run)(&visitor).await?;
                visitor.nothing_is_unhandled().await
            };
            let outcome = timeout(scenario.limit, played).await;
            match outcome.unwrap_or(Err(Problem::Endless(scenario.limit))) {
                Ok(()) => {
                    if visitor.leave().await.is_ok() {
                        self.put_back(browser);
                    }
                    Ok(())
                }
                // What a failed scenario leaves behind must not be the next one's problem: the
                // browser ends here.
                Err(problem) => {
                    self.note(place, scenario, &problem);
                    let scene = visitor.describe().await;
                    browser.close().await;
                    Err(Failed::from(format!("{problem}\n{scene}")))
                }
            }
        })
    }

    /// Leaves a note of what failed for whoever has asked for one: what a trial prints is far from the end
    /// of a long run.
    fn note(&self, place: Place, scenario: &Scenario, problem: &Problem) {
        let Some(path) = &self.settings.failures else {
            return;
        };
        let noted = File::options().create(true).append(true).open(path);
        let noted = noted.and_then(|mut file| {
            file.write_all(format!("{}: {problem}\n", scenario.at(place)).as_bytes())
        });
        if let Err(error) = noted {
            eprintln!(
                "no note of the failure could be left in {}: {error}",
                path.display()
            );
        }
    }

    async fn take(&self, place: Place) -> Outcome<Browser> {
        let (found, others) = match self.idle.lock() {
            Ok(mut idle) => {
                let found = idle
                    .iter()
                    .position(|browser| browser.place.same_browser(place));
                (
                    found.map(|at| idle.swap_remove(at)),
                    idle.drain(..).collect(),
                )
            }
            Err(_) => (None, Vec::new()),
        };
        // Scenarios come sorted by browser: those of another kind are done with, or soon will be.
        for browser in others {
            if browser.place.same_browser(place) {
                self.put_back(browser);
            } else {
                browser.close().await;
            }
        }
        match found {
            Some(browser) => Ok(browser),
            None => Browser::open(&self.settings, place).await,
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
