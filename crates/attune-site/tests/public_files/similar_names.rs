//! The name of a file and the name in a page may differ in ways that can't be seen.

use std::fs;

use super::project::{Project, messages_of};
use super::{in_order, plain, put, refused};

/// As typed: the accented letter is one character, and spaces are plain.
const TYPED: &str = "images/caf\u{e9} at 9 am.jpg";
/// As macOS names files: the accent is a separate character, and a narrow space is before "am".
const ON_DISK: &str = "images/cafe\u{301} at 9\u{202f}am.jpg";

/// A site whose page names a photograph, which has the other name in `public/`.
fn site_with(bytes: Vec<u8>) -> Project {
    let project = Project::new(&[(TYPED, bytes.clone())]);
    for folder in ["source/public", "staging"] {
        fs::remove_file(project.path(folder).join(TYPED)).expect("the file");
    }
    put(&project, ON_DISK, &bytes);
    project
}

#[test]
fn a_name_that_looks_like_a_files_means_that_file() {
    let project = site_with(plain());
    in_order(&project);
    messages_of(&project.prerender(), 0);
    let site = project.site();
    let page = String::from_utf8_lossy(&site["session/index.html"]).into_owned();
    assert!(page.contains("src=\"/pictures/cafe--at-9-am-"), "{page}");
    assert!(site.keys().all(|path| !path.starts_with("images/")));
}

#[test]
fn a_damaged_file_is_found_by_the_check_however_the_page_writes_its_name() {
    let whole = plain();
    let half = whole[..whole.len() / 2].to_vec();
    let project = site_with(half);
    let damaged = "is damaged: the file ends before the picture does";
    assert!(refused(&project).contains(damaged));
    // As programs escape JSON to plain ASCII.
    let page = "source/public/content/pages/session.json";
    let text = fs::read_to_string(project.path(page)).expect("the page");
    project.write(page, text.replace('\u{e9}', "\\u00e9").as_bytes());
    assert!(refused(&project).contains(damaged));
}
