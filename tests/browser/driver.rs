//! A background process that never outlives the tests: a WebDriver server or a virtual display.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use support::waiting::{self, Deadline};

use crate::problem::{Outcome, Problem};

/// How long a program may take to become ready or to print a line.
pub const STARTUP_TIMEOUT: Duration = Duration::from_secs(30);

const POLL_INTERVAL: Duration = Duration::from_millis(100);

/// Runs a program in its own process group and ends the whole group when the program ends or when standard
/// input closes, which happens however the tests end. Killing only the driver would leave its browser running.
const SUPERVISOR: &str = r#"
exec 3<&0
"$@" 3<&- &
program=$!
{ read -r _ <&3; kill -TERM $program; sleep 2; kill -KILL 0; } >/dev/null 2>&1 &
wait $program
kill -KILL 0
"#;

/// A running program. Dropping this ends it, with everything it started.
pub struct Process {
    supervisor: Child,
    name: String,
    lines: mpsc::Receiver<String>,
}

impl Process {
    /// Starts `program`, with `folder` for its temporary files.
    pub fn start(
        program: &Path,
        arguments: &[String],
        environment: &[(&str, String)],
        folder: &Path,
    ) -> Outcome<Self> {
        let name = program.display().to_string();
        let mut supervisor = Command::new("sh")
            .args(["-c", SUPERVISOR, "supervisor"])
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
        if let Some(output) = supervisor.stdout.take() {
            // Read to the end, or a full pipe would block the program.
            thread::spawn(move || {
                for line in BufReader::new(output).lines().map_while(Result::ok) {
                    let _ = sender.send(line);
                }
            });
        }
        Ok(Self {
            supervisor,
            name,
            lines,
        })
    }

    /// Waits for the number that the program prints after `words`: its port or its display.
    pub fn number_after(&self, words: &str) -> Outcome<u16> {
        loop {
            let line = self.line().ok_or_else(|| Problem::Silent {
                what: self.name.clone(),
                after: STARTUP_TIMEOUT,
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

    /// The next line that the program prints; none if it has ended or prints nothing for too long.
    fn line(&self) -> Option<String> {
        let deadline = Deadline::new(STARTUP_TIMEOUT, waiting::now());
        loop {
            match self.lines.recv_timeout(POLL_INTERVAL) {
                Ok(line) => return Some(line),
                Err(RecvTimeoutError::Timeout) if !deadline.is_over(waiting::now()) => {}
                Err(_) => return None,
            }
        }
    }

    /// Whether the program is still running.
    pub fn is_running(&mut self) -> bool {
        matches!(self.supervisor.try_wait(), Ok(None))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.supervisor.stdin.take());
        let _ = self.supervisor.wait();
    }
}
