//! `cargo xtask look`: pictures of everything on one sheet. The browser tests take them.

use std::{path::PathBuf, process::ExitCode, time::Instant};

use clap::Args;
use fs_err as fs;
use serde_json::Value;

use crate::tools::{Program, packages};
use crate::{console, error::Error, files, project::Project, run, run_folder::RunFolder, site};

/// What is to be looked at: nothing named is all.
#[derive(Args)]
pub struct LookArgs {
    /// Only this page, as site.json names it: session, or session/easy-read
    #[arg(long)]
    page: Option<String>,
    /// Only in light or in dark
    #[arg(long, value_parser = ["light", "dark"])]
    scheme: Option<String>,
    /// Only at this width, in CSS pixels; it need not be one of the usual five
    #[arg(long, value_parser = clap::value_parser!(u16).range(200..=4000))]
    width: Option<u16>,
    /// Look at the site in this folder, in place of building it
    #[arg(long)]
    dist: Option<PathBuf>,
}

pub fn look(project: &Project, args: &LookArgs) -> Result<ExitCode, Error> {
    if let Some(page) = &args.page {
        // Before anything takes its time.
        see_that_the_site_has(project, page)?;
    }
    let [chromium, chromedriver] =
        packages::find_or_install([Program::ChromiumShell, Program::Chromedriver])?;
    let run_folder = RunFolder::new(project)?;
    let dist = site::given_or_built(project, &run_folder, args.dist.as_deref())?;
    let folder = std::path::absolute(project.target().join("look"))?;
    // Pictures of another day among today's would mislead.
    files::remove(&folder)?;

    console::step("Taking pictures (all of them take some minutes)");
    let began = Instant::now();
    let mut camera = project.cargo(&["test", "--quiet", "--locked", "-p", "attune"]);
    camera.args(["--test", "browser"]);
    camera.env("ATTUNE_LOOK", &folder).env("ATTUNE_DIST", dist);
    camera.env("ATTUNE_CHROMIUM", chromium);
    camera.env("ATTUNE_CHROMEDRIVER", chromedriver);
    let (page, scheme) = (args.page.as_ref(), args.scheme.as_ref());
    camera.envs(page.map(|page| ("ATTUNE_LOOK_PAGE", page)));
    camera.envs(scheme.map(|scheme| ("ATTUNE_LOOK_SCHEME", scheme)));
    let width = args.width.map(|width| width.to_string());
    camera.envs(width.map(|width| ("ATTUNE_LOOK_WIDTH", width)));
    run::succeed("taking pictures of the site", &mut camera)?;
    console::done("Taken", began.elapsed());
    console::result(format_args!(
        "The sheet is {}; beside it, sheet-*.png are pictures of its parts.",
        folder.join("index.html").display()
    ));
    Ok(ExitCode::SUCCESS)
}

/// Whether the site has this page, by its own list.
fn see_that_the_site_has(project: &Project, page: &str) -> Result<(), Error> {
    let path = project.root.join("public/content/site.json");
    let site: Result<Value, _> = serde_json::from_str(&fs::read_to_string(&path)?);
    let (reason, remedy) = match &site {
        Ok(site) => {
            let pages = site["pages"].as_array().into_iter().flatten();
            let pages: Vec<&str> = pages.filter_map(Value::as_str).collect();
            if pages.contains(&page) {
                return Ok(());
            }
            let reason = format!("it has no page {page}, but {}", pages.join(", "));
            (reason, "name one of these")
        }
        Err(error) => (error.to_string(), "run `cargo xtask check`"),
    };
    let doing = "looking for the page to take pictures of";
    Err(Error::Unreadable(doing, path, reason, remedy))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_the_site_has_not_is_named_with_those_that_it_has() {
        let project = Project::here().expect("cargo runs this test in its project");
        for page in ["home", "session/easy-read", "not-found"] {
            see_that_the_site_has(&project, page).unwrap_or_else(|error| panic!("{error}"));
        }
        let error = see_that_the_site_has(&project, "sesion").expect_err("no such page");
        let sentence = error.to_string();
        for words in ["no page sesion", "session/first-visit", "hard-words"] {
            assert!(sentence.contains(words), "{sentence}");
        }
    }
}
