//! A folder for one run alone, in `target/test-sites`, gone when the run ends; a killed run's is swept up a day later.

use std::path::{self, Path, PathBuf};
use std::time::{Duration, Instant};

use fs_err::{self as fs, File};
use tempfile::TempDir;

use crate::site::{self, Profile, TestResults, Wanted};
use crate::{error::Error, project::Project, say, tools};

const DAY: Duration = Duration::from_hours(24);

pub struct RunFolder {
    pub path: PathBuf,
    _removed_at_the_end: TempDir,
}

impl RunFolder {
    pub fn new(project: &Project) -> Result<Self, Error> {
        let parent = project.target().join("test-sites");
        fs::create_dir_all(&parent)?;
        for entry in fs::read_dir(&parent)? {
            let entry = entry?;
            let made = entry.metadata().and_then(|about| about.modified()).ok();
            if made.is_some_and(|made| made.elapsed().is_ok_and(|age| age > DAY)) {
                // Another run may be sweeping, too.
                let _gone_already = fs::remove_dir_all(entry.path());
            }
        }
        let mut folder = tempfile::Builder::new();
        let folder = folder.prefix("run-").tempdir_in(&parent)?;
        Ok(Self {
            path: folder.path().to_owned(),
            _removed_at_the_end: folder,
        })
    }

    /// The site to be measured, or to be taken pictures of: the one that somebody has built, or one built for that,
    /// in `dist`, with its configurations for hosts beside it in `deploy`.
    pub fn site(&self, project: &Project, given: Option<&Path>) -> Result<PathBuf, Error> {
        if let Some(dist) = given {
            let dist = path::absolute(dist)?;
            if dist.join("index.html").is_file() {
                return Ok(dist);
            }
            let doing = "looking at a built site";
            let reason = "it has no index.html".to_owned();
            let remedy =
                "name a folder that `cargo xtask build` wrote, or leave --dist out to build one";
            return Err(Error::Unreadable(doing, dist, reason, remedy));
        }
        let tools = tools::for_the_site(project)?;
        say::step("Building the site (the first time takes some minutes)");
        let began = Instant::now();
        let dist = self.path.join("dist");
        let wanted = Wanted {
            deploy: Some(self.path.join("deploy")),
            ..Wanted::of(Profile::Release, TestResults::Told)
        };
        site::write_site(project, &tools, &dist, &wanted)?;
        say::done("Built", began.elapsed());
        Ok(dist)
    }
}

/// Waits until no other process holds the file, then holds it.
pub fn lock(path: &Path) -> Result<File, Error> {
    let file = File::create(path)?;
    file.lock()?;
    Ok(file)
}
