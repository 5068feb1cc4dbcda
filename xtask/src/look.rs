//! `cargo xtask look`: screenshots of everything on one sheet. The browser tests take them.

use std::path::{Path, PathBuf};
use std::{process::ExitCode, time::Instant};

use clap::Args;

use crate::practice::Practice;
use crate::tools::{Program, packages};
use crate::{console, error::Error, files, project::Project, run, site};

/// Which screenshots to take; all by default.
#[derive(Args)]
pub struct LookArgs {
    /// Only this page, by its name in site.json or in its address: session, or contact/easy-read
    #[arg(long)]
    page: Option<String>,
    /// Only in this color scheme
    #[arg(long, value_parser = ["light", "dark"])]
    scheme: Option<String>,
    /// Only at this width, in CSS pixels; it need not be one of the usual five
    #[arg(long, value_parser = clap::value_parser!(u16).range(200..=4000))]
    width: Option<u16>,
    /// Show the made-up practice of tests/sample-practice/ instead of the site's own
    #[arg(long, conflicts_with = "dist")]
    sample: bool,
    /// Use the built site in this folder instead of building it
    #[arg(long)]
    dist: Option<PathBuf>,
}

pub fn look(project: &Project, args: &LookArgs) -> Result<ExitCode, Error> {
    let [chromium, chromedriver] =
        packages::find_or_install([Program::ChromiumShell, Program::Chromedriver])?;
    let run_folder = project.run_folder()?;
    let practice = Practice::of(args.sample);
    let dist = site::given_or_built(project, run_folder.path(), args.dist.as_deref(), practice)?;
    if let Some(page) = &args.page {
        ensure_page_exists(&dist, page)?;
    }
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

/// Fails if the built site has no such page.
fn ensure_page_exists(dist: &Path, page: &str) -> Result<(), Error> {
    let file = match page {
        "home" => "index.html".to_owned(),
        "not-found" => "404.html".to_owned(),
        page => [page, "/index.html"].concat(),
    };
    let path = dist.join(file);
    if path.is_file() {
        return Ok(());
    }
    let doing = "looking for the page to take screenshots of";
    let reason = format!("the site has no page {page}");
    let remedy = "name it as its address does, such as session/easy-read; \
                  the pages of a practice are there with --sample";
    Err(Error::Unusable(doing, path, reason, remedy))
}

#[cfg(test)]
mod tests {
    use fs_err as fs;

    use super::*;

    #[test]
    fn a_page_that_the_site_has_not_is_named() {
        let dist = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(dist.path().join("session/easy-read")).expect("a folder");
        for file in ["index.html", "404.html", "session/easy-read/index.html"] {
            fs::write(dist.path().join(file), "").expect("a file");
        }
        for page in ["home", "session/easy-read", "not-found"] {
            ensure_page_exists(dist.path(), page).unwrap_or_else(|error| panic!("{error}"));
        }
        let error = ensure_page_exists(dist.path(), "sesion").expect_err("no such page");
        assert!(error.to_string().contains("no page sesion"), "{error}");
    }
}
