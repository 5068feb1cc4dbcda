//! Prints results to stdout and everything else to stderr. A closed pipe (`attune-site check | head -1`) is
//! ignored: the work goes on, and the exit code is the same.

use std::fmt::Display;
use std::io::{IsTerminal, Write, stderr, stdout};
use std::path::Path;

/// Prints a line of the result.
pub fn result(text: impl Display) {
    let _closed_pipe = writeln!(stdout(), "{text}");
}

/// Prints a part of the result that mustn't be missed, in bold type on a terminal.
pub fn loud(text: impl Display) {
    let is_plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if is_plain || !stdout().is_terminal() {
        return result(text);
    }
    result(format_args!("\u{1b}[1m{text}\u{1b}[0m"));
}

/// Prints an error, a warning or a line of progress.
pub fn note(text: impl Display) {
    let _closed_pipe = writeln!(stderr(), "{text}");
}

/// Replaces the current line of the terminal.
pub fn progress(text: impl Display) {
    let mut stream = stderr();
    let _closed_pipe = write!(stream, "\r\x1b[2K{text}").and_then(|()| stream.flush());
}

/// A path for messages. Control characters are escaped, so that it stays on one line.
pub fn path(path: &Path) -> String {
    let path = path.display().to_string();
    let letters = path.chars().map(|letter| match letter {
        _ if letter.is_control() => letter.escape_unicode().to_string(),
        _ => letter.to_string(),
    });
    letters.collect()
}
