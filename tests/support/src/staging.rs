//! A copy of the project with a folder staged as Trunk stages it, for tests that run the build's command.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::project::project;
use crate::{folders, published};

/// A copy of the site's content, scripts and styles, and a staged folder.
pub struct Project {
    folder: TempDir,
}

impl Project {
    #[expect(clippy::new_without_default, reason = "it copies files")]
    pub fn new() -> Self {
        let copy = Self {
            folder: tempfile::tempdir().expect("a folder"),
        };
        for folder in ["public", "scripts", "style"] {
            folders::copy(&project().join(folder), &copy.source().join(folder));
        }
        folders::copy(&project().join("public"), &copy.staging());
        copy.stage("index.html", published::template().as_bytes());
        copy.stage("attune.js", b"export default 1;");
        copy.stage("attune_bg.wasm", b"\0asm\x01\0\0\0");
        copy
    }

    /// The folder of the copied project.
    pub fn source(&self) -> PathBuf {
        self.folder.path().join("source")
    }

    /// The staged folder, which becomes the finished site.
    pub fn staging(&self) -> PathBuf {
        self.folder.path().join("staging")
    }

    /// Writes a staged file.
    pub fn stage(&self, path: &str, bytes: &[u8]) {
        folders::write(&self.staging().join(path), bytes);
    }

    /// Replaces a text in a file of the project, where it is first found.
    pub fn change(&self, file: &str, old: &str, new: &str) {
        let path = self.source().join(file);
        let text = folders::text(&path);
        assert!(text.contains(old), "{file} has no {old}");
        folders::write(&path, text.replacen(old, new, 1).as_bytes());
    }

    /// Runs `attune-site prerender` as Trunk does, for a build in Trunk's profile `debug` or `release`.
    pub fn prerender(&self, attune_site: &Path, profile: &str) -> Output {
        Command::new(attune_site)
            .arg("prerender")
            .env("TRUNK_STAGING_DIR", self.staging())
            .env("TRUNK_SOURCE_DIR", self.source())
            .env("TRUNK_PROFILE", profile)
            .output()
            .expect("attune-site starts")
    }

    /// The text of a file of the finished site's `assets/` that has a hash in its name.
    pub fn asset(&self, stem: &str, extension: &str) -> String {
        let assets = folders::list(&self.staging().join("assets"));
        let asset = assets.into_iter().find(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(stem) && name.ends_with(extension)
        });
        folders::text(&asset.unwrap_or_else(|| panic!("there is no {stem}…{extension}")))
    }
}
