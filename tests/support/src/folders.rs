//! Reading, listing and copying folders with everything below them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The paths of all files below a folder, in order.
pub fn list(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder)
            .unwrap_or_else(|error| panic!("listing {}: {error}", folder.display()));
        for entry in entries {
            let path = entry.expect("the folder can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort_unstable();
    files
}

/// The path of a file within a folder, with slashes on every system.
pub fn path_within(folder: &Path, file: &Path) -> String {
    let path = file
        .strip_prefix(folder)
        .expect("the file is in the folder");
    path.to_string_lossy().replace('\\', "/")
}

/// All files below a folder, by their paths within it.
pub fn read(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = list(folder).into_iter();
    files
        .map(|file| (path_within(folder, &file), bytes(&file)))
        .collect()
}

/// Copies all files below a folder into another, which is created.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap_or_else(|error| panic!("creating {}: {error}", to.display()));
    for file in list(from) {
        write(&to.join(path_within(from, &file)), &bytes(&file));
    }
}

/// Writes a file, in a folder that is created if it's missing.
pub fn write(file: &Path, bytes: &[u8]) {
    let folder = file.parent().expect("a file is in a folder");
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(file, bytes));
    written.unwrap_or_else(|error| panic!("writing {}: {error}", file.display()));
}

/// Whether a path has an extension, as in `html`.
pub fn has_extension(path: &str, extension: &str) -> bool {
    let found = Path::new(path).extension();
    found.is_some_and(|found| found == extension)
}

/// The text of a file.
pub fn text(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("reading {}: {error}", file.display()))
}

fn bytes(file: &Path) -> Vec<u8> {
    fs::read(file).unwrap_or_else(|error| panic!("reading {}: {error}", file.display()))
}
