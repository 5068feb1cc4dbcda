//! Compiling the project's own programs: cargo's progress is shown where there is something to compile, and nothing
//! where there is not.

use std::{
    io::{self, BufRead, BufReader, Write},
    process::Stdio,
};

use crate::{error::Error, project::Project, run, say};

/// Compiles a package of the project. A first time takes minutes.
pub fn compile(project: &Project, package: &str) -> Result<(), Error> {
    let mut command = project.cargo(&["build", "--package", package]);
    run::show_progress(&mut command);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|source| run::refused(&command, source))?;
    if let Some(messages) = child.stderr.take() {
        let mut messages = BufReader::new(messages);
        let mut line = Vec::new();
        // Where all is compiled, cargo says so in one line, after those in which it waits for another cargo.
        while messages
            .read_until(b'\n', &mut line)
            .is_ok_and(|length| length > 0)
        {
            let words = String::from_utf8_lossy(&line);
            let is_idle = words.contains("Finished");
            if !is_idle && (say::on_a_terminal() || !words.contains("Blocking")) {
                let _closed_pipe = io::stderr().write_all(&line);
                if !words.contains("Blocking") {
                    break;
                }
            }
            line.clear();
        }
        let _closed_pipe = io::copy(&mut messages, &mut io::stderr());
    }
    let status = child.wait();
    if status.is_ok_and(|status| status.success()) {
        return Ok(());
    }
    Err(Error::ProgramFailed {
        doing: format!("compiling {package}"),
        line: run::line(&command),
    })
}
