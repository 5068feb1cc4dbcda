//! Everything that can stop a command, in words for the person who ran it: what is wrong, and what to do.

use std::{io, path::PathBuf};

#[derive(Debug, thiserror::Error)]
#[rustfmt::skip]
pub enum Error {
    #[error("cannot serve the site: port {port} on 127.0.0.1 is already in use; stop the program that uses it, or \
             choose another port with `cargo xtask serve --port {other}`")]
    PortBusy { port: u16, other: u16 },

    #[error("cannot serve the site: this computer refuses to open port {port} on 127.0.0.1 ({source}); choose \
             another port with `cargo xtask serve --port 8081`")]
    PortRefused { port: u16, source: io::Error },

    #[error("cannot tell which project is meant: cargo has not started this program from one; run `cargo xtask` in \
             the project's folder")]
    WithoutCargo,

    #[error("cargo runs the xtask of {}, but you are in {}, which is not in that checkout; go there, or run \
             `cargo xtask` in the checkout that you mean, without --manifest-path", root.display(), stands.display())]
    OtherCheckout { root: PathBuf, stands: PathBuf },

    #[error("cannot run `{line}`: the program `{name}` was not found; {remedy}")]
    ProgramMissing { line: String, name: String, remedy: &'static str },

    #[error("cannot run `{line}`: {source}")]
    ProgramRefused { line: String, source: io::Error },

    #[error("while {doing}, `{line}` failed; its own message stands above")]
    ProgramFailed { doing: String, line: String },

    #[error("cannot check the code: cargo has no `{subcommand}` here; run `rustup component add {component}`")]
    SubcommandMissing { subcommand: &'static str, component: &'static str },

    #[error("could not install {tool}: {cause}; the command was `{line}`")]
    Install { tool: String, cause: &'static str, line: String },

    #[error("{names} missing and cannot be installed from here ({why}); run `{line}` and try again")]
    PackagesMissing { names: String, why: &'static str, line: String },

    #[error("{name} is needed {need} and is still missing after the installation; {remedy}")]
    StillMissing { name: &'static str, need: &'static str, remedy: &'static str },

    #[error("cannot keep the tools anywhere: neither ATTUNE_TOOLS, XDG_CACHE_HOME nor HOME is set; set ATTUNE_TOOLS \
             to a folder")]
    NoToolsFolder,

    /// What fs-err says: what was done to which file, and what is wrong.
    #[error("{}", storage_or(.0))]
    Files(#[from] io::Error),

    /// What was being done, with which file; what is wrong, and what to do.
    #[error("while {0}, {1} could not be understood: {2}; {3}")]
    Unreadable(&'static str, PathBuf, String, &'static str),

    #[error("the content has problems, named above; nothing was built, and an earlier build stays as it was")]
    Content,

    #[error("the tests stopped at “{step}”; to run that step alone: {alone}")]
    Step { step: String, alone: String },

    #[error("while measuring {what}, `{line}` failed or gave an answer that is not understood: {reason}")]
    Answer { what: &'static str, line: String, reason: String },
}

/// The system's own words, with a remedy where the cause is plain.
fn storage_or(source: &io::Error) -> String {
    match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "the disk is full; free some space and try again".to_owned()
        }
        io::ErrorKind::PermissionDenied => {
            format!("{source}; check who owns it and that you may write there")
        }
        _ => source.to_string(),
    }
}
