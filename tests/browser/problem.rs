//! The reasons why a scenario can fail.

use std::path::PathBuf;
use std::time::Duration;

use fantoccini::error::{CmdError, NewSessionError};

/// The result of a step.
pub type Outcome<T = ()> = Result<T, Problem>;

/// Why a scenario failed.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    #[error(
        "the browser tests were not told {variable}: run them with `cargo xtask test`, which finds browsers and builds the site"
    )]
    Unset { variable: &'static str },
    #[error("{variable} names {}, which is not there (an absolute path is needed): run `cargo xtask test`, which sets it", path.display())]
    Absent {
        variable: &'static str,
        path: PathBuf,
    },
    #[error("starting {what}: {source}")]
    Start {
        what: String,
        source: std::io::Error,
    },
    #[error("{what} did not say within {} s that it is ready", after.as_secs())]
    Silent { what: String, after: Duration },
    #[error("what the scenario has proved can't be noted in {}: {source}; see that there is room and that you may write there", path.display())]
    Note {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("the picture {} can't be kept: {source}; see that there is room and that you may write there", path.display())]
    Save {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("opening a browser: {0}")]
    Session(#[from] NewSessionError),
    #[error("asking the browser: {0}")]
    Command(#[from] CmdError),
    #[error("the window shows {got} where {wanted} CSS pixels were wanted")]
    Viewport { wanted: String, got: String },
    #[error("the site's own file {path} can't be read as the tests need it: {why}")]
    File { path: String, why: String },
    #[error("waited {} s, but it never came about that {what}", after.as_secs())]
    Waited { what: String, after: Duration },
    #[error("{what}: wanted {wanted}, got {got}")]
    Differs {
        what: String,
        wanted: String,
        got: String,
    },
    #[error("it is not so that {0}")]
    Untrue(String),
    #[error("{} things are wrong:\n  {}", .0.len(), .0.join("\n  "))]
    Faults(Vec<String>),
    #[error("for {} s the browser gave no answer and asked the site for nothing", after.as_secs())]
    Hung { after: Duration },
    #[error("the scenario did not end within {} s, though something went on all the time", .0.as_secs())]
    Endless(Duration),
}

impl Problem {
    /// Whether this is a timeout or a browser that didn't respond properly, which can happen on a busy machine
    /// without any bug. A wrong observation is never transient.
    pub fn may_be_transient(&self) -> bool {
        match self {
            Self::Start { .. }
            | Self::Silent { .. }
            | Self::Session(_)
            | Self::Command(_)
            | Self::Viewport { .. }
            | Self::Waited { .. }
            | Self::Hung { .. }
            | Self::Endless(_) => true,
            Self::Unset { .. }
            | Self::Absent { .. }
            | Self::Note { .. }
            | Self::Save { .. }
            | Self::File { .. }
            | Self::Differs { .. }
            | Self::Untrue(_)
            | Self::Faults(_) => false,
        }
    }
}

/// Fails unless `fact` is true; `what` completes the sentence "it is not so that …".
pub fn hold(fact: bool, what: impl Into<String>) -> Outcome {
    if fact {
        Ok(())
    } else {
        Err(Problem::Untrue(what.into()))
    }
}

/// Fails unless both are equal.
pub fn same<T: PartialEq + std::fmt::Debug>(what: &str, got: &T, wanted: &T) -> Outcome {
    if got == wanted {
        return Ok(());
    }
    Err(Problem::Differs {
        what: what.to_owned(),
        wanted: format!("{wanted:?}"),
        got: format!("{got:?}"),
    })
}
