//! What the build's program says: its result on the ordinary output, all else on the error stream. Whoever
//! reads may stop at any time (`attune-site check | head -1`): what nobody reads is no reason to fail, and
//! the work and its exit code are as they would have been.

use std::fmt::Display;
use std::io::{Write, stderr, stdout};
use std::path::Path;

/// A line of the result.
pub fn result(text: impl Display) {
    let _closed_pipe = writeln!(stdout(), "{text}");
}

/// A line of what is wrong, or of how far the work is.
pub fn note(text: impl Display) {
    let _closed_pipe = writeln!(stderr(), "{text}");
}

/// The same without ending the line, so that the next one takes its place on a terminal.
pub fn progress(text: impl Display) {
    let mut stream = stderr();
    let _closed_pipe = write!(stream, "\r\x1b[2K{text}").and_then(|()| stream.flush());
}

/// A path as messages show it: on one line, whatever its name holds.
pub fn path(path: &Path) -> String {
    let path = path.display().to_string();
    let letters = path.chars().map(|letter| match letter {
        _ if letter.is_control() => letter.escape_unicode().to_string(),
        _ => letter.to_string(),
    });
    letters.collect()
}
