//! Saved content while `cargo xtask serve` runs: it is on the page at once, without Trunk.

use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{self, Child, Command, Stdio};
use std::sync::LazyLock;
use std::time::Duration;
use std::{fs, thread};

use support::folders;
use support::project::project;
use support::staging::Project;
use support::waiting::wait_until;

const LIMIT: Duration = Duration::from_secs(20);

/// The program that checks and renders content, next to this package's own.
static ATTUNE_SITE: LazyLock<PathBuf> = LazyLock::new(|| {
    let mut build = Command::new(env!("CARGO"));
    build.args(["build", "--quiet", "--locked", "--package", "attune-site"]);
    let status = build.current_dir(project()).status().expect("cargo starts");
    assert!(status.success(), "attune-site is built");
    Path::new(env!("CARGO_BIN_EXE_xtask")).with_file_name("attune-site")
});

/// A project with a finished site, as Trunk leaves it.
struct Served {
    project: Project,
    watcher: Child,
}

impl Served {
    fn new() -> Self {
        let project = Project::new();
        let built = project.prerender(&ATTUNE_SITE, "debug");
        assert!(
            built.status.success(),
            "{}",
            String::from_utf8_lossy(&built.stderr)
        );
        let root = project.source();
        fs::rename(project.staging(), root.join("dist")).expect("the site is put in its place");
        folders::write(&root.join("xtask/Cargo.toml"), b"");
        folders::write(&root.join("index.html"), b"Trunk's input");
        let mut watch = watch(&root, process::id());
        let mut watcher = watch.stderr(Stdio::piped()).spawn().expect("xtask starts");
        let mut messages = BufReader::new(watcher.stderr.take().expect("its messages"));
        let mut first = String::new();
        messages.read_line(&mut first).expect("a message");
        assert!(first.contains("rendered without compiling"), "{first}");
        // Read on, or the program would wait for its messages to be read.
        thread::spawn(move || io::copy(&mut messages, &mut io::sink()));
        Self { project, watcher }
    }

    fn change(&self, old: &str, new: &str) {
        self.project
            .change("public/content/pages/session.json", old, new);
    }

    fn page(&self) -> String {
        folders::text(&self.project.source().join("dist/session/index.html"))
    }

    fn wait_for(&self, words: &str) {
        wait_until(LIMIT, &format!("the page has {words}"), || {
            self.page().contains(words)
        });
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _already_ended = self.watcher.kill();
        let _already_ended = self.watcher.wait();
    }
}

fn watch(root: &Path, parent: u32) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["watch-content", &parent.to_string()]);
    command
        .current_dir(root)
        .env("CARGO_MANIFEST_DIR", root.join("xtask"));
    command
}

#[test]
fn each_saved_word_is_on_the_page_at_once() {
    let served = Served::new();
    served.change("participants", "the first participants");
    served.wait_for("the first participants");
    served.change("the first participants", "the second participants");
    served.wait_for("the second participants");
}

/// While Trunk builds, or after a build that failed, there is no whole site that pages could be rendered from.
#[test]
fn where_there_is_no_whole_site_trunk_is_made_to_build_one() {
    let served = Served::new();
    let index = served.project.source().join("index.html");
    let written = || {
        fs::metadata(&index)
            .and_then(|found| found.modified())
            .expect("its time")
    };
    let before = written();
    fs::create_dir(served.project.source().join("dist/.stage")).expect("Trunk's folder");
    served.change("participants", "the first participants");
    wait_until(LIMIT, "Trunk's input is written", || written() != before);
    assert_eq!(folders::text(&index), "Trunk's input");
    assert!(!served.page().contains("the first participants"));
}

#[test]
fn the_process_ends_when_its_parent_is_no_longer_trunk() {
    let folder = tempfile::tempdir().expect("a folder");
    folders::write(&folder.path().join("xtask/Cargo.toml"), b"");
    let status = watch(folder.path(), 1).status().expect("xtask starts");
    assert!(status.success());
}
