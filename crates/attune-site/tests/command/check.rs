//! The command `attune-site check`, run by hand.

use std::fs;
use std::process::{Command, Output};

use support::folders;
use support::programs::unread;
use support::project::{good_content, project};

fn attune_site() -> Command {
    Command::new(env!("CARGO_BIN_EXE_attune-site"))
}

fn messages_of(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_result_that_nobody_reads_to_its_end_is_no_reason_to_fail() {
    let output = attune_site()
        .arg("check")
        .current_dir(project())
        .stdout(unread())
        .output()
        .expect("it starts");
    assert_eq!(output.status.code(), Some(0), "{}", messages_of(&output));
    assert_eq!(messages_of(&output), "");
}

#[test]
fn messages_that_nobody_reads_to_their_end_change_no_exit_code() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let status = attune_site()
        .args(["check", "no-such-folder"])
        .current_dir(folder.path())
        .stderr(unread())
        .status()
        .expect("it starts");
    assert_eq!(status.code(), Some(1));
}

#[test]
fn no_more_is_read_of_a_large_file_than_has_to_be() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let content = folder.path().join("public/content");
    // Letters of two bytes, at even or odd places, so that reading stops between two letters or within one.
    for start in ["", " "] {
        folders::copy(&good_content(), &content);
        let large = [start, &"é".repeat(5_000_000)].concat();
        fs::write(content.join("pages/home.json"), large).expect("a file");
        let output = attune_site().arg("check").arg(&content).output();
        let output = output.expect("the check starts");
        let messages = messages_of(&output);
        let named = "content/pages/home.json:1:1  $\n  wrong: The file is larger than 1000 KB.";
        assert!(messages.contains(named), "{messages}");
        assert_eq!(output.status.code(), Some(1));
    }
}

#[test]
fn numbers_that_nobody_has_checked_are_printed_first_and_those_of_more_than_a_year_ago_last() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let public = folder.path().join("public");
    folders::copy(&project().join("public"), &public);
    let content = public.join("content");
    let service = |name: &str, checked: &str| {
        format!(
            r#"{{ "name": "{name}", "reach": {{ "call": "999" }}, "for_whom": "anyone", "hours": "Day and night",
                "nations": ["wales"], "picture": {{ "source": "/art/things.svg#safe", "alternative": "" }},
                "sources": ["https://help.example/"]{checked} }}"#
        )
    };
    let help_now = format!(
        r#"{{ "$schema": "schema/help-now.schema.json", "services": [{}, {}] }}"#,
        service("Old", r#", "checked_on": "2020-01-01""#),
        service("Unchecked", ""),
    );
    let practice =
        r#"{ "$schema": "schema/practice.schema.json", "fees": { "checked_on": "2020-01-01" } }"#;
    fs::write(content.join("help-now.json"), help_now).expect("a file");
    fs::write(content.join("practice.json"), practice).expect("a file");
    let output = attune_site().arg("check").arg(&content).output();
    let output = output.expect("the check starts");
    assert_eq!(output.status.code(), Some(0), "{}", messages_of(&output));
    let printed = String::from_utf8_lossy(&output.stdout);
    let places = [
        "is in order",
        "Unchecked, 999",
        "You last checked your fees on 1 January 2020",
        "Still to fill in",
        "important: Nobody has checked these numbers for more than a year:\n    Old, 999, checked on 1 January 2020",
    ]
    .map(|words| printed.find(words).unwrap_or_else(|| panic!("no {words} in {printed}")));
    assert!(places.is_sorted(), "{printed}");
    assert!(
        !printed[places[4]..].contains("\n\n"),
        "it is the last: {printed}"
    );
    assert!(
        !printed.contains('\u{1b}'),
        "no colours, except on a terminal"
    );
}
