//! Runs other programs. Each failure becomes an error that names the command line.

use std::process::{Child, ChildStderr, Command, ExitStatus, Output, Stdio};
use std::{io, iter};

use serde_json::Value;

use crate::{console, error::Error};

/// The command as a person would type it.
pub fn command_line(command: &Command) -> String {
    let words = iter::once(command.get_program()).chain(command.get_args());
    let quoted = words.map(|word| match word.to_string_lossy() {
        word if word.contains(' ') => format!("'{word}'"),
        word => word.into_owned(),
    });
    quoted.collect::<Vec<_>>().join(" ")
}

/// Runs the command, which prints its output directly.
pub fn status(command: &mut Command) -> Result<ExitStatus, Error> {
    command.status().map_err(|source| io_error(command, source))
}

/// Runs the command; an exit code other than 0 is an error.
pub fn succeed(doing: &str, command: &mut Command) -> Result<(), Error> {
    if status(command)?.success() {
        return Ok(());
    }
    Err(failed(doing, command))
}

/// Runs the command and captures its output.
pub fn output(command: &mut Command) -> Result<Output, Error> {
    let answer = command.stdin(Stdio::null()).output();
    answer.map_err(|source| io_error(command, source))
}

/// Starts a program; the caller reads its stderr.
pub fn start(command: &mut Command) -> Result<(Child, ChildStderr), Error> {
    let child = command.stdin(Stdio::null()).stderr(Stdio::piped()).spawn();
    let mut child = child.map_err(|source| io_error(command, source))?;
    let messages = child.stderr.take().expect("stderr is piped");
    Ok((child, messages))
}

/// Makes cargo show its progress bar and colors although its stderr is a pipe.
pub fn show_progress(command: &mut Command) {
    if console::is_terminal() {
        command.envs([
            ("CARGO_TERM_COLOR", "always"),
            ("CARGO_TERM_PROGRESS_WHEN", "always"),
            ("CARGO_TERM_PROGRESS_WIDTH", "80"),
        ]);
    }
}

/// A program's output in JSON.
pub struct Report {
    pub value: Value,
    /// What was measured, for error messages.
    pub what: &'static str,
    pub line: String,
}

/// Runs the command and parses its stdout as JSON. Its stderr is printed directly.
pub fn report(what: &'static str, command: &mut Command) -> Result<Report, Error> {
    let answer = output(command.stderr(Stdio::inherit()))?;
    let line = command_line(command);
    if !answer.status.success() {
        let reason = "see its message above".to_owned();
        return Err(Error::BadOutput { what, line, reason });
    }
    match serde_json::from_slice(&answer.stdout).map_err(|error| error.to_string()) {
        Ok(value) => Ok(Report { value, what, line }),
        Err(reason) => Err(Error::BadOutput { what, line, reason }),
    }
}

impl Report {
    /// The number at a JSON pointer, such as `/summary/bytes`.
    pub fn number(&self, pointer: &str) -> Result<f64, Error> {
        let number = self.value.pointer(pointer).and_then(Value::as_f64);
        number.ok_or_else(|| self.missing(&format!("number {pointer}")))
    }

    /// The list at a JSON pointer; an empty list is an error.
    pub fn list(&self, pointer: &str) -> Result<&[Value], Error> {
        let list = self.value.pointer(pointer).and_then(Value::as_array);
        let list = list.filter(|list| !list.is_empty()).map(Vec::as_slice);
        list.ok_or_else(|| self.missing(&format!("list {pointer}")))
    }

    pub fn missing(&self, missing: &str) -> Error {
        let (what, line) = (self.what, self.line.clone());
        let reason = format!("it has no {missing}");
        Error::BadOutput { what, line, reason }
    }
}

pub fn failed(doing: &str, command: &Command) -> Error {
    let (doing, line) = (doing.to_owned(), command_line(command));
    Error::ProgramFailed { doing, line }
}

pub fn io_error(command: &Command, source: io::Error) -> Error {
    let line = command_line(command);
    if source.kind() != io::ErrorKind::NotFound {
        return Error::ProgramNotStarted { line, source };
    }
    let name = command.get_program().to_string_lossy().into_owned();
    let remedy = match name.as_str() {
        "cargo" | "rustc" | "rustup" => "install Rust with rustup from https://rustup.rs",
        "node" | "npm" => "install Node.js 20 or later from https://nodejs.org",
        _ => "install it and check that it is on the PATH",
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
        let report = report("rendering", &mut echo).expect("JSON");
        assert!((report.number("/pages").expect("a number") - 1000.0).abs() < f64::EPSILON);
        let words = report.number("/peak").expect_err("no number").to_string();
        let named = ["`echo ", "no number /peak"];
        assert!(named.iter().all(|part| words.contains(part)), "{words}");
    }
}
