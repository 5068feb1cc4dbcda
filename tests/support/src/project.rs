//! The folder of the project.

use std::env;
use std::path::{Path, PathBuf};

/// The project's folder: the folder of the package whose tests cargo runs, or one above it. A path compiled into the
/// tests could be another checkout's, where two share a target folder.
pub fn project() -> PathBuf {
    let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let package = package.expect("cargo runs the tests and sets CARGO_MANIFEST_DIR");
    let is_project = |folder: &&Path| folder.join("xtask/Cargo.toml").is_file();
    let project = package.ancestors().find(is_project);
    project.expect("the package is in the project").to_owned()
}

/// The content of a small site without mistakes, with every kind of page.
pub fn good_content() -> PathBuf {
    project().join("crates/site/tests/content/rules/good")
}
