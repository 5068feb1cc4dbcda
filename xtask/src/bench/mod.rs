//! `cargo xtask bench`: measures the site on this computer and prints a table with the bound of each figure. A figure
//! beyond its bound is marked, but isn't a failure.
//!
//! Lighthouse, h2load and Chromium measure, and Caddy serves: these modules start them and read their output. Sizes and
//! navigation are measured here, because no maintained tool knows what this site fetches when, or this site's bounds.

mod lighthouse;
mod load;
mod navigation;
mod prerender;
mod serve;
mod sizes;
mod table;

use std::{path::PathBuf, process::ExitCode};

use clap::{Args, ValueEnum};

use crate::practice::Practice;
use crate::tools::{self, Program, Tool, packages};
use crate::{console, error::Error, project::Project, site};

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Measure {
    /// What a visitor downloads, compressed
    Sizes,
    /// Lighthouse's scores and times for each page, on an emulated mid-range phone
    Lighthouse,
    /// The time and memory that rendering a large site takes
    Prerender,
    /// Caddy with the built site: requests per second, and 3,000 visitors
    Load,
    /// Moving between pages: time from click to paint, time until the app is ready, memory
    Navigation,
}

/// What to measure; everything by default.
#[derive(Args)]
pub struct BenchArgs {
    /// Measure only this
    #[arg(long, value_enum)]
    only: Option<Measure>,
    /// How often Lighthouse measures a page, for the median
    #[arg(long, default_value_t = 3, value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(1..=99))]
    runs: usize,
    /// The pages that Lighthouse measures, for example /,/session/ [default: all]
    #[arg(long, value_delimiter = ',')]
    pages: Vec<String>,
    /// Measure the site with the made-up practice of tests/sample-practice/
    #[arg(long, conflicts_with = "dist")]
    sample: bool,
    /// Measure the built site in this folder instead of building it
    #[arg(long)]
    dist: Option<PathBuf>,
}

pub fn bench(project: &Project, args: &BenchArgs) -> Result<ExitCode, Error> {
    use Measure::{Lighthouse, Load, Navigation, Prerender, Sizes};
    let is_selected = |measure| args.only.is_none_or(|only| only == measure);

    // Before the build, so that nobody waits for a build only to learn that a program is missing.
    let browser = (is_selected(Lighthouse) || is_selected(Navigation)).then(|| browser(project));
    let browser = browser.transpose()?;
    let h2load =
        is_selected(Load).then(|| packages::find_or_install([Program::H2load, Program::Caddy]));
    let h2load = h2load.transpose()?;

    let folder = project.run_folder()?;
    let mut rows = Vec::new();
    let mut add = |measure, figures: Vec<table::Row>| {
        rows.extend(figures.iter().map(|row| table::cells(measure, row)));
    };
    if args.only != Some(Prerender) {
        let practice = Practice::of(args.sample);
        let dist = site::given_or_built(project, folder.path(), args.dist.as_deref(), practice)?;
        if is_selected(Sizes) {
            add("sizes", sizes::measure(&dist)?);
        }
        if let Some([h2load, _]) = h2load {
            add("load", load::measure(&dist, &h2load, folder.path())?);
        }
        if let Some(browser) = browser.as_ref().filter(|_| is_selected(Lighthouse)) {
            let figures = lighthouse::measure(&dist, browser, args.runs, &args.pages)?;
            add("lighthouse", figures);
        }
        if let Some(browser) = browser.as_ref().filter(|_| is_selected(Navigation)) {
            add("navigation", navigation::measure(project, &dist, browser)?);
        }
    }
    if is_selected(Prerender) {
        add("prerender", prerender::measure(project)?);
    }
    if !rows.is_empty() {
        console::result(table::render(&rows));
    }
    console::result("1 KB = 1000 bytes, 1 MB = 1000 KB; “brotli” is at quality 11.");
    Ok(ExitCode::SUCCESS)
}

fn browser(project: &Project) -> Result<lighthouse::Lighthouse, Error> {
    let [chromium, _] = packages::find_or_install([Program::Chromium, Program::Caddy])?;
    let program = tools::find_or_install(project, &Tool::lighthouse())?;
    Ok(lighthouse::Lighthouse { program, chromium })
}
