//! Running other programs: each failure becomes a sentence that holds the command as a person would type it.

use std::io::{self, Read, Write};
use std::iter;
use std::process::{Child, ChildStderr, Command, ExitStatus, Output, Stdio};

use serde_json::Value;

use crate::{console, error::Error};

/// How much of a program's messages is kept for finding out why it failed, in bytes.
const KEPT: usize = 16 * 1024;

/// The command as a person would type it.
pub fn line(command: &Command) -> String {
    let words = iter::once(command.get_program()).chain(command.get_args());
    let quoted = words.map(|word| match word.to_string_lossy() {
        word if word.contains(' ') => format!("'{word}'"),
        word => word.into_owned(),
    });
    quoted.collect::<Vec<_>>().join(" ")
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
    Err(failed(doing, command))
}

/// Runs to the end and keeps what the program says.
pub fn output(command: &mut Command) -> Result<Output, Error> {
    let answer = command.stdin(Stdio::null()).output();
    answer.map_err(|source| refused(command, source))
}

/// Starts a program whose messages are read by the caller.
pub fn start(command: &mut Command) -> Result<(Child, ChildStderr), Error> {
    let child = command.stdin(Stdio::null()).stderr(Stdio::piped()).spawn();
    let mut child = child.map_err(|source| refused(command, source))?;
    let messages = child.stderr.take().expect("they are piped");
    Ok((child, messages))
}

/// Runs to the end, lets the program's messages through as they come, and gives the last of them.
pub fn watched(command: &mut Command) -> Result<(ExitStatus, String), Error> {
    show_progress(command);
    let (mut child, mut messages) = start(command)?;
    let (mut last, mut buffer) = (Vec::new(), [0; 4096]);
    while let Ok(length @ 1..) = messages.read(&mut buffer) {
        let _closed_pipe = io::stderr().write_all(&buffer[..length]);
        last.extend_from_slice(&buffer[..length]);
        last.drain(..last.len().saturating_sub(KEPT));
    }
    let status = child.wait().map_err(|source| refused(command, source))?;
    Ok((status, String::from_utf8_lossy(&last).into_owned()))
}

/// Cargo whose messages come through a pipe shows neither its progress bar nor colour unless it is told to.
pub fn show_progress(command: &mut Command) {
    if console::is_terminal() {
        command.envs([
            ("CARGO_TERM_COLOR", "always"),
            ("CARGO_TERM_PROGRESS_WHEN", "always"),
            ("CARGO_TERM_PROGRESS_WIDTH", "80"),
        ]);
    }
}

/// What a program tells in JSON.
pub struct Report {
    pub value: Value,
    /// What it measured.
    pub what: &'static str,
    pub line: String,
}

/// Runs to the end and reads what the program tells on its ordinary output; its messages go to the user.
pub fn report(what: &'static str, command: &mut Command) -> Result<Report, Error> {
    let answer = output(command.stderr(Stdio::inherit()))?;
    let line = line(command);
    if !answer.status.success() {
        let reason = "its own message stands above".to_owned();
        return Err(Error::Answer { what, line, reason });
    }
    match serde_json::from_slice(&answer.stdout).map_err(|error| error.to_string()) {
        Ok(value) => Ok(Report { value, what, line }),
        Err(reason) => Err(Error::Answer { what, line, reason }),
    }
}

impl Report {
    /// The number at a place of it, such as `/summary/bytes`.
    pub fn number(&self, pointer: &str) -> Result<f64, Error> {
        let number = self.value.pointer(pointer).and_then(Value::as_f64);
        number.ok_or_else(|| self.lacks(&format!("number {pointer}")))
    }

    /// The list at a place of it, which is not empty.
    pub fn list(&self, pointer: &str) -> Result<&[Value], Error> {
        let list = self.value.pointer(pointer).and_then(Value::as_array);
        let list = list.filter(|list| !list.is_empty()).map(Vec::as_slice);
        list.ok_or_else(|| self.lacks(&format!("list {pointer}")))
    }

    pub fn lacks(&self, lacking: &str) -> Error {
        let (what, line) = (self.what, self.line.clone());
        let reason = format!("it has no {lacking}");
        Error::Answer { what, line, reason }
    }
}

pub fn failed(doing: &str, command: &Command) -> Error {
    let (doing, line) = (doing.to_owned(), line(command));
    Error::ProgramFailed { doing, line }
}

pub fn refused(command: &Command, source: io::Error) -> Error {
    let line = line(command);
    if source.kind() != io::ErrorKind::NotFound {
        return Error::ProgramRefused { line, source };
    }
    let name = command.get_program().to_string_lossy().into_owned();
    let remedy = match name.as_str() {
        "cargo" | "rustc" | "rustup" => "install Rust with rustup from https://rustup.rs",
        "node" | "npm" => "install Node.js 20 or later from https://nodejs.org",
        _ => "install it and see that it is on the PATH",
    };
    Error::ProgramMissing { line, name, remedy }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_that_lacks_a_number_is_named_with_the_command_that_gave_it() {
        let mut echo = Command::new("echo");
        echo.arg(r#"{"pages":1000,"peak":null}"#);
        let report = report("drawing", &mut echo).expect("JSON");
        assert!((report.number("/pages").expect("a number") - 1000.0).abs() < f64::EPSILON);
        let words = report.number("/peak").expect_err("no number").to_string();
        let named = ["`echo ", "no number /peak"];
        assert!(named.iter().all(|part| words.contains(part)), "{words}");
    }
}
