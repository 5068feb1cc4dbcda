//! `cargo xtask look`: screenshots of everything on one sheet. The browser tests take them.

use std::{path::PathBuf, process::ExitCode, time::Instant};

use clap::Args;
use fs_err as fs;
use serde_json::Value;

use crate::tools::{Program, packages};
use crate::{console, error::Error, files, project::Project, run, site};

/// Which screenshots to take; all by default.
#[derive(Args)]
pub struct LookArgs {
    /// Only this page, by its name in site.json: session, or session/easy-read
    #[arg(long)]
    page: Option<String>,
    /// Only in this color scheme
    #[arg(long, value_parser = ["light", "dark"])]
    scheme: Option<String>,
    /// Only at this width, in CSS pixels; it need not be one of the usual five
    #[arg(long, value_parser = clap::value_parser!(u16).range(200..=4000))]
    width: Option<u16>,
    /// Use the built site in this folder instead of building it
    #[arg(long)]
    dist: Option<PathBuf>,
}

pub fn look(project: &Project, args: &LookArgs) -> Result<ExitCode, Error> {
    if let Some(page) = &args.page {
        // Before the slow steps, so that nobody waits for them only to learn of a typo.
        ensure_page_exists(project, page)?;
    }
    let [chromium, chromedriver] =
        packages::find_or_install([Program::ChromiumShell, Program::Chromedriver])?;
    let run_folder = project.run_folder()?;
    let dist = site::given_or_built(project, run_folder.path(), args.dist.as_deref())?;
    let folder = std::path::absolute(project.target().join("look"))?;
    // Screenshots of an earlier run would mislead.
    files::remove(&folder)?;

    console::step("Taking screenshots (all of them take some minutes)");
    let began = Instant::now();
    let mut tests = project.cargo(&["test", "--quiet", "--locked", "-p", "attune"]);
    tests.args(["--features", "support/site-tests", "--test", "browser"]);
    tests.env("ATTUNE_LOOK", &folder).env("ATTUNE_DIST", dist);
    tests.env("ATTUNE_CHROMIUM", chromium);
    tests.env("ATTUNE_CHROMEDRIVER", chromedriver);
    let (page, scheme) = (args.page.as_ref(), args.scheme.as_ref());
    tests.envs(page.map(|page| ("ATTUNE_LOOK_PAGE", page)));
    tests.envs(scheme.map(|scheme| ("ATTUNE_LOOK_SCHEME", scheme)));
    let width = args.width.map(|width| width.to_string());
    tests.envs(width.map(|width| ("ATTUNE_LOOK_WIDTH", width)));
    run::succeed("taking screenshots of the site", &mut tests)?;
    console::done("Taken", began.elapsed());
    console::result(format_args!(
        "The sheet is {}; next to it, sheet-*.png show its parts.",
        folder.join("index.html").display()
    ));
    Ok(ExitCode::SUCCESS)
}

/// Fails with the list of pages if site.json has no such page.
fn ensure_page_exists(project: &Project, page: &str) -> Result<(), Error> {
    let path = project.root.join("public/content/site.json");
    let site: Result<Value, _> = serde_json::from_str(&fs::read_to_string(&path)?);
    let (reason, remedy) = match &site {
        Ok(site) => {
            let pages = site["pages"].as_array().into_iter().flatten();
            let pages: Vec<&str> = pages.filter_map(Value::as_str).collect();
            if pages.contains(&page) {
                return Ok(());
            }
            let reason = format!("it has no page {page}; its pages are {}", pages.join(", "));
            (reason, "use one of these")
        }
        Err(error) => (error.to_string(), "run `cargo xtask check`"),
    };
    let doing = "looking for the page to take screenshots of";
    Err(Error::Unusable(doing, path, reason, remedy))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_the_site_has_not_is_named_with_those_that_it_has() {
        let project = Project::here().expect("cargo runs this test in its project");
        for page in ["home", "session/easy-read", "not-found"] {
            ensure_page_exists(&project, page).unwrap_or_else(|error| panic!("{error}"));
        }
        let error = ensure_page_exists(&project, "sesion").expect_err("no such page");
        let sentence = error.to_string();
        for words in ["no page sesion", "session/first-visit", "hard-words"] {
            assert!(sentence.contains(words), "{sentence}");
        }
    }
}
