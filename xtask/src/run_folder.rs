//! A folder for one run alone, `target/test-sites/<process>`, gone when the run ends. What a killed
//! run left behind is swept up by the next one.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process,
};

use crate::{error::Error, project::Project};

const DOING: &str = "preparing a folder for this run's sites";
/// Held, locked, for as long as its folder is in use.
const IN_USE: &str = ".in-use";

pub struct RunFolder {
    pub path: PathBuf,
    _in_use: File,
}

impl RunFolder {
    pub fn new(project: &Project) -> Result<Self, Error> {
        let parent = project.target().join("test-sites");
        fs::create_dir_all(&parent).map_err(|source| disk(&parent, source))?;
        // Nobody sweeps between the making of a folder and the locking of its marker.
        let _sweeping = lock(&parent.join(".lock"))?;
        sweep(&parent)?;
        let path = parent.join(process::id().to_string());
        fs::create_dir_all(&path).map_err(|source| disk(&path, source))?;
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
    let file = File::create(path).map_err(|source| disk(path, source))?;
    file.lock().map_err(|source| disk(path, source))?;
    Ok(file)
}

fn sweep(parent: &Path) -> Result<(), Error> {
    for entry in fs::read_dir(parent).map_err(|source| disk(parent, source))? {
        let folder = entry.map_err(|source| disk(parent, source))?.path();
        let abandoned =
            File::open(folder.join(IN_USE)).is_ok_and(|marker| marker.try_lock().is_ok());
        if abandoned {
            fs::remove_dir_all(&folder).map_err(|source| disk(&folder, source))?;
        }
    }
    Ok(())
}

fn disk(path: &Path, source: std::io::Error) -> Error {
    Error::Disk {
        doing: DOING,
        path: path.to_owned(),
        source,
    }
}
