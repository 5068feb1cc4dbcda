//! A folder for one run alone, in `target/test-sites`, gone when the run ends. What a killed run left behind is
//! swept up by the first one a day later.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use fs_err::{self as fs, File};
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
            let age = entry.metadata().and_then(|about| about.modified());
            if age.is_ok_and(|age| age.elapsed().is_ok_and(|age| age > DAY)) {
                // Another run may be sweeping, too.
                let _gone_already = fs::remove_dir_all(entry.path());
            }
        }
        let folder = tempfile::Builder::new()
            .prefix("run-")
            .tempdir_in(&parent)?;
        Ok(Self {
            path: folder.path().to_owned(),
            _removed_at_the_end: folder,
        })
    }
}

/// Waits until no other process holds the file, then holds it.
pub fn lock(path: &Path) -> Result<File, Error> {
    let file = File::create(path)?;
    file.lock()?;
    Ok(file)
}
