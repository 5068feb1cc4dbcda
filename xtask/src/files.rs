//! Small operations on files and folders that several commands share.

use std::{io, path::Path};

use fs_err::{self as fs, File};

/// Waits until no other process holds the file, then holds it.
pub fn lock(path: &Path) -> io::Result<File> {
    let file = File::create(path)?;
    file.lock()?;
    Ok(file)
}

/// Removes a folder if there is one.
pub fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_dir_all(path) {
        Err(source) if source.kind() == io::ErrorKind::NotFound => Ok(()),
        outcome => outcome,
    }
}
