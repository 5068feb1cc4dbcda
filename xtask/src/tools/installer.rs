//! Running a program that installs something.

use std::process::Command;

use crate::{error::Error, run};

/// Runs an installing command, lets its progress through, and says why it failed if it did.
pub fn run(command: &mut Command, tool: &str) -> Result<(), Error> {
    let (status, messages) = run::watched(command)?;
    if status.success() {
        return Ok(());
    }
    let (tool, cause, line) = (tool.to_owned(), cause(&messages), run::line(command));
    Err(Error::Install { tool, cause, line })
}

/// Why an installation failed, as far as the program's messages tell, and what to do.
#[rustfmt::skip]
fn cause(messages: &str) -> &'static str {
    let tells = |words: &[&str]| words.iter().any(|word| messages.contains(word));
    if tells(&["No space left on device", "os error 28", "ENOSPC"]) {
        "the disk is full; free about 2 GB and try again"
    } else if tells(&[
        "Could not resolve", "Couldn't resolve", "Could not connect", "Couldn't connect", "network failure",
        "Temporary failure resolving", "Connection refused", "ENOTFOUND", "EAI_AGAIN",
    ]) {
        "the network could not be reached; see that this computer is online and try again"
    } else {
        "its own message stands above, and a full disk or a missing network are the usual causes; see to that and \
         try again"
    }
}
