//! Prints progress to stderr and results to stdout, in color only on a terminal. Ignores closed pipes.

use std::io::{self, IsTerminal, Write};
use std::{fmt::Display, time::Duration};

/// Announces the next step.
pub fn step(text: impl Display) {
    note(format_args!("\u{1b}[1m{text}\u{1b}[0m"));
}

/// Prints an explanation.
pub fn note(text: impl Display) {
    // `anstream` removes colors if stderr is not a terminal or NO_COLOR is set.
    let _closed_pipe = writeln!(anstream::stderr(), "{text}");
}

/// Reports success and the time it took.
pub fn done(text: impl Display, took: Duration) {
    let took = seconds(took);
    note(format_args!("\u{1b}[32m{text}\u{1b}[0m in {took}"));
}

/// Prints the last line of a failed command.
pub fn error(text: impl Display) {
    note(format_args!("\u{1b}[1;31merror:\u{1b}[0m {text}"));
}

/// Prints a command's result to stdout.
pub fn result(text: impl Display) {
    let _closed_pipe = writeln!(io::stdout(), "{text}");
}

/// Tenths of a second below ten seconds, whole seconds above.
fn seconds(took: Duration) -> String {
    match took.as_secs() {
        long @ 10.. => format!("{long} s"),
        _ => format!("{:.1} s", took.as_secs_f64()),
    }
}

/// 1 KB = 1000 bytes, as in web performance budgets.
pub fn kilobytes(bytes: u64) -> String {
    format!("{}.{} KB", bytes / 1000, bytes % 1000 / 100)
}

pub fn is_terminal() -> bool {
    io::stderr().is_terminal()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_told_in_thousands_of_bytes_and_long_waits_in_whole_seconds() {
        let sizes = [115_960, 999].map(kilobytes);
        assert_eq!(sizes, ["115.9 KB", "0.9 KB"]);
        let waits = [1234, 61_900].map(|wait| seconds(Duration::from_millis(wait)));
        assert_eq!(waits, ["1.2 s", "61 s"]);
    }
}
