//! Calm output. Progress goes to the error stream, so that a command's result can be piped;
//! colour is used only on a terminal. A closed pipe is no reason to stop.

use std::{
    env,
    fmt::Display,
    io::{self, IsTerminal, Write},
    time::Duration,
};

const BOLD: &str = "1";
const RED: &str = "1;31";
const GREEN: &str = "32";

/// A line about what happens next.
pub fn step(text: impl Display) {
    line(&paint(BOLD, &text.to_string()));
}

/// A line of plain explanation.
pub fn note(text: impl Display) {
    line(&text.to_string());
}

/// A line about what went well, and how long it took.
pub fn done(text: impl Display, took: Duration) {
    line(&format!(
        "{} in {}",
        paint(GREEN, &text.to_string()),
        seconds(took)
    ));
}

/// The one sentence a failing command ends with.
pub fn error(text: impl Display) {
    line(&format!("{} {text}", paint(RED, "error:")));
}

/// A line of a command's result, on the ordinary output.
pub fn result(text: impl Display) {
    let _closed_pipe = writeln!(io::stdout(), "{text}");
}

/// Whole seconds from ten on, tenths below.
pub fn seconds(took: Duration) -> String {
    if took.as_secs() >= 10 {
        format!("{} s", took.as_secs())
    } else {
        format!("{:.1} s", took.as_secs_f64())
    }
}

/// Thousands of bytes, as web budgets count them: 1 KB = 1000 bytes.
pub fn kilobytes(bytes: u64) -> String {
    format!("{}.{} KB", bytes / 1000, bytes % 1000 / 100)
}

pub fn on_a_terminal() -> bool {
    io::stderr().is_terminal()
}

fn line(text: &str) {
    let _closed_pipe = writeln!(io::stderr(), "{text}");
}

fn paint(colour: &str, text: &str) -> String {
    if on_a_terminal() && env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()) {
        format!("\u{1b}[{colour}m{text}\u{1b}[0m")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_told_in_thousands_of_bytes() {
        assert_eq!(kilobytes(115_960), "115.9 KB");
        assert_eq!(kilobytes(999), "0.9 KB");
    }

    #[test]
    fn long_waits_are_told_in_whole_seconds() {
        assert_eq!(seconds(Duration::from_millis(1234)), "1.2 s");
        assert_eq!(seconds(Duration::from_millis(61_900)), "61 s");
    }
}
