//! What was made once is not made again.

use std::fs;

use super::drawn;
use super::project::{Project, files, says};

fn project() -> Project {
    let room = drawn::jpeg(&drawn::scene(640, 400));
    let door = drawn::jpeg(&drawn::scene(200, 300));
    Project::new(&[("images/room.jpg", room), ("images/door.jpg", door)])
}

#[test]
fn a_second_build_makes_nothing_and_gives_the_same_site() {
    let project = project();
    let first = says(&project.prerender(), 0);
    for line in ["door.jpg (1 of 2)", "room.jpg (2 of 2)"] {
        assert!(
            first.contains(&format!("Making pictures: images/{line}")),
            "{first}"
        );
    }
    let (site, cache) = (project.site(), files(&project.path("cache")));
    assert_eq!(says(&project.again(), 0), "");
    assert!(project.site() == site, "the site is the same");
    assert!(
        files(&project.path("cache")) == cache,
        "the cache is the same"
    );
}

#[test]
fn only_a_photograph_that_changed_is_made_again() {
    let project = project();
    says(&project.prerender(), 0);
    let changed = drawn::jpeg(&drawn::scene(320, 200));
    project.write("source/public/images/door.jpg", &changed);
    let said = says(&project.again(), 0);
    assert!(said.contains("images/door.jpg (1 of 1)"), "{said}");
    assert!(!said.contains("room"), "{said}");
}

#[test]
fn what_was_damaged_among_the_kept_files_is_made_anew() {
    let project = project();
    says(&project.prerender(), 0);
    let site = project.site();
    let kept = files(&project.path("cache"));
    let avif = kept.keys().find(|path| path.ends_with("480.avif"));
    let record = kept.keys().filter(|path| path.ends_with("record.json"));
    let damaged = [avif.expect("an AVIF of the room")]
        .into_iter()
        .chain(record);
    for path in damaged {
        let cached = project.path("cache").join(path);
        let bytes = fs::read(&cached).expect("the file");
        fs::write(&cached, &bytes[..bytes.len() / 2]).expect("the file");
        let said = says(&project.again(), 0);
        assert!(said.contains("(1 of 1)"), "{path}: {said}");
        assert!(
            project.site().keys().eq(site.keys()),
            "the site has the same files"
        );
        assert!(
            files(&project.path("cache")).keys().eq(kept.keys()),
            "no half of it stays"
        );
        assert_eq!(says(&project.again(), 0), "", "it is whole again");
    }
}

#[test]
fn a_cache_that_cannot_be_written_is_said_once_and_stops_nothing() {
    let project = project();
    project.write("a-file", b"");
    let said = says(
        &project.prerender_with_cache(&project.path("a-file/cache")),
        0,
    );
    assert_eq!(said.matches("can't be kept").count(), 1, "{said}");
    assert!(!project.made(".avif").is_empty());
}
