//! Running other programs: each failure becomes a sentence that holds the command as a person
//! would type it.

use std::{
    io::{self, Read, Write},
    process::{Command, ExitStatus, Output, Stdio},
};

use serde_json::Value;

use crate::{error::Error, say};

/// How much of a program's messages is kept for finding out why it failed, in bytes.
const KEPT: usize = 16 * 1024;

/// The command as a person would type it.
pub fn line(command: &Command) -> String {
    let words = [command.get_program()]
        .into_iter()
        .chain(command.get_args());
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

/// What a program tells in JSON.
pub struct Report {
    pub value: Value,
    measure: &'static str,
    line: String,
}

impl Report {
    /// The number at a place of it, such as `/summary/bytes`.
    pub fn number(&self, pointer: &str) -> Result<f64, Error> {
        let number = self.value.pointer(pointer).and_then(Value::as_f64);
        number.ok_or_else(|| self.not_understood(format!("it has no number {pointer}")))
    }

    fn not_understood(&self, reason: String) -> Error {
        Error::Answer {
            measure: self.measure,
            line: self.line.clone(),
            reason,
        }
    }
}

/// Runs to the end and reads what the program tells on its ordinary output.
pub fn report(measure: &'static str, command: &mut Command) -> Result<Report, Error> {
    let answer = output(command)?;
    let mut report = Report {
        value: Value::Null,
        measure,
        line: line(command),
    };
    if !answer.status.success() {
        let said = String::from_utf8_lossy(&answer.stderr);
        return Err(report.not_understood(said.trim().to_owned()));
    }
    report.value = serde_json::from_slice(&answer.stdout)
        .map_err(|error| report.not_understood(error.to_string()))?;
    Ok(report)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_that_lacks_a_number_is_named_with_the_command_that_gave_it() {
        let report = report(
            "drawing",
            Command::new("echo").arg(r#"{"pages":1000,"peak":null}"#),
        );
        let report = report.expect("JSON");
        assert!((report.number("/pages").expect("a number") - 1000.0).abs() < f64::EPSILON);
        let words = report.number("/peak").expect_err("no number").to_string();
        assert!(
            words.contains("`echo ") && words.contains("no number /peak"),
            "{words}"
        );
    }
}
