//! `cargo xtask look`: pictures of every page in every state, at every width, in light and dark, on one
//! sheet. The browser tests take them, which have the browser, and a server that can fail.

use std::{
    fs, io,
    path::{self, Path, PathBuf},
    process::ExitCode,
    time::Instant,
};

use clap::{Args, ValueEnum};
use serde_json::Value;

use crate::{
    error::Error,
    project::Project,
    run,
    run_folder::RunFolder,
    say,
    site::{self, Profile, TestResults},
    tools::{
        self,
        programs::{self, Program},
    },
};

/// What is to be looked at: nothing named is all.
#[derive(Args)]
pub struct Wanted {
    /// Only this page, as site.json names it: session, or session/easy-read
    #[arg(long)]
    page: Option<String>,
    /// Only in light or in dark
    #[arg(long, value_enum)]
    scheme: Option<Scheme>,
    /// Only at this width, in CSS pixels; it need not be one of the usual five
    #[arg(long, value_parser = clap::value_parser!(u16).range(200..=4000))]
    width: Option<u16>,
    /// Look at the site in this folder, in place of building it
    #[arg(long)]
    dist: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Scheme {
    Light,
    Dark,
}

pub fn look(project: &Project, wanted: &Wanted) -> Result<ExitCode, Error> {
    if let Some(page) = &wanted.page {
        // Before anything takes its time.
        see_that_the_site_has(project, page)?;
    }
    let [chromium, chromedriver] =
        programs::find_or_install([Program::Chromium, Program::Chromedriver])?;
    let run_folder = RunFolder::new(project)?;
    let dist = match &wanted.dist {
        Some(dist) => built(dist)?,
        None => build(project, &run_folder.path.join("release"))?,
    };
    let target = project.target();
    let folder = path::absolute(target.join("look")).map_err(|source| disk(&target, source))?;
    // Pictures of another day among today's would mislead.
    match fs::remove_dir_all(&folder) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => {
            return Err(disk(&folder, source));
        }
        _ => {}
    }

    say::step("Taking pictures (all of them take some minutes)");
    let began = Instant::now();
    let mut camera = project.cargo(&["test", "--quiet", "--locked", "-p", "attune"]);
    camera
        .args(["--test", "browser"])
        .env("ATTUNE_LOOK", &folder)
        .env("ATTUNE_DIST", &dist)
        .env("ATTUNE_CHROMIUM", chromium)
        .env("ATTUNE_CHROMEDRIVER", chromedriver);
    if let Some(page) = &wanted.page {
        camera.env("ATTUNE_LOOK_PAGE", page);
    }
    match wanted.scheme {
        Some(Scheme::Light) => camera.env("ATTUNE_LOOK_SCHEME", "light"),
        Some(Scheme::Dark) => camera.env("ATTUNE_LOOK_SCHEME", "dark"),
        None => &mut camera,
    };
    if let Some(width) = wanted.width {
        camera.env("ATTUNE_LOOK_WIDTH", width.to_string());
    }
    run::succeed("taking pictures of the site", &mut camera)?;
    say::done("Taken", began.elapsed());
    say::result(format_args!(
        "The sheet is {}; beside it, sheet-*.png are pictures of its parts.",
        folder.join("index.html").display()
    ));
    Ok(ExitCode::SUCCESS)
}

/// Whether the site has this page, by its own list.
fn see_that_the_site_has(project: &Project, page: &str) -> Result<(), Error> {
    let path = project.root.join("public/content/site.json");
    let text = fs::read_to_string(&path).map_err(|source| Error::Disk {
        doing: "looking which pages there are",
        path: path.clone(),
        source,
    })?;
    let pages = pages_of(&text).map_err(|reason| Error::Unreadable {
        doing: "looking which pages there are",
        path,
        reason,
        remedy: "run `cargo xtask check`, which names the place",
    })?;
    if pages.iter().any(|known| known == page) {
        return Ok(());
    }
    Err(Error::NoSuchPage {
        doing: "take pictures of",
        page: page.to_owned(),
        pages: pages.join(", "),
    })
}

/// The pages that `site.json` lists.
fn pages_of(site: &str) -> Result<Vec<String>, String> {
    let site: Value = serde_json::from_str(site).map_err(|error| error.to_string())?;
    let pages = site["pages"].as_array().ok_or("it has no list \"pages\"")?;
    let pages = pages.iter().filter_map(Value::as_str);
    Ok(pages.map(str::to_owned).collect())
}

/// The folder of a site that someone has built.
fn built(dist: &Path) -> Result<PathBuf, Error> {
    let dist = path::absolute(dist).map_err(|source| disk(dist, source))?;
    if dist.join("index.html").is_file() {
        return Ok(dist);
    }
    Err(Error::Unreadable {
        doing: "looking at a built site",
        path: dist,
        reason: "it has no index.html".to_owned(),
        remedy: "name a folder that `cargo xtask build` wrote, or leave --dist out to build one",
    })
}

fn build(project: &Project, dist: &Path) -> Result<PathBuf, Error> {
    let tools = tools::for_the_site(project)?;
    say::step("Building the site (the first time takes some minutes)");
    let began = Instant::now();
    let wanted = site::Wanted::of(Profile::Release, TestResults::Told);
    site::write_site(project, &tools, dist, &wanted)?;
    say::done("Built", began.elapsed());
    Ok(dist.to_owned())
}

fn disk(path: &Path, source: io::Error) -> Error {
    Error::Disk {
        doing: "making room for the pictures",
        path: path.to_owned(),
        source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_of_the_site_can_be_looked_at() {
        let project = Project::here().expect("cargo runs this test in its project");
        for page in [
            "home",
            "session/first-visit",
            "session/easy-read",
            "hard-words",
            "not-found",
        ] {
            see_that_the_site_has(&project, page).unwrap_or_else(|error| panic!("{error}"));
        }
    }

    #[test]
    fn a_page_that_the_site_has_not_is_named_with_those_that_it_has() {
        let project = Project::here().expect("cargo runs this test in its project");
        let error = see_that_the_site_has(&project, "sesion").expect_err("no such page");
        let sentence = error.to_string();
        for words in [
            "take pictures of sesion",
            "session/first-visit",
            "hard-words",
        ] {
            assert!(sentence.contains(words), "{sentence}");
        }
    }

    #[test]
    fn a_list_that_is_missing_is_named() {
        assert!(pages_of("{}").is_err_and(|reason| reason.contains("pages")));
    }
}
