//! Renders the pages again as soon as a content file is saved, while `cargo xtask serve` runs. Trunk, which would compile
//! the site first, ignores these files. This is a separate process, because that of `serve` becomes Trunk.

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

/// Trunk's output folder, relative to the project, as set in `Trunk.toml`.
const DIST: &str = "dist";

/// How often to check for changes. Polling works on every file system, also where changes aren't reported.
const INTERVAL: Duration = Duration::from_millis(200);

/// Watches the content until the parent process has ended.
pub fn watch(project: &Project) -> Result<ExitCode, Error> {
    let parent = parent();
    let content_times = || content_times(&project.root.join(CONTENT));
    let mut rendered = (content_times(), None);
    while self::parent() == parent {
        let now = (content_times(), build_time(project));
        // Trunk's new builds are rendered again too: the content may have changed while Trunk was building.
        if now.1.is_some() && rendered != now {
            render(project, rendered.0 != now.0)?;
            rendered = now;
        }
        thread::sleep(INTERVAL);
    }
    Ok(ExitCode::SUCCESS)
}

/// Renders the pages. If the content has problems, `attune-site` lists them and leaves the pages unchanged.
fn render(project: &Project, content_changed: bool) -> Result<(), Error> {
    let program = project.target().join("debug").join("attune-site");
    let mut command = Command::new(program.with_extension(env::consts::EXE_EXTENSION));
    command.arg("render").arg(DIST).current_dir(&project.root);
    let began = Instant::now();
    if run::status(&mut command)?.success() && content_changed {
        console::done("Content rendered; reload the page", began.elapsed());
    }
    Ok(())
}

/// The content files, each with its modification time.
fn content_times(folder: &Path) -> BTreeMap<PathBuf, Option<SystemTime>> {
    let entries = WalkDir::new(folder).into_iter().flatten();
    let modified = |entry: &walkdir::DirEntry| entry.metadata().ok()?.modified().ok();
    let files = entries.map(|entry| (entry.path().to_owned(), modified(&entry)));
    files.collect()
}

/// The time of Trunk's last build. None if there is no finished site.
fn build_time(project: &Project) -> Option<SystemTime> {
    let description = project.root.join(DIST).join("assets.json");
    fs::metadata(description).ok()?.modified().ok()
}

#[cfg(unix)]
fn parent() -> u32 {
    std::os::unix::process::parent_id()
}

/// Without `exec`, `serve` stays the parent and stops this process itself.
#[cfg(not(unix))]
fn parent() -> u32 {
    0
}
