//! Runs programs that install something, such as npm or apt-get.

use std::process::Command;

use crate::{error::Error, run};

/// Runs the command and streams its stderr. The error has the likely cause.
pub fn run(command: &mut Command, tool: &str) -> Result<(), Error> {
    let (status, messages) = run::stream(command)?;
    if status.success() {
        return Ok(());
    }
    let line = run::command_line(command);
    let (tool, cause) = (tool.to_owned(), cause(&messages));
    Err(Error::Install { tool, cause, line })
}

/// The likely cause of a failed installation, by the program's messages, and a remedy.
#[rustfmt::skip]
fn cause(messages: &str) -> &'static str {
    let has_any = |words: &[&str]| words.iter().any(|word| messages.contains(word));
    if has_any(&["No space left on device", "os error 28", "ENOSPC"]) {
        "the disk is full; free about 2 GB and try again"
    } else if has_any(&[
        "Could not resolve", "Couldn't resolve", "Could not connect", "Couldn't connect", "network failure",
        "Temporary failure resolving", "Connection refused", "ENOTFOUND", "EAI_AGAIN",
    ]) {
        "the network could not be reached; check that this computer is online and try again"
    } else {
        "see its message above; the usual causes are a full disk or no network; fix that and try again"
    }
}
