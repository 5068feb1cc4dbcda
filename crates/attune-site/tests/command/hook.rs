//! The build's hook, as Trunk runs it: the files in the staging folder afterwards, and that none changes when the
//! content has a mistake. (Trunk replaces the old site only after the hook.)

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Output;

use support::folders;
use support::staging::Project;

/// A module with a custom section called “name”, which holds one byte, and an empty type section.
const WASM: &str = "\0asm\x01\0\0\0\x00\x06\x04name!\x01\x01\x00";

fn project() -> Project {
    let project = Project::new();
    project.stage("attune.js", b"// Glue.\nexport default 1;\n");
    project.stage("attune_bg.wasm", WASM.as_bytes());
    project
}

fn prerender(project: &Project) -> Output {
    prerender_as(project, "debug")
}

fn prerender_as(project: &Project, profile: &str) -> Output {
    project.prerender(Path::new(env!("CARGO_BIN_EXE_attune-site")), profile)
}

fn staged(project: &Project) -> BTreeMap<String, Vec<u8>> {
    folders::read(&project.staging())
}

#[test]
fn good_content_becomes_pages() {
    let project = project();
    let output = prerender(&project);
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
        assert!(project.staging().join(file).is_file(), "{file}");
    }
    // A debug build keeps scripts as they are written and names in the WebAssembly.
    let listen = fs::read_to_string(project.source().join("scripts/listen.js"));
    assert_eq!(project.asset("listen-", ".js"), listen.expect("the script"));
    assert_eq!(project.asset("attune-", ".wasm"), WASM);
}

#[test]
fn visitors_do_not_load_what_only_a_maker_or_a_debugger_reads() {
    let project = project();
    let output = prerender_as(&project, "release");
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{message}");
    let small = "\0asm\x01\0\0\0\x01\x01\x00";
    assert_eq!(project.asset("attune-", ".wasm"), small);
    assert_eq!(
        project.asset("attune-", ".js").trim_end(),
        "export default 1;"
    );
    let worker = fs::read_to_string(project.staging().join("worker.js")).expect("the worker");
    let own = [
        "start-", "choices-", "display-", "forget-", "letter-", "listen-",
    ];
    for script in own
        .map(|stem| project.asset(stem, ".js"))
        .iter()
        .chain([&worker])
    {
        // Of line breaks only those within texts are left, and no line is indented or a comment.
        let has_layout = |line: &str| line.starts_with([' ', '/']);
        assert!(!script.lines().any(has_layout), "{script}");
    }
    assert!(worker.contains("/assets/offline-"), "{worker}");
}

#[test]
fn an_owner_reads_every_mistake_and_keeps_the_last_good_site() {
    let project = project();
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
    let before = staged(&project);
    let output = prerender(&project);
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
        staged(&project),
        before,
        "the staged files stay as they were"
    );
}

#[test]
fn a_mistake_in_a_style_sheet_is_named_with_its_place() {
    let project = project();
    fs::write(
        project.source().join("style/9-broken.css"),
        "p {\n  color: red;\n}\np > > q {}\n",
    )
    .expect("a file");
    let output = prerender(&project);
    let message = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1));
    assert!(message.starts_with("style/9-broken.css:4:"), "{message}");
}

#[test]
fn a_mistake_in_a_script_is_named_with_its_place() {
    let project = project();
    project.change(
        "scripts/listen.js",
        "const LETTER_TIMEOUT = 200;",
        "const LETTER_TIMEOUT = 200 200;",
    );
    let before = staged(&project);
    let output = prerender(&project);
    let message = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1));
    assert!(message.starts_with("scripts/listen.js:"), "{message}");
    assert!(message.contains("; correct the script there"), "{message}");
    assert_eq!(
        staged(&project),
        before,
        "the staged files stay as they were"
    );
}

#[test]
fn a_script_that_is_missing_is_named() {
    let project = project();
    fs::remove_file(project.source().join("scripts/worker.js")).expect("the script");
    let output = prerender(&project);
    let message = String::from_utf8_lossy(&output.stderr);
    assert_eq!(message, "scripts/worker.js is missing; put it back\n");
}
