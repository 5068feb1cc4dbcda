//! Errors of the build. Invalid content is not among them: it is checked before the build.

use crate::fault::Fault;

/// The remedy for a description of the assets that can't be used.
pub(crate) const REBUILD: &str = "build the whole site once more";

/// Why a site could not be built.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// A file is missing among the staged files.
    #[error("{file} is not among the files that Trunk staged; {remedy}")]
    Missing {
        /// Its path.
        file: String,
        /// The remedy.
        remedy: &'static str,
    },
    /// A page shows a picture that is neither artwork nor a photograph of the description. The check, which knows the
    /// files on disk, has passed it.
    #[error("{file} is not among the pictures that the site was built with; {REBUILD}")]
    NoPicture {
        /// Its address in the content.
        file: String,
    },
    /// One of the site's own scripts is missing.
    #[error("scripts/{file} is missing; put it back")]
    NoScript {
        /// Its name.
        file: String,
    },
    /// A staged file can't be used.
    #[error("{file} can't be used: {wrong}; {remedy}")]
    Invalid {
        /// Its path.
        file: String,
        /// The problem.
        wrong: String,
        /// The remedy.
        remedy: &'static str,
    },
    /// A file of `public/` must not be published.
    #[error("{} {}", .0.wrong, .0.remedy)]
    Refused(Fault),
    /// Data can't be written as JSON.
    #[error("{name} can't be written as JSON: {source}")]
    Json {
        /// The name of the data.
        name: String,
        /// The error of `serde_json`.
        source: serde_json::Error,
    },
}
