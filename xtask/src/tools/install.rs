//! Installs a tool into the tools folder: first into a temporary folder, which is renamed at the end, so that an
//! incomplete installation is never used.

use std::path::{Path, PathBuf};
use std::{process::Command, time::Instant};

use fs_err as fs;

use super::program::Program;
use super::tool::{Source, Tool};
use super::{find, installer, packages};
use crate::{console, error::Error, files, project::Project};

pub fn install(project: &Project, folder: &Path, tool: &Tool) -> Result<PathBuf, Error> {
    fs::create_dir_all(folder)?;
    // Another run may be installing the tool: wait for it, then look again.
    let _lock = files::lock(&folder.join(".lock"))?;
    if let Some(program) = find::in_folder(folder, tool) {
        return Ok(program);
    }

    let title = format!("{} {}", tool.name, tool.version);
    let (need, duration) = (tool.need, tool.duration);
    console::step(format_args!(
        "Installing {title}, {need}: {duration}, once."
    ));
    let began = Instant::now();
    // Under the lock it is safe to remove the remains of a killed run.
    let name = format!(".{}-{}.part", tool.name, tool.version);
    files::remove(&folder.join(&name))?;
    let mut temp = tempfile::Builder::new();
    let temp = temp.prefix(&name).rand_bytes(0).tempdir_in(folder)?;
    // In a folder inside: only this user can read the temporary folder itself, but users may share the tools folder.
    let staged = temp.path().join("tool");
    fs::create_dir(&staged)?;
    let mut command = match tool.source {
        Source::Cargo(package, options) => {
            let mut command = project.cargo(&["install", package, "--version", &tool.version]);
            command.args(options).arg("--root").arg(&staged);
            command.env("CARGO_TARGET_DIR", temp.path().join("target"));
            command.envs(FAST_COMPILATION);
            command.env_remove("CARGO_BUILD_TARGET");
            command
        }
        Source::Npm => npm("install", &[&format!("{}@{}", tool.name, tool.version)])?,
        Source::NpmFile(package, _) => npm("install", &[&format!("{package}@{}", tool.version)])?,
        Source::NpmLock(package, lock) => {
            fs::write(staged.join("package.json"), package)?;
            fs::write(staged.join("package-lock.json"), lock)?;
            npm("ci", &[])?
        }
    };
    // Outside the project, so that its cargo settings and `target` don't apply. Its toolchain does: rustup passes it on
    // to everything that `cargo xtask` runs.
    installer::run(command.current_dir(&staged), &title)?;

    let name = tool.name;
    let remedy = "remove its folder from the tools folder, if there is one, and try again; or install it manually";
    let missing = || Error::StillMissing { name, need, remedy };
    find::installed_in(&staged, tool).ok_or_else(missing)?;
    // There may be a folder of that name that somebody created, without the program.
    let target = find::install_dir(folder, tool);
    files::remove(&target)?;
    fs::rename(&staged, &target)?;
    console::done(format_args!("Installed {}", tool.name), began.elapsed());
    find::in_folder(folder, tool).ok_or_else(missing)
}

/// Tools run for seconds, and their own release profiles would take four times as long to compile.
const FAST_COMPILATION: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
];

/// Install scripts are disabled: no package needs its own, and that of vnu-jar would download Java.
fn npm(subcommand: &str, packages: &[&str]) -> Result<Command, Error> {
    let [npm] = packages::find_or_install([Program::Npm])?;
    let mut command = Command::new(npm);
    command.args([subcommand, "--ignore-scripts", "--no-audit", "--no-fund"]);
    command.args(["--loglevel=error", "--prefix=."]);
    command.args(packages);
    Ok(command)
}
