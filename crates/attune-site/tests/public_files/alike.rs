//! A file's name and the name in a page may differ where nobody can see it.

use std::fs;

use super::project::{Project, says};
use super::{in_order, plain, put, refused};

/// As typed: an accented letter in one character, and plain spaces.
const TYPED: &str = "images/caf\u{e9} at 9 am.jpg";
/// As macOS names files: the accent apart, and a narrow space before "am".
const NAMED: &str = "images/cafe\u{301} at 9\u{202f}am.jpg";

/// A site whose page names a photograph, which lies under another name in `public/`.
fn with(bytes: Vec<u8>) -> Project {
    let project = Project::new(&[(TYPED, bytes.clone())]);
    for place in ["source/public", "staging"] {
        fs::remove_file(project.path(place).join(TYPED)).expect("the file");
    }
    put(&project, NAMED, &bytes);
    project
}

#[test]
fn a_name_that_looks_like_a_files_means_that_file() {
    let project = with(plain());
    in_order(&project);
    says(&project.prerender(), 0);
    let site = project.site();
    let page = String::from_utf8_lossy(&site["session/index.html"]).into_owned();
    assert!(page.contains("src=\"/pictures/cafe--at-9-am-"), "{page}");
    assert!(site.keys().all(|path| !path.starts_with("images/")));
}

#[test]
fn a_damaged_file_is_found_by_the_check_however_the_page_writes_its_name() {
    let whole = plain();
    let half = whole[..whole.len() / 2].to_vec();
    let project = with(half);
    let damaged = "is damaged: the file ends before the picture does";
    assert!(refused(&project).contains(damaged));
    // As programs write JSON that is to hold plain letters alone.
    let page = "source/public/content/pages/session.json";
    let text = fs::read_to_string(project.path(page)).expect("the page");
    project.write(page, text.replace('\u{e9}', "\\u00e9").as_bytes());
    assert!(refused(&project).contains(damaged));
}
