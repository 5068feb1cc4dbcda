//! The command `attune-site check`, called by hand.

#[path = "../../../tests/programs/mod.rs"]
mod programs;
#[path = "../../../tests/published/mod.rs"]
mod published;

use std::fs;
use std::process::{Command, Output};

use programs::unread;

fn attune_site() -> Command {
    Command::new(env!("CARGO_BIN_EXE_attune-site"))
}

fn says(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_result_that_nobody_reads_to_its_end_is_no_reason_to_fail() {
    let output = attune_site()
        .arg("check")
        .current_dir(published::project())
        .stdout(unread())
        .output()
        .expect("it starts");
    assert_eq!(output.status.code(), Some(0), "{}", says(&output));
    assert_eq!(says(&output), "");
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
    let good = published::project().join("tests/content_rules/good");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let content = folder.path().join("public/content");
    // Two bytes a letter after one, so that reading stops within a letter or between two.
    for start in ["", " "] {
        for (path, bytes) in published::files(&good) {
            let path = content.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, bytes).expect("a file");
        }
        let large = [start, &"é".repeat(5_000_000)].concat();
        fs::write(content.join("pages/home.json"), large).expect("a file");
        let output = attune_site().arg("check").arg(&content).output();
        let output = output.expect("the check starts");
        let told = says(&output);
        let named = "content/pages/home.json:1:1  $\n  wrong: The file is larger than 1000 KB.";
        assert!(told.contains(named), "{told}");
        assert_eq!(output.status.code(), Some(1));
    }
}
