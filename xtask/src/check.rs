//! `cargo xtask check`: the content check, which the site's own build program does. Nothing but cargo is needed.

use std::io::{self, BufRead, BufReader, Write};
use std::path::{self, Path, PathBuf};
use std::process::{ExitCode, Stdio};

use crate::{console, error::Error, project::Project, run};

/// What checks the content and draws the site.
const PROGRAM: &str = "attune-site";

pub fn check(project: &Project, folder: Option<&Path>) -> Result<ExitCode, Error> {
    let is_sound = is_sound(project, folder)?;
    Ok(ExitCode::from(u8::from(!is_sound)))
}

/// False for content with problems: exit code 1, and the check has named them. Any other ending is a failure of
/// the check itself.
pub fn is_sound(project: &Project, folder: Option<&Path>) -> Result<bool, Error> {
    let mut command = project.cargo(&["run", "--quiet", "--package", PROGRAM, "--", "check"]);
    if let Some(folder) = folder {
        command.arg(seen_from(&project.root, folder)?);
    }
    compile(project)?;
    match run::status(&mut command)?.code() {
        Some(0) => Ok(true),
        Some(1) => Ok(false),
        _ => Err(run::failed("checking the content", &command)),
    }
}

/// Compiles the program, which takes minutes the first time. Cargo's progress is shown where there is something to
/// compile, and nothing where there is not.
fn compile(project: &Project) -> Result<(), Error> {
    let mut command = project.cargo(&["build", "--package", PROGRAM]);
    run::show_progress(&mut command);
    let (mut child, messages) = run::start(command.stdout(Stdio::null()))?;
    let mut messages = BufReader::new(messages);
    let mut line = Vec::new();
    // Where all is compiled, cargo says so in one line, after those in which it waits for another cargo.
    while let Ok(1..) = messages.read_until(b'\n', &mut line) {
        let words = String::from_utf8_lossy(&line);
        let is_waiting = words.contains("Blocking");
        if !words.contains("Finished") && (console::is_terminal() || !is_waiting) {
            let _closed_pipe = io::stderr().write_all(&line);
            if !is_waiting {
                break;
            }
        }
        line.clear();
    }
    let _closed_pipe = io::copy(&mut messages, &mut io::stderr());
    if child.wait().is_ok_and(|status| status.success()) {
        return Ok(());
    }
    Err(run::failed(&format!("compiling {PROGRAM}"), &command))
}

/// The folder as seen from the project's, where the check runs: short where it lies inside.
fn seen_from(root: &Path, folder: &Path) -> Result<PathBuf, Error> {
    let full = path::absolute(folder)?;
    Ok(match full.strip_prefix(root) {
        Ok(inside) if inside != Path::new("") => inside.to_owned(),
        _ => full,
    })
}
