//! Pictures that were made before are taken from the cache.

use std::fs;

use support::folders;

use super::{Project, messages_of, pictures};

fn project() -> Project {
    let room = pictures::jpeg(&pictures::scene(640, 400));
    let door = pictures::jpeg(&pictures::scene(200, 300));
    Project::new(&[("images/room.jpg", room), ("images/door.jpg", door)])
}

#[test]
fn a_second_build_makes_nothing_and_gives_the_same_site() {
    let project = project();
    let first = messages_of(&project.prerender(), 0);
    for line in ["door.jpg (1 of 2)", "room.jpg (2 of 2)"] {
        assert!(
            first.contains(&format!("Making pictures: images/{line}")),
            "{first}"
        );
    }
    let (site, cache) = (project.site(), folders::read(&project.path("cache")));
    assert_eq!(messages_of(&project.again(), 0), "");
    assert!(project.site() == site, "the site is the same");
    assert!(
        folders::read(&project.path("cache")) == cache,
        "the cache is the same"
    );
}

#[test]
fn only_a_photograph_that_changed_is_made_again() {
    let project = project();
    messages_of(&project.prerender(), 0);
    let changed = pictures::jpeg(&pictures::scene(320, 200));
    project.write("source/public/images/door.jpg", &changed);
    let messages = messages_of(&project.again(), 0);
    assert!(messages.contains("images/door.jpg (1 of 1)"), "{messages}");
    assert!(!messages.contains("room"), "{messages}");
}

#[test]
fn what_was_damaged_among_the_kept_files_is_made_anew() {
    let project = project();
    messages_of(&project.prerender(), 0);
    let site = project.site();
    let cached_files = folders::read(&project.path("cache"));
    let avif = cached_files.keys().find(|path| path.ends_with("480.avif"));
    let record = cached_files
        .keys()
        .filter(|path| path.ends_with("record.json"));
    let damaged = [avif.expect("an AVIF of the room")]
        .into_iter()
        .chain(record);
    for path in damaged {
        let cached = project.path("cache").join(path);
        let bytes = fs::read(&cached).expect("the file");
        fs::write(&cached, &bytes[..bytes.len() / 2]).expect("the file");
        let messages = messages_of(&project.again(), 0);
        assert!(messages.contains("(1 of 1)"), "{path}: {messages}");
        assert!(
            project.site().keys().eq(site.keys()),
            "the site has the same files"
        );
        assert!(
            folders::read(&project.path("cache"))
                .keys()
                .eq(cached_files.keys()),
            "no half of it stays"
        );
        assert_eq!(messages_of(&project.again(), 0), "", "it is whole again");
    }
}

#[test]
fn a_cache_that_cannot_be_written_is_said_once_and_stops_nothing() {
    let project = project();
    project.write("a-file", b"");
    let messages = messages_of(
        &project.prerender_with_cache(&project.path("a-file/cache")),
        0,
    );
    assert_eq!(messages.matches("can't be stored").count(), 1, "{messages}");
    assert!(!project.made(".avif").is_empty());
}

/// Somebody may have asked for a photograph to be taken off the site.
#[test]
fn a_photograph_that_no_page_shows_any_more_is_taken_off_the_site() {
    let project = project();
    messages_of(&project.prerender(), 0);
    project.write_page(["images/room.jpg"].into_iter());
    messages_of(&project.render(), 0);
    let rendered = project.site();
    assert!(rendered.keys().any(|path| path.contains("room")));
    assert!(
        rendered.keys().all(|path| !path.contains("door")),
        "{:?}",
        rendered.keys()
    );
    project.write_page(["images/door.jpg"].into_iter());
    messages_of(&project.render(), 0);
    assert!(
        project.site().keys().all(|path| !path.contains("room-")),
        "{:?}",
        project.site().keys()
    );
    assert!(project.site().keys().any(|path| path.contains("door-")));
}
