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
