//! Where the project lies.

use std::env;
use std::path::{Path, PathBuf};

/// The project's folder: that of the package whose tests cargo runs, or above it. What was compiled in may be another
/// checkout's, where two share a target folder.
pub fn project() -> PathBuf {
    let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let package = package.expect("cargo runs the tests, and names their package's folder");
    let is_project = |folder: &&Path| folder.join("xtask/Cargo.toml").is_file();
    let project = package.ancestors().find(is_project);
    project.expect("the package lies in the project").to_owned()
}
