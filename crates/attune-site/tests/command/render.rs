//! `attune-site render`: a finished site whose content has changed, without a whole build.

use std::collections::BTreeMap;
use std::fs;
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

/// Such as the next site, which Trunk builds in a folder within this one.
#[test]
fn a_file_that_the_build_has_not_made_is_left_alone() {
    let project = built("debug");
    for file in [".stage/attune.js", ".git/HEAD", "CNAME", "mine/index.html"] {
        project.stage(file, b"mine");
    }
    change(&project);
    succeeds(&render(&project));
    for file in [".stage/attune.js", ".git/HEAD", "CNAME", "mine/index.html"] {
        assert_eq!(files(&project)[file], b"mine", "{file}");
    }
}

/// The disk may be full in the middle, say. Then the next run writes the other pages, and removes what this one left.
#[test]
fn what_was_interrupted_can_be_repeated() {
    let (project, whole) = (built("debug"), built("debug"));
    project.change(
        "public/content/site.json",
        "\"redirects\": [",
        "\"redirects\": [{ \"from\": \"draft\", \"to\": \"home\" },",
    );
    // A folder is where a page belongs.
    let page = project.staging().join("session/index.html");
    fs::remove_file(&page).expect("the page is there");
    fs::create_dir(&page).expect("a folder in its place");
    let output = render(&project);
    assert_eq!(output.status.code(), Some(1));
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(message.contains("session/index.html"), "{message}");
    assert!(files(&project).contains_key("draft/index.html"));
    fs::remove_dir(&page).expect("the folder is taken away");
    project.change(
        "public/content/site.json",
        "{ \"from\": \"draft\", \"to\": \"home\" },",
        "",
    );
    change(&project);
    change(&whole);
    succeeds(&render(&project));
    succeeds(&render(&whole));
    assert!(files(&project) == files(&whole));
}

#[test]
fn a_site_for_another_address_keeps_it() {
    let project = Project::new();
    let mut prerender = Command::new(PROGRAM);
    prerender
        .arg("prerender")
        .env("TRUNK_STAGING_DIR", project.staging());
    prerender
        .env("TRUNK_SOURCE_DIR", project.source())
        .env("TRUNK_PUBLIC_URL", "/therapy/");
    succeeds(
        &prerender
            .env("ATTUNE_ORIGIN", "https://other.example")
            .output()
            .expect("it starts"),
    );
    change(&project);
    succeeds(&render(&project));
    let robots = String::from_utf8_lossy(&files(&project)["robots.txt"]).into_owned();
    assert!(
        robots.contains("https://other.example/therapy/sitemap.xml"),
        "{robots}"
    );
}

#[test]
fn a_picture_that_the_site_was_not_built_with_needs_a_whole_build() {
    let project = built("debug");
    let drawing =
        r#"<svg xmlns="http://www.w3.org/2000/svg"><symbol id="one" viewBox="0 0 9 9"/></svg>"#;
    folders::write(
        &project.source().join("public/art/new.svg"),
        drawing.as_bytes(),
    );
    project.change(
        "public/content/pages/session.json",
        "/art/room.svg#wide",
        "/art/new.svg#one",
    );
    let output = render(&project);
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(
        message.contains("/art/new.svg#one") && message.contains("build the whole site once more"),
        "{message}"
    );
}
