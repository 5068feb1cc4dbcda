//! `cargo xtask check`: runs the content check of the build program `attune-site`. It needs only cargo.

use std::io::{self, BufRead, BufReader, Write};
use std::path::{self, Path, PathBuf};
use std::process::{ExitCode, Stdio};

use crate::practice::Practice;
use crate::{console, error::Error, project::Project, run};

/// The program that checks the content and renders the site.
const PROGRAM: &str = "attune-site";

pub fn check(project: &Project, folder: Option<&Path>) -> Result<ExitCode, Error> {
    let content_is_valid = content_is_valid(project, folder, Practice::Own)?;
    Ok(ExitCode::from(u8::from(!content_is_valid)))
}

/// Returns false if the check listed problems (exit code 1). Any exit code above 1 is a failure of the check itself.
pub fn content_is_valid(
    project: &Project,
    folder: Option<&Path>,
    practice: Practice,
) -> Result<bool, Error> {
    let mut command = project.cargo(&["run", "--quiet", "--package", PROGRAM, "--", "check"]);
    practice.tell(project, &mut command);
    if let Some(folder) = folder {
        command.arg(relative_to(&project.root, folder)?);
    }
    compile(project)?;
    match run::status(&mut command)?.code() {
        Some(0) => Ok(true),
        Some(1) => Ok(false),
        _ => Err(run::failed("checking the content", &command)),
    }
}

/// Compiles the program, which takes minutes the first time. Streams cargo's progress if there is something to compile,
/// and prints nothing otherwise. `attune-site` does the same in `photographs/program.rs`.
fn compile(project: &Project) -> Result<(), Error> {
    let mut command = project.cargo(&["build", "--package", PROGRAM]);
    run::show_progress(&mut command);
    let (mut child, messages) = run::start(command.stdout(Stdio::null()))?;
    let mut messages = BufReader::new(messages);
    let mut line = Vec::new();
    // If nothing needs compiling, cargo prints only “Finished”, after lines about waiting for another cargo.
    while let Ok(1..) = messages.read_until(b'\n', &mut line) {
        let text = String::from_utf8_lossy(&line);
        let is_waiting = text.contains("Blocking");
        if !text.contains("Finished") && (console::is_terminal() || !is_waiting) {
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

/// A folder's path relative to the project's root, where the check runs; its absolute path if it is outside.
fn relative_to(root: &Path, folder: &Path) -> Result<PathBuf, Error> {
    let full = path::absolute(folder)?;
    Ok(match full.strip_prefix(root) {
        Ok(inside) if inside != Path::new("") => inside.to_owned(),
        _ => full,
    })
}
