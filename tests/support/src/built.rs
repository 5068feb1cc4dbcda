//! The site as it was built, and what the tests are told of it and of the tools.

#![allow(dead_code, reason = "each test file takes what it needs")]

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// The path that a variable of the environment names.
pub fn variable(name: &str) -> PathBuf {
    let path = env::var_os(name).map(PathBuf::from);
    let Some(path) = path else {
        panic!(
            "this test was not told {name}: run it with `cargo xtask test`, which builds the site and finds the tools"
        )
    };
    assert!(
        path.is_absolute() && path.exists(),
        "{name} names {}, which is not there (an absolute path is needed): run `cargo xtask test`, which sets it",
        path.display()
    );
    path
}

/// All `.html` files below a folder, in the order of their names.
pub fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut pages = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder)
            .unwrap_or_else(|error| panic!("looking for pages in {}: {error}", folder.display()));
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "html") {
                pages.push(path);
            }
        }
    }
    pages.sort_unstable();
    pages
}

/// A file's text.
pub fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("reading {}: {error}", path.display()))
}
