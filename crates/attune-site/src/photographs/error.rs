//! Errors in checking and encoding photographs.

use std::io;
use std::process::ExitStatus;

use site::fault::Fault;

use crate::disk::DiskError;

/// A photograph that the content uses can't be read, checked or encoded.
#[derive(Debug, thiserror::Error)]
pub enum PhotographError {
    #[error(transparent)]
    Disk(#[from] DiskError),
    #[error("{} {}", .0.wrong, .0.remedy)]
    Rejected(Fault),
    #[error("the picture {path} can't be written as {reason}; save it again in an image editor")]
    Encode { path: String, reason: String },
    #[error(transparent)]
    Program(#[from] ProgramError),
}

/// The program can't be compiled or run.
#[derive(Debug, thiserror::Error)]
pub enum ProgramError {
    #[error(
        "the program that reads photographs can't be compiled: `{line}` failed, and its own message stands above; \
         photographs need it, so see to that and try again"
    )]
    Compile { line: String },
    #[error("`{line}` can't be run: {source}; check that Rust is installed and try again")]
    Start { line: String, source: io::Error },
    #[error(
        "the program that reads photographs stopped at {path} ({status}); save the picture again in an image \
         editor, or delete it"
    )]
    Stopped { path: String, status: ExitStatus },
}
