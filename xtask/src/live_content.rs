//! Renders the pages again as soon as a content file is saved, while `cargo xtask serve` runs. Trunk, which would compile
//! the site first, ignores these files. This is a separate process, because that of `serve` becomes Trunk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant, SystemTime};
use std::{env, mem, thread};

use fs_err as fs;
use walkdir::WalkDir;

use crate::{console, error::Error, project::Project, run};

/// The content, relative to the project.
pub const CONTENT: &str = "public/content";

/// Trunk's output folder, relative to the project, as set in `Trunk.toml`.
const DIST: &str = "dist";

/// How often to check for changes. Polling works on every file system, also where changes aren't reported.
const INTERVAL: Duration = Duration::from_millis(200);

/// Watches the content until the process that started this one, and is Trunk by now, has ended.
pub fn watch(project: &Project, trunk: u32) {
    let content = project.root.join(CONTENT);
    let mut rendered = times(&content);
    let mut last = rendered.clone();
    console::note(format_args!(
        "Changes in {CONTENT} are rendered without compiling."
    ));
    while is_parent(trunk) {
        thread::sleep(INTERVAL);
        let now = times(&content);
        // A file that changes at every look is still being written.
        let is_saved = now == mem::replace(&mut last, now.clone());
        if is_saved && now != rendered {
            // The next change is seen all the same.
            if let Err(error) = update(project) {
                console::error(error);
            }
            rendered = now;
        }
    }
}

/// Renders the pages; or has Trunk build the site, where there is none that they could be rendered from: while Trunk is
/// at work, and after a build that failed, its staging folder is there.
fn update(project: &Project) -> Result<(), Error> {
    let dist = project.root.join(DIST);
    let is_whole = dist.join("assets.json").is_file() && !dist.join(".stage").exists();
    let program = env::current_exe()?.with_file_name("attune-site");
    let program = program.with_extension(env::consts::EXE_EXTENSION);
    if !is_whole || !program.is_file() {
        // Trunk sees that a file was written, whatever is in it.
        let index = project.root.join("index.html");
        let bytes = fs::read(&index)?;
        return Ok(fs::write(index, bytes)?);
    }
    let mut command = Command::new(program);
    command.arg("render").arg(DIST).current_dir(&project.root);
    let began = Instant::now();
    // If the content has problems, they are listed, and the pages stay as they are.
    if run::status(&mut command)?.success() {
        console::done("Content rendered; reload the page", began.elapsed());
    }
    Ok(())
}

/// The content files, each with its modification time.
fn times(folder: &Path) -> BTreeMap<PathBuf, Option<SystemTime>> {
    let entries = WalkDir::new(folder).into_iter().flatten();
    let files = entries.filter(|entry| entry.path().extension().is_some_and(|kind| kind == "json"));
    let modified = |entry: &walkdir::DirEntry| entry.metadata().ok()?.modified().ok();
    files
        .map(|entry| (entry.path().to_owned(), modified(&entry)))
        .collect()
}

#[cfg(unix)]
fn is_parent(process: u32) -> bool {
    std::os::unix::process::parent_id() == process
}

/// Without `exec`, `serve` stays the parent and stops this process itself.
#[cfg(not(unix))]
fn is_parent(_: u32) -> bool {
    true
}
