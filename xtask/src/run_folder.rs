//! A folder for one run alone, `target/test-sites/<process>`, gone when the run ends. What a killed
//! run left behind is swept up by the next one.

use std::{
    path::{Path, PathBuf},
    process,
};

use fs_err::{self as fs, File};

use crate::{error::Error, project::Project};

/// Held, locked, for as long as its folder is in use.
const IN_USE: &str = ".in-use";

pub struct RunFolder {
    pub path: PathBuf,
    _in_use: File,
}

impl RunFolder {
    pub fn new(project: &Project) -> Result<Self, Error> {
        let parent = project.target().join("test-sites");
        fs::create_dir_all(&parent)?;
        // Nobody sweeps between the making of a folder and the locking of its marker.
        let _sweeping = lock(&parent.join(".lock"))?;
        sweep(&parent)?;
        let path = parent.join(process::id().to_string());
        fs::create_dir_all(&path)?;
        let in_use = lock(&path.join(IN_USE))?;
        Ok(Self {
            path,
            _in_use: in_use,
        })
    }
}

impl Drop for RunFolder {
    fn drop(&mut self) {
        // What cannot be removed now is swept by the next run.
        let _left_for_later = fs::remove_dir_all(&self.path);
    }
}

/// Waits until no other process holds the file, then holds it.
pub fn lock(path: &Path) -> Result<File, Error> {
    let file = File::create(path)?;
    file.lock()?;
    Ok(file)
}

fn sweep(parent: &Path) -> Result<(), Error> {
    for entry in fs::read_dir(parent)? {
        let folder = entry?.path();
        let abandoned =
            File::open(folder.join(IN_USE)).is_ok_and(|marker| marker.try_lock().is_ok());
        if abandoned {
            fs::remove_dir_all(&folder)?;
        }
    }
    Ok(())
}
