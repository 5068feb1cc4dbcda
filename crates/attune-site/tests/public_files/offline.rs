//! What a visitor's device is asked to keep.

use serde_json::Value;

use super::project::{Project, says};
use super::{in_order, put, site};

/// The addresses that the worker's list names.
fn kept(project: &Project) -> Vec<String> {
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
    let said = in_order(&project);
    let notes: Vec<_> = said.lines().filter(|line| line.contains("5 MB")).collect();
    let [leaflet, font] = notes[..].try_into().unwrap_or_else(|_| panic!("{said}"));
    assert!(!said.contains("small.pdf"), "{said}");
    let named = |note: &str, name: &str| note.contains(&format!("public/{name} is 6.1 MB."));
    assert!(
        named(leaflet, "fonts/large.woff2") && named(font, "leaflet.pdf"),
        "{said}"
    );

    says(&project.prerender(), 0);
    for (path, _) in given {
        let is_there = project.site().contains_key(path);
        assert!(
            is_there || path.starts_with("fonts/"),
            "{path} is published"
        );
    }
    let kept = kept(&project);
    for part in ["leaflet", "small", "large", "well-known", "mine"] {
        assert!(
            !kept.iter().any(|address| address.contains(part)),
            "{part} in {kept:?}"
        );
    }
    for part in ["/", "/session/", "/404.html", "/site.webmanifest"] {
        assert!(
            kept.iter().any(|address| address == part),
            "{part} in {kept:?}"
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
            kept.iter().any(|address| address.starts_with(part)),
            "{part} in {kept:?}"
        );
    }
}
