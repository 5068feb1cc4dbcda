//! The files of `public/`, as systems and owners leave them there, photographs among them: the check's messages, the
//! built files, and that check and build agree. Each test runs the command `attune-site` on a small site.

mod content;
#[cfg(unix)]
mod folder;
mod left_out;
mod location;
mod offline;
mod photographs;
mod pictures;
mod project;
mod similar_names;

use std::process::{Command, Output};

use project::{Project, messages_of};

/// A photograph as a phone writes it, with the camera's name and the location.
fn from_a_phone() -> Vec<u8> {
    pictures::from_a_phone(&plain())
}

/// A photograph without metadata.
fn plain() -> Vec<u8> {
    pictures::jpeg(&pictures::scene(64, 48))
}

/// A small site with one valid photograph.
fn site() -> Project {
    Project::new(&[("images/room.jpg", plain())])
}

/// Writes a file to `public/` and to the staged folder.
fn put(project: &Project, path: &str, bytes: &[u8]) {
    for folder in ["source/public", "staging"] {
        project.write(&format!("{folder}/{path}"), bytes);
    }
}

/// Runs the check as `cargo xtask check` does.
fn check(project: &Project) -> Output {
    check_folder(project, "source", "public/content")
}

/// Runs the check on a folder, from within another.
fn check_folder(project: &Project, from: &str, folder: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_attune-site"))
        .args(["check", folder])
        .current_dir(project.path(from))
        .env("ATTUNE_PICTURE_CACHE", project.path("cache"))
        .output()
        .expect("attune-site runs")
}

/// The check's output for a site without a mistake.
fn in_order(project: &Project) -> String {
    let output = check(project);
    messages_of(&output, 0);
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The check's messages for a site with mistakes. The build must have the same messages and change nothing.
fn refused(project: &Project) -> String {
    let messages = messages_of(&check(project), 1);
    let before = project.site();
    let built = messages_of(&project.prerender(), 1);
    for line in messages
        .lines()
        .filter(|line| line.starts_with("  wrong: "))
    {
        assert!(
            built.contains(line),
            "the build doesn't report {line}:\n{built}"
        );
    }
    assert!(
        project.site() == before,
        "the staged files stay as they were"
    );
    messages
}
