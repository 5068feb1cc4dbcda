//! Running other programs.

use std::io::Write;
use std::process::{Command, Stdio};

/// The output of a script that Node.js runs.
pub fn node(script: &str) -> String {
    let mut node = Command::new("node")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Node.js starts");
    let mut input = node.stdin.take().expect("its input");
    input.write_all(script.as_bytes()).expect("it reads");
    drop(input);
    let output = node.wait_with_output().expect("it ends");
    assert!(output.status.success(), "it runs: {script}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// An output whose reader is closed, as when a command is piped into `head`.
pub fn unread() -> Stdio {
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    writer.into()
}
