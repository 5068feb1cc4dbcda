//! While `cargo xtask serve` runs: renders the pages again as soon as a content file is saved. Trunk, which would compile
//! first, ignores those files. This runs in a process of its own, as `serve` turns into Trunk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant, SystemTime};
use std::{env, thread};

use fs_err as fs;
use walkdir::WalkDir;

use crate::{console, error::Error, project::Project, run};

/// The content, relative to the project.
pub const CONTENT: &str = "public/content";

/// Trunk's output, relative to the project: see `Trunk.toml`.
const DIST: &str = "dist";

/// How often the files are looked at. A file system that reports changes is not needed.
const INTERVAL: Duration = Duration::from_millis(200);

/// The command that watches the content: this program once more.
pub fn command() -> Result<Command, Error> {
    let mut command = Command::new(env::current_exe()?);
    command.arg("watch-content");
    Ok(command)
}

/// Watches until the process that started this one has ended.
pub fn watch(project: &Project) -> Result<ExitCode, Error> {
    let parent = parent();
    let content = || files(&project.root.join(CONTENT));
    let mut rendered = (content(), None);
    while self::parent() == parent {
        let now = (content(), site(project));
        // A new site from Trunk is rendered again too: its content may be from before the last change.
        if now.1.is_some() && rendered != now {
            render(project, rendered.0 != now.0)?;
            rendered = now;
        }
        thread::sleep(INTERVAL);
    }
    Ok(ExitCode::SUCCESS)
}

/// Renders the pages. What is wrong with the content is printed; the pages stay as they were.
fn render(project: &Project, has_changed: bool) -> Result<(), Error> {
    let program = project.target().join("debug").join("attune-site");
    let mut command = Command::new(program.with_extension(env::consts::EXE_EXTENSION));
    command.arg("render").arg(DIST).current_dir(&project.root);
    let began = Instant::now();
    if run::status(&mut command)?.success() && has_changed {
        console::done("Content rendered; reload the page", began.elapsed());
    }
    Ok(())
}

/// The content files and when each was changed.
fn files(folder: &Path) -> BTreeMap<PathBuf, Option<SystemTime>> {
    let entries = WalkDir::new(folder).into_iter().flatten();
    let changed = |entry: &walkdir::DirEntry| entry.metadata().ok()?.modified().ok();
    let files = entries.map(|entry| (entry.path().to_owned(), changed(&entry)));
    files.collect()
}

/// When the site was built; none while there is no finished site.
fn site(project: &Project) -> Option<SystemTime> {
    let description = project.root.join(DIST).join("assets.json");
    fs::metadata(description).ok()?.modified().ok()
}

#[cfg(unix)]
fn parent() -> u32 {
    std::os::unix::process::parent_id()
}

/// Where a process can't become another one, `serve` ends this one itself.
#[cfg(not(unix))]
fn parent() -> u32 {
    0
}
