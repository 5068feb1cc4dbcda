//! One open browser: started with its driver, resized, and closed together with the processes it started.

use std::fmt;
use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use tempfile::TempDir;
use tokio::net::TcpStream;
use tokio::time::interval;

use crate::driver::STARTUP_TIMEOUT;
use crate::engine::{Driver, Engine, Scripts, Size};
use crate::problem::{Outcome, Problem};
use crate::settings::Settings;
use crate::watch::with_timeout;

/// Another program may take the free port before the driver does.
const MAX_ATTEMPTS: usize = 3;

/// The browser that a scenario runs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BrowserConfig {
    pub engine: Engine,
    pub size: Size,
    pub scripts: Scripts,
}

impl fmt::Display for BrowserConfig {
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

impl BrowserConfig {
    /// Whether both can use the same open browser. [`Scripts::Refused`] makes no difference, as only the server
    /// refuses them.
    pub fn same_browser(self, other: Self) -> bool {
        let turned_off = |config: Self| config.scripts == Scripts::TurnedOff;
        self.engine == other.engine
            && self.size == other.size
            && turned_off(self) == turned_off(other)
    }
}

/// An open browser. Dropping it kills it; [`Browser::close`] ends it cleanly.
pub struct Browser {
    pub config: BrowserConfig,
    pub client: Client,
    // Fields drop in order: the driver before the folder that it writes to.
    driver: Driver,
    folder: TempDir,
}

impl Browser {
    /// Opens a browser and gives its viewport the configured size.
    pub async fn open(settings: &Settings, config: BrowserConfig) -> Outcome<Self> {
        let mut attempts = 1;
        loop {
            match Self::try_open(settings, config).await {
                Err(_) if attempts < MAX_ATTEMPTS => attempts += 1,
                outcome => return outcome,
            }
        }
    }

    async fn try_open(settings: &Settings, config: BrowserConfig) -> Outcome<Self> {
        let folder = TempDir::new().map_err(|source| Problem::Start {
            what: "a browser".into(),
            source,
        })?;
        let mut driver = config.engine.start(settings, config.size, folder.path())?;
        wait_until_listening(&mut driver).await?;
        let capabilities = config
            .engine
            .capabilities(settings, config.scripts, folder.path());
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        let opening = with_timeout(STARTUP_TIMEOUT, builder.connect(&driver.address));
        let silent = || Problem::Silent {
            what: config.engine.to_string(),
            after: STARTUP_TIMEOUT,
        };
        let client = opening.await.ok_or_else(silent)??;
        resize_viewport(&client, config.size).await?;
        Ok(Self {
            config,
            client,
            driver,
            folder,
        })
    }

    /// Closes the browser.
    pub async fn close(self) {
        // A browser that no longer responds ends with its driver.
        let _ = with_timeout(Duration::from_secs(5), self.client.close()).await;
        drop(self.driver);
        drop(self.folder);
    }
}

/// Waits until something answers on the driver's port, then checks that the driver is running: if another
/// program has taken the port, the driver has ended by then.
async fn wait_until_listening(driver: &mut Driver) -> Outcome {
    let address = driver.address.trim_start_matches("http://").to_owned();
    let silent = || Problem::Silent {
        what: format!("the driver at {address}"),
        after: STARTUP_TIMEOUT,
    };
    let connecting = async {
        let mut ticks = interval(Duration::from_millis(20));
        while TcpStream::connect(&address).await.is_err() {
            ticks.tick().await;
        }
    };
    with_timeout(STARTUP_TIMEOUT, connecting)
        .await
        .ok_or_else(silent)?;
    if driver.process.is_running() {
        Ok(())
    } else {
        Err(silent())
    }
}

/// Resizes the window until the viewport has the wanted size: how much the window adds differs between engines.
async fn resize_viewport(client: &Client, size: Size) -> Outcome {
    let (mut width, mut height) = (size.width, size.height);
    let mut got = (0, 0);
    for _ in 0..50 {
        client.set_window_size(width, height).await?;
        let view = client
            .execute("return [innerWidth, innerHeight]", Vec::new())
            .await?;
        let shown = |at: usize| {
            view[at]
                .as_u64()
                .and_then(|side| u32::try_from(side).ok())
                .unwrap_or(0)
        };
        got = (shown(0), shown(1));
        if got == (size.width, size.height) {
            return Ok(());
        }
        let (outer_width, outer_height) = client.get_window_size().await?;
        let corrected = |outer: u64, wanted: u32, got: u32| {
            u32::try_from(outer)
                .unwrap_or(wanted)
                .saturating_add(wanted)
                .saturating_sub(got)
        };
        (width, height) = (
            corrected(outer_width, size.width, got.0),
            corrected(outer_height, size.height, got.1),
        );
    }
    Err(Problem::Viewport {
        wanted: format!("{} × {}", size.width, size.height),
        got: format!("{} × {}", got.0, got.1),
    })
}
