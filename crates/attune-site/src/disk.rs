//! Reading and writing. Each failure says what was being done to which file, and what would help.

use std::collections::BTreeMap;
use std::fs::{File, FileType};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::say;
use attune::content::check::MOST_BYTES;
use attune::site::public::clutter;
use attune::site::results::Results;
use attune::site::{Files, Scripts};

/// A file could not be read or written.
#[derive(Debug, thiserror::Error)]
#[error("can't {doing} {}: {source}; {}", say::path(.path), remedy(.source))]
pub struct DiskError {
    doing: &'static str,
    path: PathBuf,
    source: io::Error,
}

/// What helps where a name isn't text.
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

/// The files below a folder, by their path within it with `/` between its parts.
pub fn read_tree(folder: &Path) -> Result<Files, DiskError> {
    let mut files = Files::new();
    for entry in walk(folder, |_| true)? {
        if !entry.is_named {
            let unnamed = io::Error::new(ErrorKind::InvalidFilename, "its name isn't UTF-8");
            return Err(failed("publish", &entry.file)(unnamed));
        }
        files.insert(entry.path, read(&entry.file)?);
    }
    Ok(files)
}

/// What lies below a folder and is no folder itself.
pub struct Entry {
    /// Its path within the folder, with `/` between its parts.
    pub path: String,
    /// Whether that is its name in truth. Disks can hold names that aren't UTF-8.
    pub is_named: bool,
    /// Where it lies.
    pub file: PathBuf,
    /// A link counts as one, wherever it leads.
    pub kind: FileType,
}

/// What lies below a folder, and in those folders below it that are `wanted`, by their paths. No link is followed.
pub fn walk(folder: &Path, wanted: impl Fn(&str) -> bool) -> Result<Vec<Entry>, DiskError> {
    let mut found = Vec::new();
    let mut folders = vec![(String::new(), folder.to_owned())];
    while let Some((below, here)) = folders.pop() {
        for entry in fs::read_dir(&here).map_err(failed("look into", &here))? {
            let entry = entry.map_err(failed("look into", &here))?;
            let kind = entry
                .file_type()
                .map_err(failed("look at", &entry.path()))?;
            let name = entry.file_name();
            let is_named = name.to_str().is_some();
            let path = below.clone() + &name.to_string_lossy();
            if kind.is_dir() && is_named && wanted(&path) {
                folders.push((path + "/", entry.path()));
            } else {
                found.push(Entry {
                    path,
                    is_named,
                    file: entry.path(),
                    kind,
                });
            }
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(found)
}

/// The style sheets of a folder, by name.
pub fn read_styles(folder: &Path) -> Result<BTreeMap<String, String>, DiskError> {
    let entries = walk(folder, |_| true)?.into_iter();
    entries
        .filter(|entry| is_kind(&entry.path, "css") && clutter::part(&entry.path).is_none())
        .map(|entry| Ok((entry.path, read_text(&entry.file)?)))
        .collect()
}

/// The scripts of a folder, by name.
pub fn read_scripts(folder: &Path) -> Result<Scripts, DiskError> {
    let entries = walk(folder, |_| false)?.into_iter();
    entries
        .filter(|entry| is_kind(&entry.path, "js") && clutter::part(&entry.path).is_none())
        .map(|entry| Ok((entry.path, read_text(&entry.file)?)))
        .collect()
}

/// What the last whole test run found; nothing where there was none, or one of another version.
pub fn read_results(path: &Path) -> Result<Option<Results>, DiskError> {
    match fs::read(path) {
        Ok(bytes) => Ok(serde_json::from_slice(&bytes).ok()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed("read", path)(error)),
    }
}

pub fn is_kind(path: &str, extension: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|found| found == extension)
}

/// A file's bytes.
pub fn read(path: &Path) -> Result<Vec<u8>, DiskError> {
    fs::read(path).map_err(failed("read", path))
}

/// A file's first bytes, at most so many.
pub fn read_head(path: &Path, most: usize) -> Result<Vec<u8>, DiskError> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(failed("read", path))?;
    file.take(most as u64)
        .read_to_end(&mut bytes)
        .map_err(failed("read", path))?;
    Ok(bytes)
}

/// How many bytes a file has.
pub fn size(path: &Path) -> Result<u64, DiskError> {
    let found = fs::metadata(path).map_err(failed("look at", path))?;
    Ok(found.len())
}

/// A content file's text, or so much of it that the check sees that it is too large. None where it isn't UTF-8.
pub fn read_content(path: &Path) -> Result<Option<String>, DiskError> {
    let bytes = read_head(path, MOST_BYTES + 4)?;
    let text = String::from_utf8(bytes).or_else(|error| {
        let (whole, cut) = (
            error.utf8_error().valid_up_to(),
            error.utf8_error().error_len(),
        );
        let mut bytes = error.into_bytes();
        // The last character may have been cut in the middle.
        if whole > MOST_BYTES && cut.is_none() {
            bytes.truncate(whole);
        }
        String::from_utf8(bytes)
    });
    Ok(text.ok())
}

/// A file's text.
pub fn read_text(path: &Path) -> Result<String, DiskError> {
    fs::read_to_string(path).map_err(failed("read", path))
}

/// Writes a file and the folders above it.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed("make the folder", folder))?;
    }
    fs::write(path, bytes).map_err(failed("write", path))
}

/// Removes a file of a tree, and the folders that it leaves empty.
pub fn remove(root: &Path, path: &str) -> Result<(), DiskError> {
    let whole = root.join(path);
    fs::remove_file(&whole).map_err(failed("remove", &whole))?;
    let mut folder = whole.parent();
    // A folder that still holds something refuses, which ends the walk.
    while let Some(empty) =
        folder.filter(|folder| *folder != root && fs::remove_dir(folder).is_ok())
    {
        folder = empty.parent();
    }
    Ok(())
}
