//! The project's folder, and cargo commands that run in it.

use std::path::{Path, PathBuf};
use std::{env, process::Command, time::Duration};

use fs_err as fs;
use tempfile::TempDir;

use crate::{error::Error, run};

/// The file by which a checkout is recognised.
const MANIFEST: &str = "xtask/Cargo.toml";

const DAY: Duration = Duration::from_hours(24);

pub struct Project {
    pub root: PathBuf,
}

impl Project {
    /// The checkout whose `xtask` cargo runs: if checkouts share a target folder, this binary may be another one's.
    pub fn here() -> Result<Self, Error> {
        let xtask = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        // `fs_err` puts the path into the error if the current folder has been deleted.
        Self::find(xtask.as_deref(), &fs::canonicalize(".")?)
    }

    /// The project that contains this `xtask` folder, if `current_dir` is in the same project.
    fn find(xtask: Option<&Path>, current_dir: &Path) -> Result<Self, Error> {
        let is_project = |folder: &&Path| folder.join(MANIFEST).is_file();
        let root = xtask.and_then(Path::parent).filter(is_project);
        let root = root.ok_or(Error::WithoutCargo)?;
        let project = current_dir.ancestors().find(is_project);
        // Compares resolved paths, since links may give one folder several paths.
        let is_root = |one: &Path| one.canonicalize().ok() == root.canonicalize().ok();
        let is_inside = project.is_some_and(is_root);
        let (root, current_dir) = (root.to_owned(), current_dir.to_owned());
        if is_inside {
            return Ok(Self { root });
        }
        Err(Error::OtherCheckout { root, current_dir })
    }

    /// A `cargo` command in the project's folder.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("cargo");
        command.args(arguments).current_dir(&self.root);
        command
    }

    /// The folder that cargo builds into.
    pub fn target(&self) -> PathBuf {
        let folder = env::var_os("CARGO_TARGET_DIR");
        self.root.join(folder.unwrap_or_else(|| "target".into()))
    }

    /// A temporary folder for one run, in `target/test-sites`. It is removed when the run ends. After a killed run, a
    /// later run removes it once it is a day old.
    pub fn run_folder(&self) -> Result<TempDir, Error> {
        let parent = self.target().join("test-sites");
        fs::create_dir_all(&parent)?;
        for entry in fs::read_dir(&parent)? {
            let entry = entry?;
            let modified = entry.metadata().and_then(|about| about.modified()).ok();
            if modified.is_some_and(|modified| modified.elapsed().is_ok_and(|age| age > DAY)) {
                // Another run may be removing it, too.
                let _already_removed = fs::remove_dir_all(entry.path());
            }
        }
        let mut folder = tempfile::Builder::new();
        Ok(folder.prefix("run-").tempdir_in(&parent)?)
    }

    /// The version of the `wasm-bindgen` crate; `wasm-bindgen-cli` must have exactly the same.
    pub fn wasm_bindgen_version(&self) -> Result<String, Error> {
        let mut query = self.cargo(&["pkgid", "wasm-bindgen"]);
        let answer = run::output(&mut query)?;
        // Such as registry+https://github.com/rust-lang/crates.io-index#wasm-bindgen@0.2.130
        let id = String::from_utf8_lossy(&answer.stdout);
        let failed = || run::failed("finding out which wasm-bindgen the site uses", &query);
        let (_, version) = id.trim().rsplit_once('@').ok_or_else(failed)?;
        Ok(version.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_project_is_the_one_that_cargo_runs_and_one_stands_in() {
        let folder = tempfile::tempdir().expect("a folder");
        let [mine, within, other] = ["mine", "mine/worktrees/another", "other"].map(|name| {
            let root = folder.path().join(name);
            fs::create_dir_all(root.join("xtask")).expect("a folder");
            fs::write(root.join(MANIFEST), "").expect("a file");
            root
        });
        let xtask = mine.join("xtask");
        for dir in [&mine, &xtask] {
            let project = Project::find(Some(&xtask), dir).expect("a project");
            assert_eq!(project.root, mine);
        }
        for dir in [&*within, &*other, folder.path()] {
            let error = Project::find(Some(&xtask), dir).err().expect("an error");
            let sentence = error.to_string();
            for named in [&*mine, dir] {
                assert!(sentence.contains(&*named.to_string_lossy()), "{sentence}");
            }
        }
        let gone = folder.path().join("gone/xtask");
        for xtask in [None, Some(gone.as_path())] {
            let error = Project::find(xtask, &mine).err().expect("an error");
            assert!(error.to_string().contains("`cargo xtask`"), "{error}");
        }
    }

    #[test]
    fn the_lock_file_names_the_version_of_wasm_bindgen() {
        let project = Project::here().expect("cargo runs this test in its project");
        let version = project.wasm_bindgen_version().expect("a version");
        assert!(version.starts_with("0.2."), "{version}");
    }
}
