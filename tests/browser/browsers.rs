//! Opens browsers, keeps one for the next scenario of the same kind, and ends them all.

use std::fmt;
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use libtest_mimic::Failed;
use tempfile::TempDir;
use tokio::net::TcpStream;
use tokio::runtime::Runtime;
use tokio::time::{interval, timeout};

use crate::driver::PATIENCE;
use crate::engine::{Driver, Engine, Scripts, Size};
use crate::problem::{Outcome, Problem};
use crate::scenarios::Scenario;
use crate::settings::Settings;
use crate::site::TestSite;
use crate::visitor::Visitor;

/// No scenario needs as long, even where it waits for a page to give up.
const LIMIT: Duration = Duration::from_secs(90);

/// Another program may take a free port before a driver does.
const TRIES: usize = 3;

/// The kind of browser a scenario runs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub engine: Engine,
    pub size: Size,
    pub scripts: Scripts,
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Size { width, height } = self.size;
        write!(formatter, "{} {width}x{height}", self.engine)?;
        match self.scripts {
            Scripts::Run => Ok(()),
            Scripts::Refused => formatter.write_str(", scripts refused"),
            Scripts::TurnedOff => formatter.write_str(", scripts turned off"),
        }
    }
}

/// An open browser.
struct Browser {
    place: Place,
    client: Client,
    // Fields drop in order: the driver before the folder that it writes to.
    _driver: Driver,
    _folder: TempDir,
}

/// All browsers of this run.
pub struct Browsers {
    settings: Settings,
    idle: Mutex<Vec<Browser>>,
    runtime: Runtime,
}

impl Browsers {
    pub fn new(settings: Settings) -> Outcome<Self> {
        let runtime = Runtime::new().map_err(|source| Problem::Start { what: "the tests".into(), source })?;
        Ok(Self { settings, idle: Mutex::default(), runtime })
    }

    /// Runs one scenario in a browser of the right kind.
    pub fn run(&self, place: Place, scenario: &Scenario) -> Result<(), Failed> {
        self.runtime.block_on(async {
            let browser = self.take(place).await.map_err(|problem| problem.to_string())?;
            let folder = if scenario.debug { &self.settings.debug } else { &self.settings.release };
            let site = TestSite::start(folder, place.scripts).await.map_err(|problem| problem.to_string())?;
            let visitor = Visitor::new(browser.client.clone(), site, place);
            let outcome = timeout(LIMIT, (scenario.run)(&visitor)).await;
            match outcome.unwrap_or(Err(Problem::Endless(LIMIT))) {
                Ok(()) => {
                    if visitor.leave().await.is_ok() {
                        self.put_back(browser);
                    }
                    Ok(())
                }
                // What a failed scenario leaves behind must not be the next one's problem: the
                // browser ends here.
                Err(problem) => {
                    let scene = visitor.describe().await;
                    close(browser).await;
                    Err(Failed::from(format!("{problem}\n{scene}")))
                }
            }
        })
    }

    async fn take(&self, place: Place) -> Outcome<Browser> {
        let (found, others) = match self.idle.lock() {
            Ok(mut idle) => {
                let found = idle.iter().position(|browser| browser.place.same_browser(place));
                (found.map(|at| idle.swap_remove(at)), idle.drain(..).collect())
            }
            Err(_) => (None, Vec::new()),
        };
        // Scenarios come sorted by browser: those of another kind are done with, or soon will be.
        for browser in others {
            if browser.place.same_browser(place) {
                self.put_back(browser);
            } else {
                close(browser).await;
            }
        }
        match found {
            Some(browser) => Ok(browser),
            None => self.open(place).await,
        }
    }

    fn put_back(&self, browser: Browser) {
        if let Ok(mut idle) = self.idle.lock() {
            idle.push(browser);
        }
    }

    async fn open(&self, place: Place) -> Outcome<Browser> {
        let mut tries = 1;
        loop {
            match self.try_open(place).await {
                Err(_) if tries < TRIES => tries += 1,
                outcome => return outcome,
            }
        }
    }

    async fn try_open(&self, place: Place) -> Outcome<Browser> {
        let folder = TempDir::new().map_err(|source| Problem::Start { what: "a browser".into(), source })?;
        let mut driver = place.engine.start(&self.settings, folder.path())?;
        listens(&mut driver).await?;
        let client = self.connect(place, &driver, folder.path()).await?;
        let browser = Browser { place, client, _driver: driver, _folder: folder };
        set_view(&browser.client, place.size).await?;
        Ok(browser)
    }

    async fn connect(&self, place: Place, driver: &Driver, folder: &Path) -> Outcome<Client> {
        let capabilities = place.engine.capabilities(&self.settings, place.scripts, folder);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        let opening = timeout(PATIENCE, builder.connect(&driver.address));
        let silent = |_| Problem::Silent { what: place.engine.to_string(), after: PATIENCE };
        Ok(opening.await.map_err(silent)??)
    }
}

impl Drop for Browsers {
    fn drop(&mut self) {
        let idle = self.idle.get_mut().map(std::mem::take).unwrap_or_default();
        self.runtime.block_on(async {
            for browser in idle {
                close(browser).await;
            }
        });
    }
}

impl Place {
    /// Whether a browser opened for one can serve the other: what the server refuses is not the
    /// browser's business.
    fn same_browser(self, other: Self) -> bool {
        let turned_off = |place: Self| place.scripts == Scripts::TurnedOff;
        self.engine == other.engine && self.size == other.size && turned_off(self) == turned_off(other)
    }
}

/// Waits until the driver answers; one that lost its port to another program has ended by then.
async fn listens(driver: &mut Driver) -> Outcome {
    let address = driver.address.trim_start_matches("http://").to_owned();
    let silent = || Problem::Silent { what: format!("the driver at {address}"), after: PATIENCE };
    let connecting = async {
        let mut ticks = interval(Duration::from_millis(20));
        while TcpStream::connect(&address).await.is_err() {
            ticks.tick().await;
        }
    };
    timeout(PATIENCE, connecting).await.map_err(|_| silent())?;
    if driver.process.runs() { Ok(()) } else { Err(silent()) }
}

/// Gives the page, not the window, the wanted size: how much a window adds differs.
async fn set_view(client: &Client, size: Size) -> Outcome {
    let (mut width, mut height) = (size.width, size.height);
    let mut got = (0, 0);
    for _ in 0..50 {
        client.set_window_size(width, height).await?;
        let view = client.execute("return [innerWidth, innerHeight]", Vec::new()).await?;
        let side = |at: usize| view[at].as_u64().and_then(|side| u32::try_from(side).ok()).unwrap_or(0);
        got = (side(0), side(1));
        if got == (size.width, size.height) {
            return Ok(());
        }
        let (outer_width, outer_height) = client.get_window_size().await?;
        let corrected = |outer: u64, wanted: u32, got: u32| {
            u32::try_from(outer).unwrap_or(wanted).saturating_add(wanted).saturating_sub(got)
        };
        (width, height) =
            (corrected(outer_width, size.width, got.0), corrected(outer_height, size.height, got.1));
    }
    Err(Problem::Viewport {
        wanted: format!("{} × {}", size.width, size.height),
        got: format!("{} × {}", got.0, got.1),
    })
}

async fn close(browser: Browser) {
    let Browser { client, _driver: driver, _folder: folder, .. } = browser;
    // A browser that no longer answers ends with its driver.
    let _ = timeout(Duration::from_secs(5), client.close()).await;
    drop(driver);
    drop(folder);
}
