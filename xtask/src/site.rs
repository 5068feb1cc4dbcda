//! `cargo xtask build`, and Trunk as every other command runs it: with the project's own tools
//! first on the PATH and no downloads of its own.

use std::{
    env, fs, io,
    path::{self, Path, PathBuf},
    process::{Command, ExitCode},
    time::Instant,
};

use crate::{
    check,
    error::Error,
    project::Project,
    run, run_folder, say,
    tools::{self, SiteTools},
};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    Release,
    Debug,
}

impl Profile {
    pub fn of(debug: bool) -> Self {
        if debug { Self::Debug } else { Self::Release }
    }
}

pub fn build(project: &Project, dist: &Path, profile: Profile) -> Result<ExitCode, Error> {
    let tools = tools::for_the_site(project)?;

    say::step("Checking the content");
    let mut check = check::command(project);
    let status = run::status(&mut check)?;
    if !check::explained("checking the content", &check, status)? {
        return Err(Error::Content);
    }

    let began = Instant::now();
    let dist = path::absolute(dist).map_err(|source| disk(dist, source))?;
    say::step(match profile {
        Profile::Release => "Building the site (the first time takes some minutes)",
        Profile::Debug => "Building the site for looking into a fault (debug)",
    });
    write_site(project, &tools, &dist, profile)?;
    let (files, bytes) = total(&dist).map_err(|source| disk(&dist, source))?;
    say::done("Built", began.elapsed());
    say::result(format_args!(
        "The site is in {}: {files} files, {} in total (1 KB = 1000 bytes).",
        dist.display(),
        say::kilobytes(bytes)
    ));
    Ok(ExitCode::SUCCESS)
}

/// Builds into `dist`, an absolute path, and replaces what is there.
pub fn write_site(
    project: &Project,
    tools: &SiteTools,
    dist: &Path,
    profile: Profile,
) -> Result<(), Error> {
    fetch_dependencies(project)?;
    let mut trunk = trunk(project, tools, "build");
    if profile == Profile::Release {
        trunk.arg("--release");
    }
    trunk.arg("--dist").arg(dist);
    // Trunk's halfway products lie in one folder of `target`, whichever `dist` is meant.
    let target = project.target();
    fs::create_dir_all(&target).map_err(|source| disk(&target, source))?;
    let _alone = run_folder::lock(&target.join(".trunk-build.lock"))?;
    run::succeed("building the site", &mut trunk)
}

/// Downloads the crates that are not here yet. Trunk, told to stay offline, tells cargo the same.
pub fn fetch_dependencies(project: &Project) -> Result<(), Error> {
    let mut fetch = project.cargo(&["fetch", "--target", "wasm32-unknown-unknown"]);
    fetch.args(["--target", "host-tuple"]);
    run::succeed(
        "downloading the site's dependencies (which needs the network)",
        &mut fetch,
    )
}

pub fn trunk(project: &Project, tools: &SiteTools, subcommand: &str) -> Command {
    let mut command = Command::new(&tools.trunk);
    command
        .arg(subcommand)
        // Every tool is supplied: Trunk need not look for one, nor for a newer self.
        .arg("--offline=true")
        .current_dir(&project.root)
        .env("PATH", path_with(&[&tools.wasm_bindgen, &tools.trunk]))
        // With RUST_BACKTRACE set, Trunk would bury its errors under its own stack.
        .env("RUST_LIB_BACKTRACE", "0");
    // By its own rules any value of NO_COLOR counts; Trunk 0.21 stops at all but true and false.
    match env::var_os("NO_COLOR") {
        Some(value) if !value.is_empty() => command.env("NO_COLOR", "true"),
        _ => command.env_remove("NO_COLOR"),
    };
    command
}

/// The PATH with the folders of these programs first.
fn path_with(programs: &[&PathBuf]) -> std::ffi::OsString {
    let folders = programs
        .iter()
        .filter_map(|program| program.parent().map(Path::to_owned));
    let rest = env::var_os("PATH").unwrap_or_default();
    let all: Vec<PathBuf> = folders.chain(env::split_paths(&rest)).collect();
    // A folder with a colon in its name cannot stand on a PATH; what was there still can.
    env::join_paths(all).unwrap_or(rest)
}

/// The number of files below a folder, and their bytes.
fn total(folder: &Path) -> io::Result<(u64, u64)> {
    let (mut files, mut bytes) = (0, 0);
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let about = entry.metadata()?;
        if about.is_dir() {
            let (more_files, more_bytes) = total(&entry.path())?;
            files += more_files;
            bytes += more_bytes;
        } else {
            files += 1;
            bytes += about.len();
        }
    }
    Ok((files, bytes))
}

fn disk(path: &Path, source: io::Error) -> Error {
    Error::Disk {
        doing: "building the site",
        path: path.to_owned(),
        source,
    }
}
