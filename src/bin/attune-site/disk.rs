//! Reading and writing. Each failure says what was being done to which file, and what would help.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::{fs, io};

use attune::content::check::{Fault, MOST_BYTES, Sources};
use attune::site::Files;
use attune::site::pictures::artwork;
use attune::site::results::Results;

use super::photographs::{self, Cache};

/// A file could not be read or written.
#[derive(Debug, thiserror::Error)]
#[error("can't {doing} {}: {source}; {}", .path.display(), remedy(.source))]
pub struct DiskError {
    doing: &'static str,
    path: PathBuf,
    source: io::Error,
}

fn remedy(error: &io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::NotFound => "check that the folder is the one you mean",
        ErrorKind::StorageFull => "free some space on the disk and try again",
        ErrorKind::PermissionDenied => "check who owns the file",
        ErrorKind::InvalidData => "save the file as UTF-8",
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
    for path in paths(folder)? {
        let bytes = read(&folder.join(&path))?;
        files.insert(path, bytes);
    }
    Ok(files)
}

fn paths(folder: &Path) -> Result<BTreeSet<String>, DiskError> {
    let mut found = BTreeSet::new();
    let mut folders = vec![String::new()];
    while let Some(below) = folders.pop() {
        let here = folder.join(&below);
        for entry in fs::read_dir(&here).map_err(failed("look into", &here))? {
            let entry = entry.map_err(failed("look into", &here))?;
            let path = below.clone() + &entry.file_name().to_string_lossy();
            if entry.path().is_dir() {
                folders.push(path + "/");
            } else {
                found.insert(path);
            }
        }
    }
    Ok(found)
}

/// The content of a folder such as `public/content`, and which files and pictures stand in the folder
/// above it.
pub fn sources(folder: &Path, cache: &Cache) -> Result<Sources, DiskError> {
    let mut texts = BTreeMap::new();
    for path in paths(folder)? {
        if is_kind(&path, "json") && !path.starts_with("schema/") {
            texts.insert(path.clone(), read_content(&folder.join(&path))?);
        }
    }
    let public = folder.join("..");
    let public_files: BTreeSet<String> = paths(&public)?
        .into_iter()
        .map(|path| format!("/{path}"))
        .collect();
    let mut pictures = photographs::inspect(&public, &public_files, texts.values(), cache)?;
    for path in &public_files {
        if path.starts_with("/art/") && is_kind(path, "svg") {
            let svg = read_text(&public.join(path.trim_start_matches('/')))?;
            match artwork::drawings(&svg) {
                Ok(found) => {
                    pictures.extend(found.keys().map(|id| (format!("{path}#{id}"), Ok(()))));
                }
                Err(wrong) => drop(pictures.insert(path.clone(), Err(unreadable(path, &wrong)))),
            }
        }
    }
    Ok(Sources {
        texts,
        public_files,
        pictures,
        folder: folder.display().to_string(),
    })
}

fn unreadable(path: &str, wrong: &str) -> Fault {
    Fault {
        wrong: format!("The artwork \"{path}\" can't be read: {wrong}."),
        remedy: "Put the file back as it was, or draw it as docs/architecture.md says.".into(),
    }
}

/// The style sheets of a folder, by name.
pub fn read_styles(folder: &Path) -> Result<BTreeMap<String, String>, DiskError> {
    let names = paths(folder)?
        .into_iter()
        .filter(|path| is_kind(path, "css"));
    names
        .map(|name| Ok((name.clone(), read_text(&folder.join(&name))?)))
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

fn is_kind(path: &str, extension: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|found| found == extension)
}

/// A file's bytes.
pub fn read(path: &Path) -> Result<Vec<u8>, DiskError> {
    fs::read(path).map_err(failed("read", path))
}

/// How many bytes a file has.
pub fn size(path: &Path) -> Result<u64, DiskError> {
    let found = fs::metadata(path).map_err(failed("look at", path))?;
    Ok(found.len())
}

/// A content file's text, or so much of it that the check sees that it is too large.
fn read_content(path: &Path) -> Result<String, DiskError> {
    let most = MOST_BYTES as u64 + 4;
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(failed("read", path))?;
    file.take(most)
        .read_to_end(&mut bytes)
        .map_err(failed("read", path))?;
    String::from_utf8(bytes).or_else(|error| {
        let (whole, cut) = (
            error.utf8_error().valid_up_to(),
            error.utf8_error().error_len(),
        );
        let mut bytes = error.into_bytes();
        // The last character may have been cut in the middle.
        if whole > MOST_BYTES && cut.is_none() {
            bytes.truncate(whole);
        }
        let not_utf8 = |error| failed("read", path)(io::Error::new(ErrorKind::InvalidData, error));
        String::from_utf8(bytes).map_err(not_utf8)
    })
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
