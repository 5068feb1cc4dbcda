//! Reads and writes files. Each error says what was being done to which file, and how to fix it.

use std::collections::BTreeMap;
use std::fs::{File, FileType};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::{fs, io};

use site::check::sources::MAX_BYTES;
use site::clutter;
use site::files::{Files, Scripts};
use site::results::Results;

use super::console;

/// A file could not be read or written.
#[derive(Debug, thiserror::Error)]
#[error("can't {doing} {}: {source}; {}", console::path(.path), remedy(.source))]
pub struct DiskError {
    doing: &'static str,
    path: PathBuf,
    source: io::Error,
}

/// The remedy for a file name that isn't UTF-8.
const PLAIN_NAME: &str = "rename it with plain letters";

fn remedy(error: &io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::NotFound => "check that the folder is the one you mean",
        ErrorKind::StorageFull => "free some space on the disk and try again",
        ErrorKind::PermissionDenied => "check who owns the file",
        ErrorKind::InvalidData => "save the file as UTF-8",
        ErrorKind::InvalidFilename => PLAIN_NAME,
        _ => "try again",
    }
}

fn failed(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> DiskError {
    let path = path.to_owned();
    move |source| DiskError {
        doing,
        path,
        source,
    }
}

/// Reads every file below a folder. The keys are relative paths with `/` as the separator.
pub fn read_tree(folder: &Path) -> Result<Files, DiskError> {
    let mut files = Files::new();
    for entry in walk(folder, |_| true)? {
        if !entry.is_utf8 {
            let unnamed = io::Error::new(ErrorKind::InvalidFilename, "its name isn't UTF-8");
            return Err(failed("publish", &entry.file)(unnamed));
        }
        files.insert(entry.path, read(&entry.file)?);
    }
    Ok(files)
}

/// A file, link or device below a folder; or a folder that `walk` doesn't enter.
pub struct Entry {
    /// Its relative path, with `/` as the separator.
    pub path: String,
    /// Whether its name is UTF-8. Otherwise `path` holds replacement characters.
    pub is_utf8: bool,
    /// Its path on disk.
    pub file: PathBuf,
    /// Links aren't followed: a link to a file is a link.
    pub file_type: FileType,
}

/// Lists a folder, sorted by path, and enters those of its subfolders that `enters` accepts. Follows no links.
pub fn walk(folder: &Path, enters: impl Fn(&str) -> bool) -> Result<Vec<Entry>, DiskError> {
    let mut found = Vec::new();
    let mut folders = vec![(String::new(), folder.to_owned())];
    while let Some((below, here)) = folders.pop() {
        for entry in fs::read_dir(&here).map_err(failed("look into", &here))? {
            let entry = entry.map_err(failed("look into", &here))?;
            let file_type = entry
                .file_type()
                .map_err(failed("look at", &entry.path()))?;
            let name = entry.file_name();
            let is_utf8 = name.to_str().is_some();
            let path = below.clone() + &name.to_string_lossy();
            if file_type.is_dir() && is_utf8 && enters(&path) {
                folders.push((path + "/", entry.path()));
            } else {
                found.push(Entry {
                    path,
                    is_utf8,
                    file: entry.path(),
                    file_type,
                });
            }
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(found)
}

/// Reads the style sheets of a folder and its subfolders, by path.
pub fn read_styles(folder: &Path) -> Result<BTreeMap<String, String>, DiskError> {
    let entries = walk(folder, |_| true)?.into_iter();
    entries
        .filter(|entry| has_extension(&entry.path, "css") && clutter::find(&entry.path).is_none())
        .map(|entry| Ok((entry.path, read_text(&entry.file)?)))
        .collect()
}

/// Reads the scripts of a folder, by name.
pub fn read_scripts(folder: &Path) -> Result<Scripts, DiskError> {
    let entries = walk(folder, |_| false)?.into_iter();
    entries
        .filter(|entry| has_extension(&entry.path, "js") && clutter::find(&entry.path).is_none())
        .map(|entry| Ok((entry.path, read_text(&entry.file)?)))
        .collect()
}

/// Reads the results of the last full test run. None if there are none, or in another version's format.
pub fn read_results(path: &Path) -> Result<Option<Results>, DiskError> {
    match fs::read(path) {
        Ok(bytes) => Ok(serde_json::from_slice(&bytes).ok()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed("read", path)(error)),
    }
}

pub fn has_extension(path: &str, extension: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|found| found == extension)
}

/// Reads a file.
pub fn read(path: &Path) -> Result<Vec<u8>, DiskError> {
    fs::read(path).map_err(failed("read", path))
}

/// Reads up to `max` bytes from the start of a file.
pub fn read_head(path: &Path, max: usize) -> Result<Vec<u8>, DiskError> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(failed("read", path))?;
    file.take(max as u64)
        .read_to_end(&mut bytes)
        .map_err(failed("read", path))?;
    Ok(bytes)
}

/// A file's size in bytes.
pub fn size(path: &Path) -> Result<u64, DiskError> {
    let found = fs::metadata(path).map_err(failed("look at", path))?;
    Ok(found.len())
}

/// Reads a content file, or enough of it for the check to see that it is too large. None if it isn't UTF-8.
pub fn read_content(path: &Path) -> Result<Option<String>, DiskError> {
    let bytes = read_head(path, MAX_BYTES + 4)?;
    let text = String::from_utf8(bytes).or_else(|error| {
        let (valid, error_length) = (
            error.utf8_error().valid_up_to(),
            error.utf8_error().error_len(),
        );
        let mut bytes = error.into_bytes();
        // The limit may have cut the last character in half.
        if valid > MAX_BYTES && error_length.is_none() {
            bytes.truncate(valid);
        }
        String::from_utf8(bytes)
    });
    Ok(text.ok())
}

/// Reads a text file.
pub fn read_text(path: &Path) -> Result<String, DiskError> {
    fs::read_to_string(path).map_err(failed("read", path))
}

/// Writes a file, and creates its parent folders.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed("make the folder", folder))?;
    }
    fs::write(path, bytes).map_err(failed("write", path))
}

/// Removes a file below `root`, and the parent folders that it leaves empty.
pub fn remove(root: &Path, path: &str) -> Result<(), DiskError> {
    let file = root.join(path);
    fs::remove_file(&file).map_err(failed("remove", &file))?;
    let mut folder = file.parent();
    // Removing a folder that isn't empty fails, which ends the loop.
    while let Some(empty) =
        folder.filter(|folder| *folder != root && fs::remove_dir(folder).is_ok())
    {
        folder = empty.parent();
    }
    Ok(())
}
