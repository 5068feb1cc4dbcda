//! The built site, and the paths of sites and tools in the environment.

use std::env;
use std::path::{Path, PathBuf};

use crate::folders;

/// The path in an environment variable that `cargo xtask test` sets.
pub fn variable(name: &str) -> PathBuf {
    let path = env::var_os(name).map(PathBuf::from);
    let Some(path) = path else {
        panic!(
            "this test needs {name}: run it with `cargo xtask test`, which builds the site and finds the tools"
        )
    };
    assert!(
        path.is_absolute() && path.exists(),
        "{name} is {}, which doesn't exist or isn't absolute: run `cargo xtask test`, which sets it",
        path.display()
    );
    path
}

/// All `.html` files below a folder, in the order of their names.
pub fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut files = folders::list(folder);
    files.retain(|file| {
        file.extension()
            .is_some_and(|extension| extension == "html")
    });
    files
}
