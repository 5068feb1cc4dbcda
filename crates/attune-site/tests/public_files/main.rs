//! Files as systems and owners leave them in `public/`: what the check says of them, what the build makes of
//! them, and that the two agree. By the build's own binary.

mod alike;
mod content;
#[path = "../photographs/drawn.rs"]
#[allow(dead_code, reason = "these tests need few of the pictures")]
mod drawn;
#[cfg(unix)]
mod folder;
mod left_out;
mod offline;
#[path = "../photographs/project.rs"]
#[allow(dead_code, reason = "these tests look at other files of the site")]
mod project;
#[path = "../../../../tests/published/mod.rs"]
mod published;
mod revealing;

use std::process::{Command, Output};

use project::{Project, says};

/// A photograph as a phone writes it, with camera and place.
fn from_a_phone() -> Vec<u8> {
    drawn::from_a_phone(&plain())
}

/// A photograph without notes.
fn plain() -> Vec<u8> {
    drawn::jpeg(&drawn::scene(64, 48))
}

/// A small site whose one photograph is as it should be.
fn site() -> Project {
    Project::new(&[("images/room.jpg", plain())])
}

/// Puts a file into `public/`, and where Trunk stages it.
fn put(project: &Project, path: &str, bytes: &[u8]) {
    for place in ["source/public", "staging"] {
        project.write(&format!("{place}/{path}"), bytes);
    }
}

/// Calls the check as `cargo xtask check` does.
fn check(project: &Project) -> Output {
    check_folder(project, "source", "public/content")
}

/// Calls the check on a folder, from another.
fn check_folder(project: &Project, from: &str, folder: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_attune-site"))
        .args(["check", folder])
        .current_dir(project.path(from))
        .env("ATTUNE_PICTURE_CACHE", project.path("cache"))
        .output()
        .expect("attune-site runs")
}

/// What the check says of a site that is in order.
fn in_order(project: &Project) -> String {
    let output = check(project);
    says(&output, 0);
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// What the check says of a site that isn't, which has to be what the build says; and that the build has
/// changed nothing.
fn refused(project: &Project) -> String {
    let said = says(&check(project), 1);
    let before = project.site();
    let built = says(&project.prerender(), 1);
    for line in said.lines().filter(|line| line.starts_with("  wrong: ")) {
        assert!(
            built.contains(line),
            "the build doesn't say {line}:\n{built}"
        );
    }
    assert!(
        project.site() == before,
        "the staged files stay as they were"
    );
    said
}
