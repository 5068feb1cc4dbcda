//! The build's hook, as Trunk calls it: what it leaves in the staging folder, and that it leaves
//! everything as it is when the content has a mistake. (Trunk swaps the new site in only after it.)

#[path = "../../../tests/published/mod.rs"]
mod published;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A module of one custom section called “name”, which holds one byte, and one empty type section.
const WASM: &str = "\0asm\x01\0\0\0\x00\x06\x04name!\x01\x01\x00";

/// A copy of the content, scripts and styles of the site, and a folder staged as Trunk stages it.
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
        for folder in ["public", "scripts", "style"] {
            copy(&root.join(folder), &project.source.path().join(folder));
        }
        copy(&root.join("public"), project.staging.path());
        for (name, text) in [
            ("index.html", published::template().as_str()),
            ("attune.js", "// Glue.\nexport default 1;\n"),
            ("attune_bg.wasm", WASM),
        ] {
            fs::write(project.staging.path().join(name), text).expect(name);
        }
        project
    }

    fn prerender(&self) -> Output {
        self.prerender_as("debug")
    }

    fn prerender_as(&self, profile: &str) -> Output {
        Command::new(env!("CARGO_BIN_EXE_attune-site"))
            .arg("prerender")
            .env("TRUNK_STAGING_DIR", self.staging.path())
            .env("TRUNK_SOURCE_DIR", self.source.path())
            .env("TRUNK_PROFILE", profile)
            .output()
            .expect("attune-site runs")
    }

    fn change(&self, file: &str, old: &str, new: &str) {
        let path = self.source.path().join(file);
        let text = fs::read_to_string(&path).expect(file);
        assert!(text.contains(old), "{file} has no {old}");
        fs::write(path, text.replacen(old, new, 1)).expect(file);
    }

    /// A file of the finished site that is named after its bytes.
    fn asset(&self, stem: &str, ending: &str) -> String {
        let assets = fs::read_dir(self.staging.path().join("assets")).expect("the assets");
        let mut paths = assets.map(|entry| entry.expect("an entry").path());
        let path = paths.find(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(stem) && name.ends_with(ending)
        });
        fs::read_to_string(path.expect(stem)).expect("text")
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
    // A site for its makers, which tells what is what.
    let start = fs::read_to_string(project.source.path().join("scripts/start.js"));
    assert_eq!(project.asset("start-", ".js"), start.expect("the script"));
    assert_eq!(project.asset("attune-", ".wasm"), WASM);
}

#[test]
fn visitors_do_not_load_what_only_a_maker_or_a_debugger_reads() {
    let project = Project::new();
    let output = project.prerender_as("release");
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{message}");
    let light = "\0asm\x01\0\0\0\x01\x01\x00";
    assert_eq!(project.asset("attune-", ".wasm"), light);
    assert_eq!(
        project.asset("attune-", ".js").trim_end(),
        "export default 1;"
    );
    let worker = fs::read_to_string(project.staging.path().join("worker.js")).expect("the worker");
    let own = ["start-", "choices-", "display-", "listen-"];
    for script in own
        .map(|stem| project.asset(stem, ".js"))
        .iter()
        .chain([&worker])
    {
        assert!(script.trim_end().lines().count() == 1, "{script}");
    }
    assert!(worker.contains("/assets/offline-"), "{worker}");
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

#[test]
fn a_mistake_in_a_script_is_named_with_its_place() {
    let project = Project::new();
    project.change(
        "scripts/listen.js",
        "const LETTER = 200;",
        "const LETTER = 200 200;",
    );
    let before = project.staged();
    let output = project.prerender();
    let message = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1));
    assert!(message.starts_with("scripts/listen.js:"), "{message}");
    assert!(message.contains("; mend the script there"), "{message}");
    assert_eq!(
        project.staged(),
        before,
        "the staged files stay as they were"
    );
}

#[test]
fn a_script_that_is_missing_is_named() {
    let project = Project::new();
    fs::remove_file(project.source.path().join("scripts/worker.js")).expect("the script");
    let output = project.prerender();
    let message = String::from_utf8_lossy(&output.stderr);
    assert_eq!(message, "scripts/worker.js is missing; put it back\n");
}
