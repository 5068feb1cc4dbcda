//! Where the project lies.

use std::env;
use std::path::PathBuf;

/// The project's folder, as cargo names it to the tests that it runs. What was compiled in may be another
/// checkout's, where two share a target folder.
pub fn project() -> PathBuf {
    let folder = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    folder.expect("cargo runs the tests, and names the project's folder")
}
