//! Every error that can end a command. Each message says what is wrong and what to do.

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

    #[error("cannot find the project: cargo did not start this program from one; run `cargo xtask` in the project's \
             folder")]
    WithoutCargo,

    #[error("cargo runs the xtask of {}, but you are in {}, which is not in that checkout; go there, or run `cargo \
             xtask` in the checkout that you mean, without --manifest-path", root.display(), current_dir.display())]
    OtherCheckout { root: PathBuf, current_dir: PathBuf },

    #[error("cannot run `{line}`: the program `{name}` was not found; {remedy}")]
    ProgramMissing { line: String, name: String, remedy: &'static str },

    #[error("cannot run `{line}`: {source}")]
    ProgramNotStarted { line: String, source: io::Error },

    #[error("while {doing}, `{line}` failed; see its message above")]
    ProgramFailed { doing: String, line: String },

    #[error("cannot check the code: `cargo {subcommand}` is not installed; run `rustup component add {component}`")]
    SubcommandMissing { subcommand: &'static str, component: &'static str },

    #[error("could not install {tool}: {cause}; the command was `{line}`")]
    Install { tool: String, cause: &'static str, line: String },

    #[error("{names} missing and cannot be installed from here ({why}); run `{line}` and try again")]
    PackagesMissing { names: String, why: &'static str, line: String },

    #[error("{name} is needed {need} and is still missing after the installation; {remedy}")]
    StillMissing { name: &'static str, need: &'static str, remedy: &'static str },

    #[error("there is no folder to install tools into: neither ATTUNE_TOOLS, XDG_CACHE_HOME nor HOME is set; set \
             ATTUNE_TOOLS to a folder")]
    NoToolsFolder,

    /// The message of `fs_err`, which has the operation, the path and the cause.
    #[error("{}", file_message(.0))]
    Files(#[from] io::Error),

    /// The action, the file or folder, the reason and the remedy.
    #[error("while {0}, {1} could not be used: {2}; {3}")]
    Unusable(&'static str, PathBuf, String, &'static str),

    #[error("the content has the problems listed above; nothing was built, and an earlier build is unchanged")]
    Content,

    #[error("the tests stopped at “{step}”; to run only that step: {rerun}")]
    Step { step: String, rerun: String },

    #[error("while measuring {what}, `{line}` failed or its output was unexpected: {reason}")]
    BadOutput { what: &'static str, line: String, reason: String },
}

/// The system's message, with a remedy for common causes.
fn file_message(source: &io::Error) -> String {
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
