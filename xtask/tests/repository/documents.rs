//! The documents for contributors name files that exist.

use std::fs;
use std::path::PathBuf;

use support::project::project;

/// The folders of source files. Files that an owner adds or the build writes are elsewhere.
const SOURCES: [&str; 8] = [
    "crates/", "docs/", "scripts/", "src/", "style/", "tests/", "vendor/", "xtask/",
];

/// The paths of all documents.
fn documents() -> Vec<PathBuf> {
    let docs = fs::read_dir(project().join("docs")).expect("the documents");
    let docs = docs.map(|entry| entry.expect("an entry").path());
    let more = ["README.md", "CONTRIBUTING.md"].map(|name| project().join(name));
    let is_text = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "md");
    docs.chain(more).filter(is_text).collect()
}

/// A contributor would look for a file that was moved or deleted.
#[test]
fn every_path_that_a_document_names_is_there() {
    let mut checked = 0;
    let mut missing = Vec::new();
    for document in documents() {
        let text = fs::read_to_string(&document).expect("a document");
        // Every second part is between two backticks; a block of code begins and ends with three of them.
        for named in text.split('`').skip(1).step_by(2) {
            let is_path = SOURCES.iter().any(|folder| named.starts_with(folder));
            if !is_path || named.contains([' ', '*', '\n', '{', '…']) {
                continue;
            }
            checked += 1;
            let path = project().join(named);
            let is_there = if named.ends_with('/') {
                path.is_dir()
            } else {
                path.exists()
            };
            if !is_there {
                missing.push(format!("{}: {named}", document.display()));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
    assert!(checked > 40, "only {checked} paths were found");
}

/// A contributor would follow a link to nowhere.
#[test]
fn every_link_between_documents_leads_to_a_file() {
    let mut checked = 0;
    for document in documents() {
        let text = fs::read_to_string(&document).expect("a document");
        let folder = document.parent().expect("its folder");
        for rest in text.split("](").skip(1) {
            let target = rest.split([')', '#']).next().unwrap_or_default();
            if target.is_empty() || target.contains("://") {
                continue;
            }
            checked += 1;
            assert!(
                folder.join(target).exists(),
                "{} leads to {target}, which is not there",
                document.display()
            );
        }
    }
    assert!(checked > 5, "only {checked} links were found");
}
