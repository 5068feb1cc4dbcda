//! Files and folders of the project, and the environment that a build reads.

use std::env;
use std::path::PathBuf;

/// The files that are published, and the content.
pub const PUBLIC: &str = "public";
pub const CONTENT: &str = "public/content";
pub const SCRIPTS: &str = "scripts";
pub const STYLE: &str = "style";

/// The results of the last complete test run, unless the environment names another file.
const RESULTS: &str = "target/attune-accessibility.json";
const RESULTS_VARIABLE: &str = "ATTUNE_RESULTS";

/// Names the folder for the host configurations. They are written only if it is set.
const DEPLOY_VARIABLE: &str = "ATTUNE_DEPLOY";
/// Names the folder of the sample practice. Its `practice.json` is read instead of the owner's if it is set.
const SAMPLE_VARIABLE: &str = "ATTUNE_SAMPLE";
/// Overrides the scheme and host of the address in `site.json`.
const ORIGIN_VARIABLE: &str = "ATTUNE_ORIGIN";

/// The file with the results of the last complete test run.
pub fn results() -> PathBuf {
    env::var_os(RESULTS_VARIABLE).map_or_else(|| PathBuf::from(RESULTS), PathBuf::from)
}

/// The folder for the host configurations.
pub fn deploy() -> Option<PathBuf> {
    env::var_os(DEPLOY_VARIABLE).map(PathBuf::from)
}

/// The file with the facts of the sample practice, for a site that shows how it looks when they are filled in.
pub fn sample() -> Option<PathBuf> {
    env::var_os(SAMPLE_VARIABLE).map(|folder| PathBuf::from(folder).join("practice.json"))
}

/// The scheme and host from `cargo xtask build --origin`, instead of those in `site.json`.
pub fn origin() -> Option<String> {
    env::var(ORIGIN_VARIABLE).ok()
}
