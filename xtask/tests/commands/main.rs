//! The messages of `cargo xtask` when a command fails: one sentence that says what is wrong and what to do, and exit
//! code 1. No test uses the developer's own tools: each has its own tools folder, and a PATH with fake programs.
#![cfg(unix)]

mod live_content;

use std::{
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use support::{programs::unread, project::project};
use tempfile::TempDir;

/// A computer that has Rust with its WebAssembly target, and nothing else.
struct Computer {
    folder: TempDir,
}

impl Computer {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let computer = Self { folder };
        let sysroot = computer.path("sysroot");
        for new in [
            "sysroot/lib/rustlib/wasm32-unknown-unknown",
            "tools",
            "programs",
        ] {
            fs::create_dir_all(computer.path(new)).expect("a folder of the computer");
        }
        computer.with_program("rustc", &format!("echo '{}'", sysroot.display()))
    }

    /// Adds a fake program. A shell writes it: while any thread of this process has the file open for writing, the
    /// system may refuse to run it as busy.
    fn with_program(self, name: &str, script: &str) -> Self {
        let written = Command::new("/bin/sh")
            .args([
                "-c",
                r#"printf '#!/bin/sh\n%s\n' "$2" > "$1" && chmod 755 "$1""#,
                "sh",
            ])
            .arg(self.path("programs").join(name))
            .arg(script)
            .status()
            .expect("the shell starts");
        assert!(written.success(), "the fake {name} is written");
        self
    }

    fn path(&self, inside: &str) -> PathBuf {
        self.folder.path().join(inside)
    }

    fn runs(&self, arguments: &[&str]) -> Output {
        xtask(arguments)
            .env("PATH", self.path("programs"))
            .env("ATTUNE_TOOLS", self.path("tools"))
            .output()
            .expect("xtask starts")
    }

    /// The names in the tools folder, except for the lock file.
    fn tools(&self) -> Vec<String> {
        let entries = fs::read_dir(self.path("tools")).expect("the tools folder");
        entries
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .filter(|name| name != ".lock")
            .collect()
    }
}

fn xtask(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command
        .args(arguments)
        .current_dir(project())
        // As cargo sets it for the programs that it runs.
        .env("CARGO_MANIFEST_DIR", project().join("xtask"))
        // So that a backtrace would be seen in the output.
        .env("RUST_BACKTRACE", "1");
    command
}

/// The sentence at the end of the output of a failed command.
fn sentence_of(output: &Output) -> String {
    let messages = messages_of(output);
    assert_eq!(output.status.code(), Some(1), "exit code 1: {messages}");
    let last = messages.lines().last().unwrap_or_default();
    let sentence = last.strip_prefix("error: ");
    sentence
        .unwrap_or_else(|| panic!("no sentence at the end of: {messages}"))
        .to_owned()
}

/// The messages of a command, which must not be those of a crash.
fn messages_of(output: &Output) -> String {
    let messages = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!messages.contains("panicked"), "{messages}");
    assert!(!messages.contains("backtrace"), "{messages}");
    messages
}

fn assert_names(sentence: &str, words: &[&str]) {
    for word in words {
        assert!(
            sentence.contains(word),
            "“{word}” is missing from: {sentence}"
        );
    }
}

#[test]
fn a_maker_whose_port_is_taken_learns_it_before_anything_is_installed() {
    let computer = Computer::new().with_program("cargo", "exit 101");
    let other_program = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = other_program
        .local_addr()
        .expect("its address")
        .port()
        .to_string();

    let output = computer.runs(&["serve", "--port", &port]);

    assert_names(&sentence_of(&output), &[&port, "already in use", "--port"]);
    assert!(!messages_of(&output).contains("Installing"));
    assert!(computer.tools().is_empty());
}

#[test]
fn a_mistyped_command_is_named() {
    let output = Computer::new().runs(&["biuld"]);

    assert_eq!(output.status.code(), Some(2));
    assert_names(&messages_of(&output), &["biuld", "cargo xtask", "--help"]);
}

