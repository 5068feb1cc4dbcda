//! Content files as Windows' editors save them.

use std::fs;

use super::project::says;
use super::{in_order, site};

#[test]
fn files_that_begin_with_a_byte_order_mark_are_checked_and_built_like_others() {
    let project = site();
    for name in [
        "site.json",
        "pages/session.json",
        "pages/about-therapy.json",
        "pages/about-therapy/easy-read.json",
    ] {
        let path = format!("source/public/content/{name}");
        let text = fs::read_to_string(project.path(&path)).expect("the file");
        project.write(&path, ["\u{feff}", &text].concat().as_bytes());
    }
    in_order(&project);
    says(&project.prerender(), 0);
    let site = project.site();
    for page in ["session/index.html", "about-therapy/easy-read/index.html"] {
        let html = String::from_utf8_lossy(&site[page]).into_owned();
        assert!(!html.contains('\u{feff}'), "{page}");
    }
}
