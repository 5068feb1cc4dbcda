//! Cargo compiles a crate again for every set of features that packages request of it. Here each crate has one set,
//! whichever package is compiled, so that the tests reuse what `cargo xtask` and Trunk's hook have compiled.

use std::collections::BTreeSet;
use std::process::Command;

use support::project::project;

/// The crates that cargo compiles, each with its version and features.
fn crates(arguments: &[&str]) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--prefix=none", "--format={p} {f}"])
        .args(arguments)
        .current_dir(project())
        .output()
        .expect("cargo starts");
    let messages = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{messages}");
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    let lines = lines.lines().map(|line| line.trim_end_matches(" (*)"));
    lines.map(str::to_owned).collect()
}

/// Otherwise every change costs its developer a second compilation of the same crates.
#[test]
fn every_crate_has_the_same_features_whichever_package_is_compiled() {
    let tested = crates(&["--workspace"]);
    for package in ["xtask", "attune-site"] {
        let alone = crates(&["--package", package, "--edges=no-dev"]);
        let others: Vec<_> = alone.difference(&tested).collect();
        assert!(
            others.is_empty(),
            "for {package} alone these have other features than for the tests: {others:#?}\n\
             name those in the manifest of {package}, or of attune for what macros use: {:#?}",
            tested
                .iter()
                .filter(|line| others.iter().any(|other| name(other) == name(line)))
                .collect::<Vec<_>>()
        );
    }
}

fn name(line: &str) -> Option<&str> {
    line.split(' ').next()
}