#[test]
fn a_tool_that_cannot_be_installed_is_named_with_the_command() {
    let computer = Computer::new().with_program(
        "cargo",
        "echo 'error: could not compile `trunk`' >&2; exit 101",
    );

    let output = computer.runs(&["build"]);

    let sentence = sentence_of(&output);
    assert_names(
        &sentence,
        &[
            "trunk 0.21.14",
            "cargo install trunk",
            "disk",
            "network",
            "try again",
        ],
    );
    // Cargo's own message is still shown.
    assert_names(&messages_of(&output), &["could not compile `trunk`"]);
    assert!(
        computer.tools().is_empty(),
        "no half of a tool stays behind"
    );
}

#[test]
fn a_full_disk_is_named_as_what_stopped_an_installation() {
    let computer = Computer::new().with_program(
        "cargo",
        "echo 'error: failed to write: No space left on device (os error 28)' >&2; exit 101",
    );

    let output = computer.runs(&["build"]);

    let sentence = sentence_of(&output);
    assert_names(
        &sentence,
        &["trunk 0.21.14", "the disk is full", "try again"],
    );
    assert!(!sentence.contains("network"), "{sentence}");
    assert!(
        computer.tools().is_empty(),
        "no half of a tool stays behind"
    );
}

#[test]
fn a_missing_network_is_named_as_what_stopped_an_installation() {
    let computer = Computer::new().with_program(
        "cargo",
        "echo 'warning: [6] Could not resolve host: registry.example' >&2; exit 101",
    );

    let sentence = sentence_of(&computer.runs(&["build"]));

    assert_names(&sentence, &["trunk 0.21.14", "online", "try again"]);
    assert!(!sentence.contains("disk"), "{sentence}");
}

#[test]
fn an_interrupted_installation_is_not_taken_for_a_tool() {
    // Cargo reports success, but there is no program.
    let computer = Computer::new().with_program("cargo", "exit 0");

    let sentence = sentence_of(&computer.runs(&["build"]));

    assert_names(&sentence, &["trunk", "still missing"]);
    assert!(
        computer.tools().is_empty(),
        "no half of a tool stays behind"
    );
}

#[test]
fn a_computer_without_rust_is_sent_to_rustup() {
    let sentence = sentence_of(&Computer::new().runs(&["check"]));

    assert_names(&sentence, &["`cargo` was not found", "https://rustup.rs"]);
}

#[test]
fn a_content_file_with_a_slip_fails_the_check_by_name() {
    // Pictures are read from the folder above the content, so that folder is the test's own too.
    let site = tempfile::tempdir().expect("a temporary folder");
    let content = site.path().join("public/content");
    fs::create_dir_all(content.join("pages")).expect("a folder for pages");
    fs::write(content.join("site.json"), "{ \"address\": ").expect("a content file");

    let output = check(&content);

    assert_eq!(output.status.code(), Some(1), "{}", messages_of(&output));
    assert_names(&messages_of(&output), &["site.json"]);
}

#[test]
fn a_result_that_nobody_reads_to_its_end_is_no_reason_to_fail() {
    let output = xtask(&["check"]).stdout(unread()).output();
    let output = output.expect("it starts");
    assert_eq!(output.status.code(), Some(0), "{}", messages_of(&output));
    assert_eq!(messages_of(&output), "");
}

/// Two checkouts may share a target folder, and cargo may take one's `xtask` for the other's.
#[test]
fn a_command_is_for_the_checkout_in_which_cargo_runs_it_wherever_it_was_built() {
    let computer = Computer::new().with_program("cargo", "pwd");
    let checkout = computer.path("sysroot");
    let xtask_folder = checkout.join("xtask");
    fs::create_dir(&xtask_folder).expect("a folder");
    fs::write(xtask_folder.join("Cargo.toml"), "").expect("a file");
    let run = |folder: &Path| {
        xtask(&["check"])
            .env("PATH", computer.path("programs"))
            .env("CARGO_MANIFEST_DIR", &xtask_folder)
            .current_dir(folder)
            .output()
            .expect("xtask starts")
    };

    let output = run(&checkout);
    let folder = checkout.canonicalize().expect("the checkout");
    assert_eq!(
        String::from_utf8_lossy(&output.stdout).trim(),
        folder.display().to_string()
    );

    let sentence = sentence_of(&run(&project()));
    let names = [&checkout, &project()].map(|folder| folder.display().to_string());
    assert_names(&sentence, &names.each_ref().map(String::as_str));
}

fn check(folder: &Path) -> Output {
    xtask(&["check"])
        .arg(folder)
        .output()
        .expect("xtask starts")
}
