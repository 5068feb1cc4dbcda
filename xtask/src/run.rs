//! Running other programs: each failure becomes a sentence that holds the command as a person
//! would type it.

use std::{
    io::{self, Read, Write},
    process::{Command, ExitStatus, Output, Stdio},
};

use crate::{error::Error, say};

/// How much of a program's messages is kept for finding out why it failed, in bytes.
const KEPT: usize = 16 * 1024;

/// The command as a person would type it.
pub fn line(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    for argument in command.get_args() {
        let word = argument.to_string_lossy();
        words.push(if word.contains(' ') {
            format!("'{word}'")
        } else {
            word.into_owned()
        });
    }
    words.join(" ")
}

/// Runs to the end; the program talks to the user itself.
pub fn status(command: &mut Command) -> Result<ExitStatus, Error> {
    command.status().map_err(|source| refused(command, source))
}

/// Runs to the end and takes failure for an error.
pub fn succeed(doing: &str, command: &mut Command) -> Result<(), Error> {
    if status(command)?.success() {
        return Ok(());
    }
    Err(Error::ProgramFailed {
        doing: doing.to_owned(),
        line: line(command),
    })
}

/// Runs to the end and keeps what the program says.
pub fn output(command: &mut Command) -> Result<Output, Error> {
    command
        .stdin(Stdio::null())
        .output()
        .map_err(|source| refused(command, source))
}

/// Runs to the end, lets the program's messages through as they come, and gives the last of them.
pub fn watched(command: &mut Command) -> Result<(ExitStatus, String), Error> {
    show_progress(command);
    let mut child = command
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|source| refused(command, source))?;
    let mut last = Vec::new();
    if let Some(mut messages) = child.stderr.take() {
        let mut buffer = [0; 4096];
        while let Ok(length @ 1..) = messages.read(&mut buffer) {
            let _closed_pipe = io::stderr().write_all(&buffer[..length]);
            last.extend_from_slice(&buffer[..length]);
            last.drain(..last.len().saturating_sub(KEPT));
        }
    }
    let status = child.wait().map_err(|source| refused(command, source))?;
    Ok((status, String::from_utf8_lossy(&last).into_owned()))
}

/// Cargo whose messages come through a pipe shows neither its progress bar nor colour unless it is told to.
pub fn show_progress(command: &mut Command) {
    if say::on_a_terminal() {
        command
            .env("CARGO_TERM_COLOR", "always")
            .env("CARGO_TERM_PROGRESS_WHEN", "always")
            .env("CARGO_TERM_PROGRESS_WIDTH", "80");
    }
}

pub fn refused(command: &Command, source: io::Error) -> Error {
    let program = command.get_program().to_string_lossy().into_owned();
    if source.kind() != io::ErrorKind::NotFound {
        return Error::ProgramRefused {
            line: line(command),
            source,
        };
    }
    let remedy = match program.as_str() {
        "cargo" | "rustc" | "rustup" => "install Rust with rustup from https://rustup.rs",
        "node" | "npm" => "install Node.js 20 or later from https://nodejs.org",
        _ => "install it and see that it is on the PATH",
    };
    Error::ProgramMissing {
        line: line(command),
        program,
        remedy,
    }
}
