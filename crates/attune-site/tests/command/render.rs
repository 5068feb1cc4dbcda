//! `attune-site render`: a finished site whose content has changed, without a whole build.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

use support::folders;
use support::staging::Project;

const PROGRAM: &str = env!("CARGO_BIN_EXE_attune-site");

fn built(profile: &str) -> Project {
    let project = Project::new();
    succeeds(&project.prerender(Path::new(PROGRAM), profile));
    project
}

fn render(project: &Project) -> Output {
    let mut command = Command::new(PROGRAM);
    command.arg("render").arg(project.staging());
    command
        .current_dir(project.source())
        .output()
        .expect("attune-site starts")
}

fn succeeds(output: &Output) {
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{message}");
}

fn files(project: &Project) -> BTreeMap<String, Vec<u8>> {
    folders::read(&project.staging())
}

fn change(project: &Project) {
    project.change(
        "public/content/pages/session.json",
        "participants",
        "the participants",
    );
    project.change(
        "public/content/site.json",
        "\"what-is-music-therapy\"",
        "\"an-old-address\"",
    );
}

/// A developer who changes a word sees the site that visitors would get, and no file of the one before is left.
#[test]
fn a_changed_word_gives_the_site_of_a_whole_build() {
    for profile in ["debug", "release"] {
        let (one, other) = (built(profile), Project::new());
        let before = files(&one);
        change(&one);
        change(&other);
        succeeds(&render(&one));
        succeeds(&other.prerender(Path::new(PROGRAM), profile));
        let (rendered, whole) = (files(&one), files(&other));
        let paths = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(paths(&rendered), paths(&whole), "{profile}");
        for (path, bytes) in &whole {
            assert!(rendered[path] == *bytes, "{profile}: {path} is another");
        }
        assert!(before != rendered);
    }
}

#[test]
fn a_mistake_in_the_content_leaves_the_site_as_it_is() {
    let project = built("debug");
    let before = files(&project);
    project.change(
        "public/content/pages/session.json",
        "\"title\"",
        "\"tilte\"",
    );
    let output = render(&project);
    assert_eq!(output.status.code(), Some(1));
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(message.contains("Did you mean \"title\"?"), "{message}");
    assert!(files(&project) == before);
}

#[test]
fn a_folder_without_a_finished_site_is_named() {
    let project = Project::new();
    let output = render(&project);
    assert_eq!(output.status.code(), Some(1));
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(message.contains("assets.json"), "{message}");
}

/// Trunk builds the next site in a folder within the site's.
#[test]
fn the_next_site_that_trunk_is_building_is_left_alone() {
    let project = built("debug");
    project.stage(".stage/attune.js", b"half");
    succeeds(&render(&project));
    assert_eq!(files(&project)[".stage/attune.js"], b"half");
}
