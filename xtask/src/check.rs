//! `cargo xtask check`: the content check, which the site's own build program does. Nothing but
//! cargo is needed.

use std::{
    path::{self, Path, PathBuf},
    process::{Command, ExitCode, ExitStatus},
};

use crate::{compile::compile, error::Error, project::Project, run};

/// What checks the content and draws the site.
pub const PROGRAM: &str = "attune-site";

pub fn check(project: &Project, folder: Option<&Path>) -> Result<ExitCode, Error> {
    let mut command = command(project);
    if let Some(folder) = folder {
        command.arg(seen_from(&project.root, folder)?);
    }
    compile(project, PROGRAM)?;
    let status = run::status(&mut command)?;
    let good = explained("checking the content", &command, status)?;
    Ok(ExitCode::from(u8::from(!good)))
}

pub fn command(project: &Project) -> Command {
    project.cargo(&["run", "--quiet", "--package", PROGRAM, "--", "check"])
}

/// True for sound content. False for content with problems: exit code 1, and the check has named
/// them. Any other ending is a failure of the check itself.
pub fn explained(doing: &str, command: &Command, status: ExitStatus) -> Result<bool, Error> {
    match status.code() {
        Some(0) => Ok(true),
        Some(1) => Ok(false),
        _ => Err(Error::ProgramFailed {
            doing: doing.to_owned(),
            line: run::line(command),
        }),
    }
}

/// The folder as named from where the user stands, told from the project's folder, where the
/// check runs: short where it lies inside, so that messages stay short.
fn seen_from(root: &Path, folder: &Path) -> Result<PathBuf, Error> {
    let full = path::absolute(folder)?;
    Ok(match full.strip_prefix(root) {
        Ok(inside) if inside != Path::new("") => inside.to_owned(),
        _ => full,
    })
}
