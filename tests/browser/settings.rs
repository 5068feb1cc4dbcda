//! Which programs and which built sites the tests use. Nothing is searched for here: `cargo xtask test`
//! knows where things are and says so in the environment.

use std::env;
use std::path::PathBuf;

use crate::problem::Problem;

/// Where everything is, as absolute paths.
pub struct Settings {
    /// The site, built for release.
    pub release: PathBuf,
    /// The site, built for debugging, which explains a failed hydration.
    pub debug: PathBuf,
    pub chromium: PathBuf,
    pub chromedriver: PathBuf,
    pub firefox: PathBuf,
    pub geckodriver: PathBuf,
    pub webkitdriver: PathBuf,
    /// WebKit's smallest browser.
    pub minibrowser: PathBuf,
    /// A display without a screen, which WebKit needs.
    pub xvfb: PathBuf,
    /// What reads the words of a printed page.
    pub pdftotext: PathBuf,
    /// axe-core's one file.
    pub axe: PathBuf,
    /// Where scenarios leave notes of what they have proved, if someone joins them.
    pub accessibility_report: Option<PathBuf>,
    /// The file where each scenario that fails, or fails at first, is noted, if someone reads it.
    pub failures: Option<PathBuf>,
}

impl Settings {
    /// Reads the environment.
    ///
    /// # Errors
    /// When a variable is missing, or names what isn't there.
    pub fn from_environment() -> Result<Self, Problem> {
        Ok(Self {
            release: path("ATTUNE_DIST")?,
            debug: path("ATTUNE_DIST_DEBUG")?,
            chromium: path("ATTUNE_CHROMIUM")?,
            chromedriver: path("ATTUNE_CHROMEDRIVER")?,
            firefox: path("ATTUNE_FIREFOX")?,
            geckodriver: path("ATTUNE_GECKODRIVER")?,
            webkitdriver: path("ATTUNE_WEBKITDRIVER")?,
            minibrowser: path("ATTUNE_MINIBROWSER")?,
            xvfb: path("ATTUNE_XVFB")?,
            pdftotext: path("ATTUNE_PDFTOTEXT")?,
            axe: path("ATTUNE_AXE")?,
            accessibility_report: env::var_os("ATTUNE_ACCESSIBILITY_REPORT").map(PathBuf::from),
            failures: env::var_os("ATTUNE_FAILURES").map(PathBuf::from),
        })
    }

    /// Reads what pictures of the site take, which is Chromium alone. The other engines' programs
    /// stay unnamed, and nothing starts them.
    ///
    /// # Errors
    /// When a variable is missing, or names what isn't there.
    pub fn for_screenshots() -> Result<Self, Problem> {
        let unnamed = PathBuf::new;
        Ok(Self {
            release: path("ATTUNE_DIST")?,
            chromium: path("ATTUNE_CHROMIUM")?,
            chromedriver: path("ATTUNE_CHROMEDRIVER")?,
            debug: unnamed(),
            firefox: unnamed(),
            geckodriver: unnamed(),
            webkitdriver: unnamed(),
            minibrowser: unnamed(),
            xvfb: unnamed(),
            pdftotext: unnamed(),
            axe: unnamed(),
            accessibility_report: None,
            failures: None,
        })
    }
}

fn path(variable: &'static str) -> Result<PathBuf, Problem> {
    let path = env::var_os(variable)
        .map(PathBuf::from)
        .ok_or(Problem::Unset { variable })?;
    if path.is_absolute() && path.exists() {
        Ok(path)
    } else {
        Err(Problem::Absent { variable, path })
    }
}
