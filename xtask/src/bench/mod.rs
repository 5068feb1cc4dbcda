//! `cargo xtask bench`: the figures the site is held to, measured on this computer and set beside
//! their bounds in one table. A figure beyond its bound is shown, never taken for a failure.

mod lighthouse;
mod prerender;
mod server;
mod sizes;
mod table;

use std::process::ExitCode;

use clap::ValueEnum;

use crate::{
    error::Error,
    project::Project,
    run_folder::RunFolder,
    say,
    site::{self, Profile},
    tools::{self, Tool, browsers, browsers::Program},
};

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Measure {
    /// What a visitor downloads, compressed
    Sizes,
    /// Lighthouse's scores and times for each page, as on a mid-range phone
    Lighthouse,
    /// How long drawing a large site takes, and how much memory
    Prerender,
}

pub fn bench(project: &Project, only: Option<Measure>) -> Result<ExitCode, Error> {
    let wanted = |measure| only.is_none_or(|one| one == measure);
    let mut rows = Vec::new();

    if wanted(Measure::Sizes) || wanted(Measure::Lighthouse) {
        let tools = tools::for_the_site(project)?;
        // Before the build: nobody should wait for it to learn that a program is missing.
        let browser = if wanted(Measure::Lighthouse) {
            let [chromium] = browsers::find_or_install([Program::Chromium])?;
            let lighthouse = tools::find_or_install(project, &Tool::lighthouse())?;
            Some((chromium, lighthouse))
        } else {
            None
        };
        let folder = RunFolder::new(project)?;
        let dist = folder.path.join("bench");
        say::step("Building the site that is measured");
        site::write_site(project, &tools, &dist, Profile::Release)?;
        if wanted(Measure::Sizes) {
            rows.extend(sizes::measure(&dist)?);
        }
        if let Some((chromium, lighthouse)) = browser {
            rows.extend(lighthouse::measure(&dist, &chromium, &lighthouse)?);
        }
    }
    if wanted(Measure::Prerender) {
        rows.extend(prerender::measure(project)?);
    }

    say::result(table::drawn(&rows));
    say::result("1 KB = 1000 bytes, 1 MB = 1000 KB; “brotli” is at quality 11.");
    Ok(ExitCode::SUCCESS)
}
