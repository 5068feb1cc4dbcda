//! `cargo xtask bench`: the figures the site is held to, measured on this computer and set beside
//! their bounds in one table. A figure beyond its bound is shown, never taken for a failure.

mod audit;
mod html;
mod lighthouse;
mod load;
mod navigation;
mod pages;
mod port;
mod prerender;
mod serve;
mod sizes;
mod table;
mod wasm;

use std::{
    path::{self, Path, PathBuf},
    process::ExitCode,
};

use clap::{Args, ValueEnum};

use crate::{
    error::Error,
    project::Project,
    run_folder::RunFolder,
    say,
    site::{self, Profile, TestResults},
    tools::{self, Tool, programs, programs::Program},
};

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Measure {
    /// What a visitor downloads, compressed
    Sizes,
    /// Lighthouse's scores and times for each page, as on a mid-range phone
    Lighthouse,
    /// How long drawing a large site takes, and how much memory
    Prerender,
    /// The built site behind nginx: requests a second, and ten thousand visitors
    Load,
    /// Moving between pages: from click to paint, until the app is ready, memory
    Navigation,
    /// Which crate each KB of the WebAssembly comes from; only when named
    Wasm,
}

/// What is to be measured: nothing named is all but `wasm`.
#[derive(Args)]
pub struct Wanted {
    /// Measure only this
    #[arg(long, value_enum)]
    only: Option<Measure>,
    /// How often Lighthouse measures a page; the median counts
    #[arg(long, value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(1..=99))]
    runs: Option<usize>,
    /// Only these pages are measured by Lighthouse, for example /,/session/
    #[arg(long, value_delimiter = ',')]
    pages: Vec<String>,
    /// Measure the site in this folder, in place of building it
    #[arg(long)]
    dist: Option<PathBuf>,
}

impl Wanted {
    fn is(&self, measure: Measure) -> bool {
        self.only
            .map_or(measure != Measure::Wasm, |one| one == measure)
    }

    fn any(&self, measures: &[Measure]) -> bool {
        measures.iter().any(|measure| self.is(*measure))
    }
}

pub fn bench(project: &Project, wanted: &Wanted) -> Result<ExitCode, Error> {
    use Measure::{Lighthouse, Load, Navigation, Prerender, Sizes, Wasm};
    let mut rows = Vec::new();

    if wanted.any(&[Sizes, Lighthouse, Load, Navigation, Wasm]) {
        // Before the build: nobody should wait for it to learn that a program is missing.
        let browser = if wanted.any(&[Lighthouse, Navigation]) {
            Some(find_browser(project)?)
        } else {
            None
        };
        let servers = if wanted.is(Load) {
            Some(load::Programs::find_or_install()?)
        } else {
            None
        };
        let folder = RunFolder::new(project)?;
        let dist = match &wanted.dist {
            Some(dist) => path::absolute(dist).map_err(|source| sizes::disk(dist, source))?,
            None => build(project, &folder.path)?,
        };
        // As `build` writes it, beside the site.
        let deploy = dist.with_file_name("deploy");
        if wanted.is(Sizes) {
            rows.extend(sizes::measure(&dist)?);
        }
        if wanted.is(Wasm) {
            say::result(wasm::measure(project, &dist)?);
        }
        if let Some(servers) = servers {
            let own = folder.path.join("load");
            rows.extend(load::measure(&dist, &deploy, &own, &servers)?);
        }
        if let Some(browser) = browser {
            let (runs, pages) = (wanted.runs, wanted.pages.as_slice());
            if wanted.is(Lighthouse) {
                rows.extend(lighthouse::measure(&dist, &browser, runs, pages)?);
            }
            if wanted.is(Navigation) {
                rows.extend(navigation::measure(project, &dist, &folder.path, &browser)?);
            }
        }
    }
    if wanted.is(Prerender) {
        rows.extend(prerender::measure(project)?);
    }

    if !rows.is_empty() {
        say::result(table::drawn(&rows));
    }
    say::result("1 KB = 1000 bytes, 1 MB = 1000 KB; “brotli” is at quality 11.");
    Ok(ExitCode::SUCCESS)
}

fn find_browser(project: &Project) -> Result<audit::Lighthouse, Error> {
    let [chromium] = programs::find_or_install([Program::Chromium])?;
    let program = tools::find_or_install(project, &Tool::lighthouse())?;
    Ok(audit::Lighthouse { program, chromium })
}

fn build(project: &Project, folder: &Path) -> Result<PathBuf, Error> {
    let tools = tools::for_the_site(project)?;
    let dist = folder.join("bench");
    say::step("Building the site that is measured");
    let wanted = site::Wanted {
        deploy: Some(dist.with_file_name("deploy")),
        ..site::Wanted::of(Profile::Release, TestResults::Told)
    };
    site::write_site(project, &tools, &dist, &wanted)?;
    Ok(dist)
}
