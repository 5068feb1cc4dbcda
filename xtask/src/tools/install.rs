//! Installing a tool into the tools folder. It is made in a folder of its own and renamed at the
//! very end, so that half a tool is never taken for a whole one.

use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use super::{
    Source, Tool, find,
    programs::{self, Program},
};
use crate::{error::Error, project::Project, run, run_folder, say};

/// Why an installation failed, as far as the program's messages tell.
#[derive(Debug, PartialEq, Eq)]
pub enum Cause {
    DiskFull,
    NoNetwork,
    Unknown,
}

impl Cause {
    fn read_from(messages: &str) -> Self {
        const FULL: [&str; 3] = ["No space left on device", "os error 28", "ENOSPC"];
        const OFFLINE: [&str; 9] = [
            "Could not resolve",
            "Couldn't resolve",
            "Could not connect",
            "Couldn't connect",
            "Temporary failure resolving",
            "network failure",
            "Connection refused",
            "ENOTFOUND",
            "EAI_AGAIN",
        ];
        let tells = |words: &[&str]| words.iter().any(|word| messages.contains(word));
        if tells(&FULL) {
            Self::DiskFull
        } else if tells(&OFFLINE) {
            Self::NoNetwork
        } else {
            Self::Unknown
        }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::DiskFull => "the disk is full; free about 2 GB and try again",
            Self::NoNetwork => {
                "the network could not be reached; see that this computer is online and try again"
            }
            Self::Unknown => {
                "its own message stands above, and a full disk or a missing network are the usual \
                 causes; see to that and try again"
            }
        })
    }
}

pub fn install(project: &Project, folder: &Path, tool: &Tool) -> Result<PathBuf, Error> {
    fs::create_dir_all(folder).map_err(|source| disk(folder, source))?;
    // Another run may be installing at this moment: wait for it, and look again.
    let _alone = run_folder::lock(&folder.join(".lock"))?;
    if let Some(program) = find::in_folder(folder, tool) {
        return Ok(program);
    }

    say::step(format_args!(
        "Installing {} {}, {}: {}, once.",
        tool.name, tool.version, tool.need, tool.wait
    ));
    let began = Instant::now();
    let home = find::home_of(folder, tool);
    let part = Part::new(folder, tool)?;
    let mut command = match tool.source {
        Source::Cargo { package, locked } => {
            cargo_install(&part.path, &tool.version, package, locked)
        }
        Source::Npm { package } | Source::NpmFile { package, .. } => {
            let mut command = npm("install")?;
            command.arg("--prefix").arg(&part.path);
            command.arg(format!("{package}@{}", tool.version));
            command
        }
        Source::NpmLock { package, lock } => {
            for (file, text) in [("package.json", package), ("package-lock.json", lock)] {
                let file = part.path.join(file);
                fs::write(&file, text).map_err(|source| disk(&file, source))?;
            }
            npm("ci")?
        }
    };
    // Outside the project: its settings and its `target` are not for tools. Its toolchain is.
    command
        .current_dir(&part.path)
        .env("RUSTUP_TOOLCHAIN", project.toolchain()?);
    run_to_the_end(&mut command, &format!("{} {}", tool.name, tool.version))?;

    let missing = || Error::StillMissing {
        name: tool.name,
        need: tool.need,
        remedy: match tool.source {
            Source::NpmFile { .. } | Source::NpmLock { .. } => {
                "remove what the tools folder has of it, if anything, and try again"
            }
            _ => "install it by hand and see that it is on the PATH",
        },
    };
    find::in_home(&part.path, tool).ok_or_else(missing)?;
    // A folder of that name without the program in it, made by hand.
    remove(&home)?;
    remove(&part.path.join("target"))?;
    fs::rename(&part.path, &home).map_err(|source| disk(&home, source))?;
    say::done(format_args!("Installed {}", tool.name), began.elapsed());
    find::in_folder(folder, tool).ok_or_else(missing)
}

/// Runs an installing command, lets its progress through, and says why it failed if it did.
pub fn run_to_the_end(command: &mut Command, tool: &str) -> Result<(), Error> {
    let (status, messages) = run::watched(command)?;
    if status.success() {
        return Ok(());
    }
    Err(Error::Install {
        tool: tool.to_owned(),
        cause: Cause::read_from(&messages),
        line: run::line(command),
    })
}

fn cargo_install(part: &Path, version: &str, package: &str, locked: bool) -> Command {
    let mut command = Command::new("cargo");
    command.args(["install", package, "--version", version]);
    if locked {
        command.arg("--locked");
    }
    command
        .arg("--root")
        .arg(part)
        .env("CARGO_TARGET_DIR", part.join("target"))
        .env_remove("CARGO_BUILD_TARGET");
    command
}

/// What is needed lies in the packages themselves, so that no script of theirs need run: that of
/// vnu-jar would fetch a Java of its own.
fn npm(subcommand: &str) -> Result<Command, Error> {
    let [npm] = programs::find_or_install([Program::Npm])?;
    let mut command = Command::new(npm);
    command.args([subcommand, "--ignore-scripts", "--no-audit"]);
    command.args(["--no-fund", "--loglevel=error"]);
    Ok(command)
}

/// The folder of an installation under way; removed unless it was renamed into place.
struct Part {
    path: PathBuf,
}

impl Part {
    /// To be called under the folder's lock: what a killed run left behind may then be removed.
    fn new(folder: &Path, tool: &Tool) -> Result<Self, Error> {
        let path = folder.join(format!(".{}-{}.part", tool.name, tool.version));
        remove(&path)?;
        fs::create_dir(&path).map_err(|source| disk(&path, source))?;
        Ok(Self { path })
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // What cannot be removed now is removed before the next attempt.
        let _left_for_later = fs::remove_dir_all(&self.path);
    }
}

fn remove(path: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(path) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => Err(disk(path, source)),
        _ => Ok(()),
    }
}

fn disk(path: &Path, source: io::Error) -> Error {
    Error::Disk {
        doing: "installing a tool",
        path: path.to_owned(),
        source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_told_from_a_missing_network() {
        let full = "error: failed to write: No space left on device (os error 28)";
        let offline =
            "warning: spurious network error: [6] Could not resolve host: registry.example";
        assert_eq!(Cause::read_from(full), Cause::DiskFull);
        assert_eq!(Cause::read_from(offline), Cause::NoNetwork);
        assert_eq!(
            Cause::read_from("error: linker `cc` not found"),
            Cause::Unknown
        );
    }
}
