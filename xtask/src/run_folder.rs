//! A folder for one run alone, in `target/test-sites`, gone when the run ends; a killed run's is swept up a day later.

use std::{path::PathBuf, time::Duration};

use fs_err as fs;
use tempfile::TempDir;

use crate::{error::Error, project::Project};

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
}
