//! A program that runs beside the tests and never outlives them: a browser's driver, or a display.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use support::waiting::{self, Deadline};

use crate::problem::{Outcome, Problem};

/// How long a program may take until it is ready, or says something.
pub const PATIENCE: Duration = Duration::from_secs(30);

const BETWEEN_LOOKS: Duration = Duration::from_millis(100);

/// Runs a program in a process group of its own and ends the whole group when the program ends or
/// when standard input closes, which it does however the tests end: a driver that is killed would
/// leave its browser behind.
const KEEPER: &str = r#"
exec 3<&0
"$@" 3<&- &
program=$!
{ read -r _ <&3; kill -TERM $program; sleep 2; kill -KILL 0; } >/dev/null 2>&1 &
wait $program
kill -KILL 0
"#;

/// A running program; dropping it ends it, with everything it started.
pub struct Process {
    keeper: Child,
    name: String,
    lines: mpsc::Receiver<String>,
}

impl Process {
    /// Starts `program`, whose temporary files go to `folder`.
    pub fn start(
        program: &Path,
        arguments: &[String],
        environment: &[(&str, String)],
        folder: &Path,
    ) -> Outcome<Self> {
        let name = program.display().to_string();
        let mut keeper = Command::new("sh")
            .args(["-c", KEEPER, "keeper"])
            .arg(program)
            .args(arguments)
            .env("TMPDIR", folder)
            .envs(environment.iter().map(|(key, value)| (key, value)))
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|source| Problem::Start {
                what: name.clone(),
                source,
            })?;
        let (sender, lines) = mpsc::channel();
        if let Some(output) = keeper.stdout.take() {
            // Read to the end, or the program would one day wait for room to write.
            thread::spawn(move || {
                for line in BufReader::new(output).lines().map_while(Result::ok) {
                    let _ = sender.send(line);
                }
            });
        }
        Ok(Self {
            keeper,
            name,
            lines,
        })
    }

    /// Waits for the number that the program prints after `words`: its port, or its display.
    pub fn number_after(&self, words: &str) -> Outcome<u16> {
        loop {
            let line = self.line().ok_or_else(|| Problem::Silent {
                what: self.name.clone(),
                after: PATIENCE,
            })?;
            let rest = line.split_once(words).map(|(_, rest)| rest.trim_start());
            let digits = rest.map(|rest| {
                rest.split(|c: char| !c.is_ascii_digit())
                    .next()
                    .unwrap_or("")
            });
            if let Some(number) = digits.and_then(|digits| digits.parse().ok()) {
                return Ok(number);
            }
        }
    }

    /// The next line that the program prints, unless it has ended or says nothing for too long.
    fn line(&self) -> Option<String> {
        let deadline = Deadline::new(PATIENCE, waiting::now());
        loop {
            match self.lines.recv_timeout(BETWEEN_LOOKS) {
                Ok(line) => return Some(line),
                Err(RecvTimeoutError::Timeout) if !deadline.is_over(waiting::now()) => {}
                Err(_) => return None,
            }
        }
    }

    /// Whether the program still runs.
    pub fn runs(&mut self) -> bool {
        matches!(self.keeper.try_wait(), Ok(None))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}
