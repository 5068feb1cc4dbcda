//! Where the project lies, and the versions it pins: read from `Cargo.lock` and
//! `rust-toolchain.toml`, so that no version is written down twice.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use toml::Table;

use crate::error::Error;

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
        let path = self.root.join("Cargo.lock");
        let lock = read_table("finding out which wasm-bindgen the site uses", &path)?;
        locked_version(&lock, "wasm-bindgen").ok_or_else(|| Error::Unreadable {
            doing: "finding out which wasm-bindgen the site uses",
            path,
            reason: "it names no package wasm-bindgen".to_owned(),
            remedy: "run `cargo generate-lockfile`",
        })
    }

    /// The channel that `rust-toolchain.toml` pins, for work done outside the project's folder.
    pub fn toolchain(&self) -> Result<String, Error> {
        let path = self.root.join("rust-toolchain.toml");
        let doing = "finding out which Rust the project uses";
        let file = read_table(doing, &path)?;
        channel(&file).ok_or_else(|| Error::Unreadable {
            doing,
            path,
            reason: "it has no `channel` under `[toolchain]`".to_owned(),
            remedy: "restore the file from the repository",
        })
    }
}

fn read_table(doing: &'static str, path: &Path) -> Result<Table, Error> {
    let text = fs::read_to_string(path).map_err(|source| Error::Disk {
        doing,
        path: path.to_owned(),
        source,
    })?;
    text.parse::<Table>().map_err(|error| Error::Unreadable {
        doing,
        path: path.to_owned(),
        reason: error.message().to_owned(),
        remedy: "restore the file from the repository",
    })
}

fn locked_version(lock: &Table, package: &str) -> Option<String> {
    lock.get("package")?
        .as_array()?
        .iter()
        .find(|entry| entry.get("name").and_then(|name| name.as_str()) == Some(package))?
        .get("version")?
        .as_str()
        .map(str::to_owned)
}

fn channel(file: &Table) -> Option<String> {
    Some(file.get("toolchain")?.get("channel")?.as_str()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
version = 4

[[package]]
name = "wasm-bindgen-macro"
version = "0.2.9"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
dependencies = ["wasm-bindgen-macro"]
"#;

    #[test]
    fn the_version_is_that_of_the_package_with_exactly_this_name() {
        let lock = LOCK.parse::<Table>().expect("a lock file in order");
        assert_eq!(
            locked_version(&lock, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
    }

    #[test]
    fn a_lock_file_without_the_package_gives_no_version() {
        let lock = LOCK.parse::<Table>().expect("a lock file in order");
        assert_eq!(locked_version(&lock, "leptos"), None);
    }

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
    fn the_projects_own_files_name_their_versions() {
        let project = Project::here().expect("cargo runs this test in its project");
        assert!(
            project
                .wasm_bindgen_version()
                .expect("a version")
                .starts_with("0.2.")
        );
        assert!(project.toolchain().expect("a channel").starts_with("1."));
    }
}
