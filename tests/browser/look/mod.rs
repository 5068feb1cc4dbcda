//! Screenshots of every page, in every state, at every width, in light and dark, on one contact sheet for a
//! person to look at. Not a test: `cargo xtask look` runs it here to reuse the browser and the test server.
//!
//! - `camera`: taking them.
//! - `paper`: printed pages.
//! - `selection`: which screenshots to take.
//! - `sheet`: the contact sheet.

mod camera;
mod paper;
mod selection;
mod sheet;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{env, fs};

use tokio::runtime::Runtime;

use camera::Camera;
use selection::{PARTS, Selection};
use sheet::Group;

use crate::browser::{Browser, BrowserConfig};
use crate::engine::{Engine, Scripts, Size};
use crate::problem::{Outcome, Problem};
use crate::settings::Settings;
use crate::site::TestSite;
use crate::visitor::Visitor;

/// The folder for the screenshots, if they are to be taken instead of running tests.
pub fn folder() -> Option<PathBuf> {
    env::var_os("ATTUNE_LOOK").map(PathBuf::from)
}

/// Takes the screenshots and writes the contact sheet.
pub fn take(folder: &Path) -> Outcome {
    let settings = Settings::for_screenshots()?;
    let selection = Selection::from_environment();
    fs::create_dir_all(folder).map_err(|source| save_error(folder, source))?;
    let runtime = Runtime::new().map_err(|source| Problem::Start {
        what: "the camera".into(),
        source,
    })?;
    runtime.block_on(async {
        let config = BrowserConfig {
            engine: Engine::Chromium,
            size: Size {
                width: 1280,
                height: 800,
            },
            scripts: Scripts::Run,
        };
        let browser = Browser::open(&settings, config).await?;
        let site = TestSite::start(&settings.release, Scripts::Run).await?;
        let visitor = Visitor::new(browser.client.clone(), site, config, Arc::new(settings));
        let taken = all(&visitor, folder, &selection).await;
        browser.close().await;
        taken
    })
}

async fn all(visitor: &Visitor, folder: &Path, selection: &Selection) -> Outcome {
    let camera = Camera { visitor, folder };
    let mut groups = Vec::new();
    for page in selection.pages(&visitor.site)? {
        for (part, states) in PARTS {
            let mut series = Vec::new();
            for &state in states.iter().filter(|state| state.is_possible_on(page)) {
                eprintln!("  {}: {}", page.slug, state.name());
                series.push(camera.widths(page, state, selection).await?);
            }
            groups.push(Group::new(&page.file_stem(), part, series));
        }
        eprintln!("  {}: what visitors may set", page.slug);
        let settings = camera.settings(page, selection).await?;
        groups.push(Group::new(&page.file_stem(), "-settings", settings));
        eprintln!("  {}: paper", page.slug);
        let papers = paper::print(visitor, folder, page).await?;
        groups.push(Group::new(&page.file_stem(), "-paper", papers));
    }
    eprintln!("  the sheet");
    sheet::lay_out(visitor, folder, &groups).await
}

fn save_error(path: &Path, source: std::io::Error) -> Problem {
    Problem::Save {
        path: path.to_owned(),
        source,
    }
}

/// Writes a file to the folder of screenshots.
fn save(folder: &Path, name: &str, bytes: &[u8]) -> Outcome {
    let path = folder.join(name);
    fs::write(&path, bytes).map_err(|source| save_error(&path, source))
}
