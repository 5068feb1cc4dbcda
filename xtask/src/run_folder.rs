//! A temporary folder for one run, in `target/test-sites`. It is removed when the run ends; if the run was killed, a
//! later run removes it after a day.

use std::{path::PathBuf, time::Duration};

use fs_err as fs;
use tempfile::TempDir;

use crate::{error::Error, project::Project};

const DAY: Duration = Duration::from_hours(24);

pub struct RunFolder {
    pub path: PathBuf,
    _temp_dir: TempDir,
}

impl RunFolder {
    pub fn new(project: &Project) -> Result<Self, Error> {
        let parent = project.target().join("test-sites");
        fs::create_dir_all(&parent)?;
        for entry in fs::read_dir(&parent)? {
            let entry = entry?;
            let modified = entry.metadata().and_then(|about| about.modified()).ok();
            if modified.is_some_and(|modified| modified.elapsed().is_ok_and(|age| age > DAY)) {
                // Another run may be removing it, too.
                let _already_removed = fs::remove_dir_all(entry.path());
            }
        }
        let mut folder = tempfile::Builder::new();
        let folder = folder.prefix("run-").tempdir_in(&parent)?;
        Ok(Self {
            path: folder.path().to_owned(),
            _temp_dir: folder,
        })
    }
}
