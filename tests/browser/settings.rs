//! Paths of the programs and built sites that the tests use. Nothing is searched for here: `cargo xtask
//! test` passes them in the environment.

use std::env;
use std::path::{Path, PathBuf};

use crate::problem::Problem;

/// A build of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BuiltSite {
    Release,
    Debug,
    Sample,
}

/// Absolute paths.
pub struct Settings {
    /// The release build of the site.
    pub release: PathBuf,
    /// The debug build of the site, which explains hydration errors.
    pub debug: PathBuf,
    /// A release build that shows the sample practice, and so has every page.
    pub sample: PathBuf,
    pub chromium: PathBuf,
    pub chromedriver: PathBuf,
    pub firefox: PathBuf,
    pub geckodriver: PathBuf,
    pub webkitdriver: PathBuf,
    /// WebKit's smallest browser.
    pub minibrowser: PathBuf,
    /// The virtual display, which WebKit needs.
    pub xvfb: PathBuf,
    /// Extracts the words of a printed page.
    pub pdftotext: PathBuf,
    /// axe-core's script file.
    pub axe: PathBuf,
    /// The folder for the results that make up the accessibility report, if one is wanted.
    pub accessibility_report: Option<PathBuf>,
    /// The file that lists each scenario that failed, even if it passed when run again, if one is wanted.
    pub failures: Option<PathBuf>,
}

impl Settings {
    /// Reads the environment.
    ///
    /// # Errors
    /// When a variable is missing or its path doesn't exist.
    pub fn from_environment() -> Result<Self, Problem> {
        Ok(Self {
            release: path("ATTUNE_DIST")?,
            debug: path("ATTUNE_DIST_DEBUG")?,
            sample: path("ATTUNE_DIST_SAMPLE")?,
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

    /// Reads only the paths needed for screenshots, which are taken in Chromium. The other paths stay empty
    /// and are never used.
    ///
    /// # Errors
    /// When a variable is missing or its path doesn't exist.
    pub fn for_screenshots() -> Result<Self, Problem> {
        let unused = PathBuf::new;
        Ok(Self {
            release: path("ATTUNE_DIST")?,
            chromium: path("ATTUNE_CHROMIUM")?,
            chromedriver: path("ATTUNE_CHROMEDRIVER")?,
            debug: unused(),
            sample: unused(),
            firefox: unused(),
            geckodriver: unused(),
            webkitdriver: unused(),
            minibrowser: unused(),
            xvfb: unused(),
            pdftotext: unused(),
            axe: unused(),
            accessibility_report: None,
            failures: None,
        })
    }

    /// The folder of a built site.
    pub fn site(&self, built: BuiltSite) -> &Path {
        match built {
            BuiltSite::Release => &self.release,
            BuiltSite::Debug => &self.debug,
            BuiltSite::Sample => &self.sample,
        }
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
