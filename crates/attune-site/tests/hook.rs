//! The build's hook, as Trunk calls it: what it leaves in the staging folder, and that it leaves
//! everything as it is when the content has a mistake. (Trunk swaps the new site in only after it.)

#[path = "../../../tests/published/mod.rs"]
mod published;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A copy of the content and styles of the site, and a folder staged as Trunk stages it.
struct Project {
    source: TempDir,
    staging: TempDir,
}

impl Project {
    fn new() -> Self {
        let project = Self {
            source: tempfile::tempdir().expect("a folder"),
            staging: tempfile::tempdir().expect("a folder"),
        };
        let root = published::project();
        for folder in ["public", "style"] {
            copy(&root.join(folder), &project.source.path().join(folder));
        }
        copy(&root.join("public"), project.staging.path());
        for (name, text) in [
            ("index.html", published::template().as_str()),
            ("start.js", "1"),
            ("attune.js", "2"),
            ("attune_bg.wasm", "\0asm\x01\0\0\0"),
        ] {
            fs::write(project.staging.path().join(name), text).expect(name);
        }
        project
    }

    fn prerender(&self) -> Output {
        Command::new(env!("CARGO_BIN_EXE_attune-site"))
            .arg("prerender")
            .env("TRUNK_STAGING_DIR", self.staging.path())
            .env("TRUNK_SOURCE_DIR", self.source.path())
            .output()
            .expect("attune-site runs")
    }

    fn change(&self, file: &str, old: &str, new: &str) {
        let path = self.source.path().join(file);
        let text = fs::read_to_string(&path).expect(file);
        assert!(text.contains(old), "{file} has no {old}");
        fs::write(path, text.replacen(old, new, 1)).expect(file);
    }

    fn staged(&self) -> BTreeMap<String, Vec<u8>> {
        let entries = fs::read_dir(self.staging.path()).expect("the folder");
        let files = entries
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| path.is_file());
        files
            .map(|path| (path.display().to_string(), fs::read(&path).expect("a file")))
            .collect()
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::write(target, fs::read(entry.path()).expect("a file")).expect("a file");
        }
    }
}

#[test]
fn good_content_becomes_pages() {
    let project = Project::new();
    let output = project.prerender();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    for file in [
        "index.html",
        "session/index.html",
        "404.html",
        "sitemap.xml",
    ] {
        assert!(project.staging.path().join(file).is_file(), "{file}");
    }
    assert!(!project.staging.path().join("start.js").exists());
}

#[test]
fn an_owner_reads_every_mistake_and_keeps_the_last_good_site() {
    let project = Project::new();
    project.change(
        "public/content/pages/session.json",
        "\"title\"",
        "\"titel\"",
    );
    project.change(
        "public/content/pages/home.json",
        "/about-therapy/",
        "/abuot-therapy/",
    );
    let before = project.staged();
    let output = project.prerender();
    let message = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1));
    for part in [
        "session.json:3:3",
        "titel",
        "home.json:",
        "/abuot-therapy/",
        "/about-therapy/",
    ] {
        assert!(message.contains(part), "{part} in:\n{message}");
    }
    assert_eq!(
        project.staged(),
        before,
        "the staged files stay as they were"
    );
}

#[test]
fn a_mistake_in_a_style_sheet_is_named_with_its_place() {
    let project = Project::new();
    fs::write(
        project.source.path().join("style/9-broken.css"),
        "p {\n  color: red;\n}\np > > q {}\n",
    )
    .expect("a file");
    let output = project.prerender();
    let message = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1));
    assert!(message.starts_with("style/9-broken.css:4:"), "{message}");
}
