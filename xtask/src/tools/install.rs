//! Installing a tool into the tools folder. It is made in a folder of its own and renamed at the
//! very end, so that half a tool is never taken for a whole one.

use std::path::{Path, PathBuf};
use std::{process::Command, time::Instant};

use fs_err as fs;

use super::program::Program;
use super::tool::{Source, Tool};
use super::{find, installer, packages};
use crate::{console, error::Error, files, project::Project};

pub fn install(project: &Project, folder: &Path, tool: &Tool) -> Result<PathBuf, Error> {
    fs::create_dir_all(folder)?;
    // Another run may be installing at this moment: wait for it, and look again.
    let _alone = files::lock(&folder.join(".lock"))?;
    if let Some(program) = find::in_folder(folder, tool) {
        return Ok(program);
    }

    let title = format!("{} {}", tool.name, tool.version);
    let (need, wait) = (tool.need, tool.wait);
    console::step(format_args!("Installing {title}, {need}: {wait}, once."));
    let began = Instant::now();
    // Under the lock, what a killed run left behind may be removed.
    let name = format!(".{}-{}.part", tool.name, tool.version);
    files::remove(&folder.join(&name))?;
    let mut part = tempfile::Builder::new();
    let part = part.prefix(&name).rand_bytes(0).tempdir_in(folder)?;
    // In the part, which is this user's alone; the tool itself is for all that may read the tools folder.
    let made = part.path().join("made");
    fs::create_dir(&made)?;
    let mut command = match tool.source {
        Source::Cargo(package, options) => {
            let mut command = project.cargo(&["install", package, "--version", &tool.version]);
            command.args(options).arg("--root").arg(&made);
            command.env("CARGO_TARGET_DIR", part.path().join("target"));
            command.envs(QUICKLY);
            command.env_remove("CARGO_BUILD_TARGET");
            command
        }
        Source::Npm => npm("install", &[&format!("{}@{}", tool.name, tool.version)])?,
        Source::NpmFile(package, _) => npm("install", &[&format!("{package}@{}", tool.version)])?,
        Source::NpmLock(package, lock) => {
            fs::write(made.join("package.json"), package)?;
            fs::write(made.join("package-lock.json"), lock)?;
            npm("ci", &[])?
        }
    };
    // Outside the project: its settings and its `target` are not for tools. Its toolchain is, which rustup names to
    // all that `cargo xtask` runs.
    installer::run(command.current_dir(&made), &title)?;

    let name = tool.name;
    let remedy =
        "remove what the tools folder has of it, if anything, and try again; or install it by hand";
    let missing = || Error::StillMissing { name, need, remedy };
    find::in_home(&made, tool).ok_or_else(missing)?;
    // A folder of that name without the program in it, made by hand.
    let home = find::home_of(folder, tool);
    files::remove(&home)?;
    fs::rename(&made, &home)?;
    console::done(format_args!("Installed {}", tool.name), began.elapsed());
    find::in_folder(folder, tool).ok_or_else(missing)
}

/// Tools run for seconds: their own release profiles would take four times as long to compile.
const QUICKLY: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
];

/// No script of a package need run: that of vnu-jar would fetch a Java of its own.
fn npm(subcommand: &str, packages: &[&str]) -> Result<Command, Error> {
    let [npm] = packages::find_or_install([Program::Npm])?;
    let mut command = Command::new(npm);
    command.args([subcommand, "--ignore-scripts", "--no-audit", "--no-fund"]);
    command.args(["--loglevel=error", "--prefix=."]);
    command.args(packages);
    Ok(command)
}
