//! Where the project lies, and cargo in it.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{error::Error, run};

/// Every checkout has this file.
const MANIFEST: &str = "xtask/Cargo.toml";

pub struct Project {
    pub root: PathBuf,
}

impl Project {
    /// The project whose `xtask` cargo runs. Not the folder that this program was built in: where two
    /// checkouts share a target folder, cargo may take one's programs for the other's.
    pub fn here() -> Result<Self, Error> {
        let xtask = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let stands = env::current_dir().map_err(|source| Error::Disk {
            doing: "finding out which project is meant",
            path: PathBuf::from("."),
            source,
        })?;
        Self::of(xtask.as_deref(), &stands)
    }

    /// The project of this `xtask` folder, if one stands in it.
    fn of(xtask: Option<&Path>, stands: &Path) -> Result<Self, Error> {
        let is_project = |folder: &&Path| folder.join(MANIFEST).is_file();
        let root = xtask.and_then(Path::parent).filter(is_project);
        let root = root.ok_or(Error::WithoutCargo)?;
        let project = stands.ancestors().find(is_project);
        // One folder may have several names.
        let is_same = |one: &Path| one.canonicalize().ok() == root.canonicalize().ok();
        if project.is_some_and(is_same) {
            return Ok(Self {
                root: root.to_owned(),
            });
        }
        Err(Error::OtherCheckout {
            root: root.to_owned(),
            stands: stands.to_owned(),
        })
    }

    /// `cargo`, to be run in the project's folder.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("cargo");
        command.args(arguments).current_dir(&self.root);
        command
    }

    /// The folder that cargo builds into.
    pub fn target(&self) -> PathBuf {
        self.root
            .join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
    }

    /// The version of the `wasm-bindgen` crate; the program of that name must have the very same.
    pub fn wasm_bindgen_version(&self) -> Result<String, Error> {
        let mut ask = self.cargo(&["pkgid", "wasm-bindgen"]);
        let answer = run::output(&mut ask)?;
        // Such as registry+https://github.com/rust-lang/crates.io-index#wasm-bindgen@0.2.130
        let id = String::from_utf8_lossy(&answer.stdout);
        let version = id.trim().rsplit_once('@').map(|(_, version)| version);
        version
            .map(str::to_owned)
            .ok_or_else(|| Error::ProgramFailed {
                doing: "finding out which wasm-bindgen the site uses".to_owned(),
                line: run::line(&ask),
            })
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// An empty folder with the file that every checkout has, and the `xtask` in it.
    fn checkout(folder: &Path, name: &str) -> (PathBuf, PathBuf) {
        let root = folder.join(name);
        let xtask = root.join("xtask");
        fs::create_dir_all(&xtask).expect("a folder");
        fs::write(root.join(MANIFEST), "").expect("a file");
        (root, xtask)
    }

    #[test]
    fn the_project_is_the_one_that_one_stands_in() {
        let folder = tempfile::tempdir().expect("a folder");
        let (mine, xtask) = checkout(folder.path(), "mine");
        let inside = mine.join("public/content");
        fs::create_dir_all(&inside).expect("a folder");
        for stands in [&mine, &inside] {
            let project = Project::of(Some(&xtask), stands).expect("a project");
            assert_eq!(project.root, mine);
        }
    }

    #[test]
    fn another_checkout_than_the_one_that_one_stands_in_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let (mine, xtask) = checkout(folder.path(), "mine");
        let (within, _) = checkout(&mine, "worktrees/another");
        let (other, _) = checkout(folder.path(), "other");
        for stands in [&within, &other, folder.path()] {
            let error = Project::of(Some(&xtask), stands).err().expect("an error");
            let sentence = error.to_string();
            assert!(
                sentence.contains(&mine.display().to_string())
                    && sentence.contains(&stands.display().to_string()),
                "{sentence}"
            );
        }
    }

    #[test]
    fn without_cargo_no_project_is_guessed() {
        let folder = tempfile::tempdir().expect("a folder");
        let (mine, _) = checkout(folder.path(), "mine");
        let gone = folder.path().join("gone/xtask");
        for xtask in [None, Some(gone.as_path())] {
            let error = Project::of(xtask, &mine).err().expect("an error");
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
