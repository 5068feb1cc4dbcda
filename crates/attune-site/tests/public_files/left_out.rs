//! Files that nobody meant to publish aren't published, and don't fail the check.

use super::project::messages_of;
use super::{from_a_phone, in_order, put, refused, site};

#[test]
fn what_systems_and_editors_leave_behind_is_left_out_and_listed_once() {
    let project = site();
    let phone = from_a_phone();
    let clutter: [(&str, &[u8]); 13] = [
        (".DS_Store", b"\0\0\0\x01Bud1"),
        ("art/.DS_Store", b"\0\0\0\x01Bud1"),
        ("art/._room.svg", b"\0\x05\x16\x07"),
        ("art/Thumbs.db", b"\xd0\xcf\x11\xe0"),
        ("art/room.svg~", b"<svg"),
        ("content/.DS_Store", b"\0\0\0\x01Bud1"),
        ("content/pages/._home.json", b"\0\x05\x16\x07\xff\xfe"),
        ("desktop.ini", b"[.ShellClassInfo]"),
        ("fonts/.DS_Store", b"\0\0\0\x01Bud1"),
        ("images/.DS_Store", b"\0\0\0\x01Bud1"),
        ("images/IMG_0001.jpg~", &phone),
        ("photo.jpg.bak", &phone),
        (".git/HEAD", b"ref: refs/heads/main"),
    ];
    for (path, bytes) in clutter {
        put(&project, path, bytes);
    }
    put(
        &project,
        ".well-known/security.txt",
        b"Contact: mailto:a@example.org",
    );

    let messages = in_order(&project);
    let listed: Vec<_> = messages
        .lines()
        .filter(|line| line.starts_with("Not published: "))
        .collect();
    let [listed] = listed[..] else {
        panic!("one line lists them:\n{messages}");
    };
    for name in ["public/.DS_Store", "public/.git/", "public/art/Thumbs.db"] {
        assert!(listed.contains(name), "{name} in {listed}");
    }
    assert!(listed.ends_with(" and 3 more."), "{listed}");

    messages_of(&project.prerender(), 0);
    let site = project.site();
    for name in [
        "DS_Store",
        "._",
        "Thumbs",
        "room.svg~",
        "desktop",
        ".git",
        "IMG_",
        "photo",
    ] {
        let found: Vec<_> = site.keys().filter(|path| path.contains(name)).collect();
        assert!(found.is_empty(), "{name} is published: {found:?}");
    }
    for (path, bytes) in &site {
        assert!(!bytes.windows(4).any(|four| four == b"Bud1"), "{path}");
    }
    assert!(site.contains_key(".well-known/security.txt"));
}

#[test]
fn below_images_nothing_is_published_but_what_the_build_made() {
    let project = site();
    let phone = from_a_phone();
    for name in [
        "IMG_0001.jpg",
        "IMG_0002.jfif",
        "IMG_0003.jpe",
        "IMG_0004.webp",
        "IMG_0005.tif",
        "IMG_0006",
        "notes.txt",
        "leaf.svg",
        "below/IMG_0007.jpg",
    ] {
        put(&project, &format!("images/{name}"), &phone);
    }
    let messages = in_order(&project);
    assert!(
        messages.contains("Not published: ") && messages.contains("public/images/IMG_0002.jfif"),
        "{messages}"
    );
    assert!(
        !messages.contains("IMG_0001.jpg"),
        "a photograph that no page names is no surprise: {messages}"
    );

    messages_of(&project.prerender(), 0);
    let published = project.site().into_keys();
    let published: Vec<_> = published
        .filter(|path| path.starts_with("images/"))
        .collect();
    assert!(published.is_empty(), "{published:?}");
    assert!(
        !project.made(".jpg").is_empty(),
        "the page's own photograph is made"
    );
}

#[test]
fn what_lies_among_the_artwork_and_is_none_is_named_by_the_check_as_by_the_build() {
    let project = site();
    let cases: [(&str, &[u8], &str, &str); 4] = [
        (
            "art/notes.txt",
            b"Draw a tree.",
            "isn't artwork",
            "Delete the file",
        ),
        (
            "art/tree.png",
            b"\x89PNG\r\n\x1a\n",
            "isn't artwork",
            "public/images/",
        ),
        ("art/Tree.SVG", b"<svg/>", "ends in capitals", ".svg"),
        ("art/torn.svg", b"<svg", "can't be read", "docs/artwork.md"),
    ];
    for (path, bytes, ..) in cases {
        put(&project, path, bytes);
    }
    let messages = refused(&project);
    for (path, _, wrong, right) in cases {
        let problem = messages
            .split("\n\n")
            .find(|problem| problem.starts_with(&format!("public/{path}\n")));
        let problem = problem.unwrap_or_else(|| panic!("{path} is not named:\n{messages}"));
        assert!(
            problem.contains(wrong) && problem.contains(right),
            "{problem}"
        );
    }
    assert!(messages.contains("4 problems"), "{messages}");
}

#[test]
fn what_has_the_name_of_something_that_the_build_makes_is_named_by_the_check() {
    let project = site();
    let names = [
        "session",
        "about-therapy",
        "about",
        "assets",
        "cards",
        "pictures",
        "index.html",
        "404.html",
        "robots.txt",
        "sitemap.xml",
        "_headers/notes.txt",
    ];
    for name in names {
        project.write(&format!("source/public/{name}"), b"An owner's own.");
    }
    let messages = refused(&project);
    for name in names {
        let problem = messages
            .split("\n\n")
            .find(|problem| problem.starts_with(&format!("public/{name}\n")));
        let problem = problem.unwrap_or_else(|| panic!("{name} is not named:\n{messages}"));
        assert!(problem.contains("right: Rename it"), "{problem}");
    }
    assert!(messages.contains("11 problems"), "{messages}");
}
