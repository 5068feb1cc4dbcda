//! `cargo xtask bench`: the figures the site is held to, measured on this computer and set beside
//! their bounds in one table. A figure beyond its bound is shown, never taken for a failure.
//!
//! Lighthouse, h2load and Chromium measure, Caddy serves; what is here starts them and reads what they tell. Sizes and
//! the walk between pages are our own: no kept tool knows what this site fetches when, or this site's bounds.

mod lighthouse;
mod load;
mod navigation;
mod prerender;
mod serve;
mod sizes;
mod table;

use std::{path::PathBuf, process::ExitCode};

use clap::{Args, ValueEnum};

use crate::tools::{self, Program, Tool, packages};
use crate::{console, error::Error, project::Project, run_folder::RunFolder, site};

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Measure {
    /// What a visitor downloads, compressed
    Sizes,
    /// Lighthouse's scores and times for each page, as on a mid-range phone
    Lighthouse,
    /// How long drawing a large site takes, and how much memory
    Prerender,
    /// The built site behind Caddy: requests a second, and three thousand visitors
    Load,
    /// Moving between pages: from click to paint, until the app is ready, memory
    Navigation,
}

/// What is to be measured: nothing named is all.
#[derive(Args)]
pub struct BenchArgs {
    /// Measure only this
    #[arg(long, value_enum)]
    only: Option<Measure>,
    /// How often Lighthouse measures a page; the median counts
    #[arg(long, default_value_t = 3, value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(1..=99))]
    runs: usize,
    /// Only these pages are measured by Lighthouse, for example /,/session/
    #[arg(long, value_delimiter = ',')]
    pages: Vec<String>,
    /// Measure the site in this folder, in place of building it
    #[arg(long)]
    dist: Option<PathBuf>,
}

pub fn bench(project: &Project, args: &BenchArgs) -> Result<ExitCode, Error> {
    use Measure::{Lighthouse, Load, Navigation, Prerender, Sizes};
    let is = |measure| args.only.is_none_or(|only| only == measure);

    // Before the build: nobody should wait for it to learn that a program is missing.
    let browser = (is(Lighthouse) || is(Navigation)).then(|| browser(project));
    let browser = browser.transpose()?;
    let h2load = is(Load).then(|| packages::find_or_install([Program::H2load, Program::Caddy]));
    let h2load = h2load.transpose()?;

    let folder = RunFolder::new(project)?;
    let mut rows = Vec::new();
    let mut add = |measure, figures: Vec<table::Row>| {
        rows.extend(figures.iter().map(|row| table::cells(measure, row)));
    };
    if args.only != Some(Prerender) {
        let dist = site::given_or_built(project, &folder, args.dist.as_deref())?;
        if is(Sizes) {
            add("sizes", sizes::measure(&dist)?);
        }
        if let Some([h2load, _]) = h2load {
            add("load", load::measure(&dist, &h2load, &folder.path)?);
        }
        if let Some(browser) = browser.as_ref().filter(|_| is(Lighthouse)) {
            let figures = lighthouse::measure(&dist, browser, args.runs, &args.pages)?;
            add("lighthouse", figures);
        }
        if let Some(browser) = browser.as_ref().filter(|_| is(Navigation)) {
            add("navigation", navigation::measure(project, &dist, browser)?);
        }
    }
    if is(Prerender) {
        add("prerender", prerender::measure(project)?);
    }
    if !rows.is_empty() {
        console::result(table::drawn(&rows));
    }
    console::result("1 KB = 1000 bytes, 1 MB = 1000 KB; “brotli” is at quality 11.");
    Ok(ExitCode::SUCCESS)
}

fn browser(project: &Project) -> Result<lighthouse::Lighthouse, Error> {
    let [chromium, _] = packages::find_or_install([Program::Chromium, Program::Caddy])?;
    let program = tools::find_or_install(project, &Tool::lighthouse())?;
    Ok(lighthouse::Lighthouse { program, chromium })
}
