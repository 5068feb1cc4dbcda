//! Content files as Windows editors save them, and files among the content that aren't read.

use std::fs;

use super::project::messages_of;
use super::{in_order, put, refused, site};

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
    messages_of(&project.prerender(), 0);
    let site = project.site();
    for page in ["session/index.html", "about-therapy/easy-read/index.html"] {
        let html = String::from_utf8_lossy(&site[page]).into_owned();
        assert!(!html.contains('\u{feff}'), "{page}");
    }
}

#[test]
fn a_page_in_another_encoding_is_named_beside_all_other_problems() {
    let project = site();
    let path = |name: &str| format!("source/public/content/pages/{name}.json");
    let text = fs::read_to_string(project.path(&path("session"))).expect("the page");
    // UTF-16, which Notepad on Windows calls "Unicode".
    let wide = [0xfeff].into_iter().chain(text.encode_utf16());
    let wide: Vec<u8> = wide.flat_map(u16::to_le_bytes).collect();
    project.write(&path("session"), &wide);
    let text = fs::read_to_string(project.path(&path("about-therapy"))).expect("the page");
    let latin = text
        .replacen("\"title\": \"", "\"title\": \"Caf|", 1)
        .into_bytes();
    let latin: Vec<u8> = latin
        .into_iter()
        .map(|byte| if byte == b'|' { 0xe9 } else { byte })
        .collect();
    assert!(latin.contains(&0xe9));
    project.write(&path("about-therapy"), &latin);
    project.write(&path("home"), b"{ broken");
    let messages = refused(&project);
    for name in ["session", "about-therapy"] {
        let named = format!(
            "public/content/pages/{name}.json:1:1  $\n  wrong: This file isn't saved as UTF-8.\n  right: Save it again"
        );
        assert!(
            messages.contains(&named),
            "{name} is not named:\n{messages}"
        );
    }
    assert!(
        messages.contains("public/content/pages/home.json:1:"),
        "{messages}"
    );
    assert!(messages.contains("3 problems"), "{messages}");
}

#[test]
fn what_lies_among_the_content_and_is_not_read_is_listed() {
    let project = site();
    let names = [
        "content/pages/x.json.txt",
        "content/pages/y.JSON",
        "content/notes.docx",
        "content/photo.jpg",
    ];
    for name in names {
        put(&project, name, b"x");
    }
    put(&project, "content/schema/page.schema.json", b"{}");
    let messages = in_order(&project);
    let listed = messages
        .lines()
        .find(|line| line.starts_with("Not published: "));
    let listed = listed.unwrap_or_else(|| panic!("nothing is listed:\n{messages}"));
    for name in names {
        assert!(
            listed.contains(&format!("public/{name}")),
            "{name}: {listed}"
        );
    }
    assert!(!listed.contains("schema"), "{listed}");
}
