//! The variables of the environment by which `cargo xtask` gives the tests their sites and programs.

use std::collections::BTreeSet;

use support::folders;
use support::project::project;

/// A variable that a developer sets, to write the outlines instead of comparing them.
const BY_HAND: [&str; 1] = ["ATTUNE_WRITE_OUTLINES"];

/// The variables that are named in string literals below some folders.
fn named(folders: &[&str]) -> BTreeSet<String> {
    let files = folders
        .iter()
        .flat_map(|folder| folders::list(&project().join(folder)));
    let sources = files.filter(|file| file.extension().is_some_and(|extension| extension == "rs"));
    let texts: Vec<String> = sources.map(|file| folders::text(&file)).collect();
    let starts = texts
        .iter()
        .flat_map(|text| text.split("\"ATTUNE_").skip(1));
    let names = starts.filter_map(|rest| rest.split('"').next());
    let is_name = |name: &&str| {
        name.bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte == b'_')
    };
    names
        .filter(is_name)
        .map(|name| ["ATTUNE_", name].concat())
        .collect()
}

/// A name that is changed on one side only would keep every test run from succeeding, or a result from being written.
#[test]
fn the_tests_are_given_every_variable_that_they_read() {
    let given = named(&["xtask/src"]);
    let read = named(&[
        "tests/browser",
        "tests/site",
        "tests/support/src",
        "crates/site/tests",
    ]);
    assert!(read.len() > 15, "{read:?}");
    let missing: Vec<&String> = read
        .difference(&given)
        .filter(|name| !BY_HAND.contains(&name.as_str()))
        .collect();
    assert!(missing.is_empty(), "cargo xtask doesn't set {missing:?}");
}
