//! Runs programs that install something, such as npm or apt-get.

use std::io::{self, Read, Write};
use std::process::Command;

use crate::{error::Error, run};

/// How many bytes of the program's last messages to search for the cause of a failure.
const MAX_MESSAGE_BYTES: usize = 16 * 1024;

/// Runs the command and streams its stderr. If it fails, the error names the likely cause.
pub fn run(command: &mut Command, tool: &str) -> Result<(), Error> {
    run::show_progress(command);
    let (mut child, mut messages) = run::start(command)?;
    let (mut last, mut buffer) = (Vec::new(), [0; 4096]);
    while let Ok(length @ 1..) = messages.read(&mut buffer) {
        let _closed_pipe = io::stderr().write_all(&buffer[..length]);
        last.extend_from_slice(&buffer[..length]);
        last.drain(..last.len().saturating_sub(MAX_MESSAGE_BYTES));
    }
    let status = child
        .wait()
        .map_err(|source| run::io_error(command, source))?;
    if status.success() {
        return Ok(());
    }
    let line = run::command_line(command);
    let (tool, cause) = (tool.to_owned(), cause(&String::from_utf8_lossy(&last)));
    Err(Error::Install { tool, cause, line })
}

/// The likely cause of a failed installation, judged by the program's messages, and the remedy.
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
