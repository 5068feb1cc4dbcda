//! Finds installed tools: in the tools folder, or on the PATH in the right version.

use std::path::{self, Path, PathBuf};
use std::{env, process::Command};

use super::tool::{Source, Tool};
use crate::{error::Error, run};

/// `ATTUNE_TOOLS`, or a folder in the user's cache.
pub fn tools_folder() -> Result<PathBuf, Error> {
    let folders = [
        ("ATTUNE_TOOLS", ""),
        ("XDG_CACHE_HOME", "attune/tools"),
        ("HOME", ".cache/attune/tools"),
    ];
    let mut candidates = folders.into_iter().filter_map(|(variable, inside)| {
        let value = env::var_os(variable).filter(|value| !value.is_empty())?;
        Some(Path::new(&value).join(inside))
    });
    let folder = candidates.next().ok_or(Error::NoToolsFolder)?;
    // `absolute` fails if the current folder has been deleted; the path as given is still usable.
    Ok(path::absolute(&folder).unwrap_or(folder))
}

/// The folder that the tool is installed into: `<name>-<version>`.
pub fn install_dir(folder: &Path, tool: &Tool) -> PathBuf {
    folder.join(format!("{}-{}", tool.name, tool.version))
}

/// The tool in the tools folder, which contains only complete installations.
pub fn in_folder(folder: &Path, tool: &Tool) -> Option<PathBuf> {
    installed_in(&install_dir(folder, tool), tool)
}

/// The tool's program or file in the folder that it was installed into.
pub fn installed_in(dir: &Path, tool: &Tool) -> Option<PathBuf> {
    let modules = dir.join("node_modules");
    let (path, exists): (_, fn(&Path) -> bool) = match tool.source {
        Source::Cargo(..) => (dir.join("bin").join(tool.name), is_program),
        Source::Npm => (modules.join(".bin").join(tool.name), is_program),
        Source::NpmFile(package, file) => (modules.join(package).join(file), Path::is_file),
        Source::NpmLock(..) => return modules.is_dir().then(|| dir.to_owned()),
    };
    Some(path).filter(|path| exists(path))
}

/// The tool's program on the PATH, if `--version` prints the right version. None for tools that are files.
pub fn on_path(tool: &Tool) -> Option<PathBuf> {
    if matches!(tool.source, Source::NpmFile(..) | Source::NpmLock(..)) {
        return None;
    }
    let program = program_on_path(tool.name)?;
    let answer = run::output(Command::new(&program).arg("--version")).ok()?;
    let stdout = String::from_utf8_lossy(&answer.stdout);
    has_version(&stdout, &tool.version).then_some(program)
}

/// The program on the PATH or in `/usr/sbin`, where Debian installs servers and which few users have on their PATH.
pub fn program_on_path(name: &str) -> Option<PathBuf> {
    let found = which::which(name).or_else(|_| which::which(Path::new("/usr/sbin").join(name)));
    found.ok()
}

pub fn is_program(path: &Path) -> bool {
    which::which(path).is_ok()
}

/// Whether the first line, such as `geckodriver 0.37.1 (commit …)` or `12.8.2`, has exactly this version.
fn has_version(answer: &str, version: &str) -> bool {
    let first = answer.lines().next().unwrap_or_default();
    let mut words = first.split_whitespace().take(2);
    words.any(|word| word == version)
}

#[cfg(test)]
mod tests {
    use fs_err as fs;

    use super::*;

    #[test]
    fn a_tool_is_taken_with_exactly_the_right_version() {
        let geckodriver = "geckodriver 0.37.1 (abc 2026-01-01)\n\nThe source";
        for (answer, version, is_right) in [
            ("trunk 0.21.14\n", "0.21.14", true),
            (geckodriver, "0.37.1", true),
            ("12.8.2\n", "12.8.2", true),
            ("trunk 0.21.1\n", "0.21.14", false),
            ("trunk 0.21.14-beta.1\n", "0.21.14", false),
            ("wasm-bindgen 0.2.13\n", "0.2.130", false),
            ("", "0.2.130", false),
        ] {
            assert_eq!(has_version(answer, version), is_right, "{answer}");
        }
    }

    #[test]
    fn a_program_or_a_file_in_the_folder_is_found_only_under_its_own_version() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let any_program = env::current_exe().expect("this program");
        for (tool, inside) in [
            (Tool::trunk(), "bin/trunk"),
            (Tool::axe(), "node_modules/axe-core/axe.min.js"),
        ] {
            assert_eq!(in_folder(folder.path(), &tool), None);
            let path = install_dir(folder.path(), &tool).join(inside);
            fs::create_dir_all(path.parent().expect("a folder")).expect("it is made");
            fs::copy(&any_program, &path).expect("a copy");
            assert_eq!(in_folder(folder.path(), &tool), Some(path));
            let version = "0.22.0".to_owned();
            assert_eq!(in_folder(folder.path(), &Tool { version, ..tool }), None);
        }
        assert_eq!(on_path(&Tool::axe()), None);
    }
}
