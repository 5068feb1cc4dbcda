//! `cargo xtask look`: pictures of every page in every state, at every width, in light and dark, on one
//! sheet. The browser tests take them, which have the browser, and a server that can fail.

use std::{
    fs, io,
    path::{self, Path, PathBuf},
    process::ExitCode,
    time::Instant,
};

use clap::{Args, ValueEnum};

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
    /// Only this page
    #[arg(long, value_parser = ["home", "about-therapy", "session", "not-found"])]
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
