//! The three engines: how to start each one's driver, and the capabilities to request.

use std::path::Path;
use std::{fmt, fs};

use serde_json::{Map, Value, json};
use support::ports::free_port;

use crate::driver::Process;
use crate::problem::{Outcome, Problem};
use crate::settings::Settings;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl fmt::Display for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        })
    }
}

/// Whether a page's scripts run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scripts {
    Run,
    /// The server forbids them with a header that every engine respects.
    Refused,
    /// They are turned off in the browser's settings. WebKit's driver can't do that.
    TurnedOff,
}

/// The size of the viewport in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    pub width: u32,
    pub height: u32,
}

/// The drivers' timeout for scripts and page loads, in milliseconds. Very long, because drivers measure
/// wall-clock time, which is unfair to a slow machine. `watch` ends what hangs.
const SCRIPT_TIMEOUT_MS: u32 = 1_800_000;

/// The toolbars of a browser may need more width than a phone has: these styles let them shrink.
const NARROW_FIREFOX: &str = ":root, #navigator-toolbox * { min-width: 0 !important; }";
const NARROW_WEBKIT: &str = "window * { padding: 0; margin: 0; min-width: 0; border-width: 0; }";

/// A running WebDriver server.
pub struct Driver {
    /// `http://127.0.0.1:PORT`.
    pub address: String,
    // Fields drop in order: the driver before its display.
    pub process: Process,
    _display: Option<Process>,
}

impl Engine {
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Starts the engine's driver on a free port, for viewports of this size. It writes its files to `folder`.
    pub fn start(self, settings: &Settings, size: Size, folder: &Path) -> Outcome<Driver> {
        let any_port = [String::from("--port=0")];
        let (process, port, display) = match self {
            Self::Chromium => {
                let process = Process::start(&settings.chromedriver, &any_port, &[], folder)?;
                let port = process.number_after("started successfully on port")?;
                (process, port, None)
            }
            Self::Firefox => {
                write(folder, "profile/chrome/userChrome.css", NARROW_FIREFOX)?;
                let process = Process::start(&settings.geckodriver, &any_port, &[], folder)?;
                let port = process.number_after("Listening on 127.0.0.1:")?;
                (process, port, None)
            }
            Self::WebKit => {
                write(folder, "gtk-3.0/gtk.css", NARROW_WEBKIT)?;
                // Without a window manager, the window under the pointer is the active one, and only the
                // active window shows focus. The pointer starts in the middle of the screen, and the
                // window is in the corner, so the screen is only a little wider than the window.
                let screen = format!("{}x1200x24", size.width + 200);
                let arguments = [
                    "-displayfd",
                    "1",
                    "-screen",
                    "0",
                    &screen,
                    "-nolisten",
                    "tcp",
                ];
                let display =
                    Process::start(&settings.xvfb, &arguments.map(String::from), &[], folder)?;
                let screen = display.number_after("")?;
                // This driver does not print its port, so choose a free one for it.
                let port = free_port().map_err(|source| Problem::Start {
                    what: "a port".into(),
                    source,
                })?;
                let home = folder.display().to_string();
                let environment = [
                    ("DISPLAY", format!(":{screen}")),
                    ("XDG_CONFIG_HOME", home.clone()),
                    ("XDG_CACHE_HOME", home.clone()),
                    ("XDG_DATA_HOME", home),
                    ("WEBKIT_DISABLE_COMPOSITING_MODE", "1".into()),
                    ("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1".into()),
                ];
                let arguments = [format!("--port={port}")];
                let process =
                    Process::start(&settings.webkitdriver, &arguments, &environment, folder)?;
                (process, port, Some(display))
            }
        };
        Ok(Driver {
            address: format!("http://127.0.0.1:{port}"),
            process,
            _display: display,
        })
    }

    /// The WebDriver capabilities to request.
    pub fn capabilities(
        self,
        settings: &Settings,
        scripts: Scripts,
        folder: &Path,
    ) -> Map<String, Value> {
        let turned_off = scripts == Scripts::TurnedOff;
        let capabilities = match self {
            Self::Chromium => {
                let scripts = format!("--blink-settings=scriptEnabled={}", !turned_off);
                json!({
                    "goog:loggingPrefs": { "browser": "ALL" },
                    "goog:chromeOptions": {
                        "binary": settings.chromium,
                        "args": [
                            "--headless=new", "--no-sandbox", "--disable-gpu",
                            "--disable-background-networking", "--disable-dev-shm-usage",
                            // Glyph widths as on a real screen.
                            "--font-render-hinting=none",
                            // No spare process for the next page: most would never be used.
                            "--disable-features=SpareRendererForSitePerProcess",
                            scripts,
                        ],
                    },
                })
            }
            Self::Firefox => json!({
                "moz:firefoxOptions": {
                    "binary": settings.firefox,
                    "args": ["-headless", "-profile", folder.join("profile")],
                    "prefs": {
                        "toolkit.legacyUserProfileCustomizations.stylesheets": true,
                        "javascript.enabled": !turned_off,
                        // One process for all pages and no spare one: starting one takes longer than most scenarios.
                        "fission.autostart": false,
                        "dom.ipc.processCount": 1,
                        "dom.ipc.keepProcessesAlive.web": 1,
                        "dom.ipc.processPrelaunch.enabled": false,
                    },
                },
            }),
            Self::WebKit => json!({
                "webkitgtk:browserOptions": { "binary": settings.minibrowser, "args": ["--automation"] },
            }),
        };
        let mut capabilities = match capabilities {
            Value::Object(capabilities) => capabilities,
            _ => Map::new(),
        };
        capabilities.insert(
            "timeouts".into(),
            json!({ "script": SCRIPT_TIMEOUT_MS, "pageLoad": SCRIPT_TIMEOUT_MS }),
        );
        capabilities
    }
}

fn write(folder: &Path, name: &str, text: &str) -> Outcome {
    let path = folder.join(name);
    let written = path
        .parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(&path, text));
    written.map_err(|source| Problem::Start {
        what: format!("a browser with {}", path.display()),
        source,
    })
}
