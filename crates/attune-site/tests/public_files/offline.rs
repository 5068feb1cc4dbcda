//! The files that a visitor's device stores for use offline.

use serde_json::Value;

use super::project::{Project, messages_of};
use super::{in_order, put, site};

/// The addresses in the worker's list.
fn offline_addresses(project: &Project) -> Vec<String> {
    let site = project.site();
    let list = site
        .iter()
        .find(|(path, _)| path.starts_with("assets/offline-"));
    let list: Value = serde_json::from_slice(list.expect("a list").1).expect("JSON");
    let groups = ["named", "pages"].map(|group| list[group].as_object().expect("a group"));
    groups
        .into_iter()
        .flat_map(|group| group.keys().cloned())
        .collect()
}

#[test]
fn no_device_downloads_what_no_page_uses_and_a_large_file_gets_a_note() {
    let project = site();
    let large = [b"%PDF-1.7".to_vec(), vec![b' '; 6_000_000]].concat();
    let given: [(&str, &[u8]); 5] = [
        ("leaflet.pdf", &large),
        ("small.pdf", b"%PDF-1.7"),
        ("fonts/large.woff2", &large),
        (".well-known/change-password", b"x"),
        ("assets/mine.css", b"p{}"),
    ];
    for (path, bytes) in given {
        put(&project, path, bytes);
    }
    let messages = in_order(&project);
    let notes: Vec<_> = messages
        .lines()
        .filter(|line| line.contains("5 MB"))
        .collect();
    let [leaflet, font] = notes[..]
        .try_into()
        .unwrap_or_else(|_| panic!("{messages}"));
    assert!(!messages.contains("small.pdf"), "{messages}");
    let named = |note: &str, name: &str| note.contains(&format!("public/{name} is 6.1 MB."));
    assert!(
        named(leaflet, "fonts/large.woff2") && named(font, "leaflet.pdf"),
        "{messages}"
    );

    messages_of(&project.prerender(), 0);
    for (path, _) in given {
        let is_there = project.site().contains_key(path);
        assert!(
            is_there || path.starts_with("fonts/"),
            "{path} is published"
        );
    }
    let stored = offline_addresses(&project);
    for part in ["leaflet", "small", "large", "well-known", "mine"] {
        assert!(
            !stored.iter().any(|address| address.contains(part)),
            "{part} in {stored:?}"
        );
    }
    for part in ["/", "/session/", "/404.html", "/site.webmanifest"] {
        assert!(
            stored.iter().any(|address| address == part),
            "{part} in {stored:?}"
        );
    }
    for part in [
        "/assets/attune-",
        "/assets/style-",
        "/fonts/young-serif-",
        "/icons/",
        "/pictures/room-",
        "/art/",
        "/content/",
    ] {
        assert!(
            stored.iter().any(|address| address.starts_with(part)),
            "{part} in {stored:?}"
        );
    }
}
