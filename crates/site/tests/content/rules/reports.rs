//! Files that are never read or published, and several problems at once.

use site::fault::Fault;

use super::{good, problems, replace, shown};

#[test]
fn a_file_that_is_never_published_is_named_where_a_page_shows_it_or_else_by_itself() {
    let mut sources = good();
    let fault = Fault {
        wrong: "It says where it was taken.".to_owned(),
        remedy: "Take it away.".to_owned(),
    };
    // The last can be shown, without its metadata.
    for path in ["/IMG_0001", "/phone.heic", "/images/room.jpg"] {
        sources.refused.insert(path.to_owned(), fault.clone());
    }
    let page = "pages/session.json";
    replace(&mut sources, page, "/art/room.svg#wide", "/phone.heic");
    let says = "\n  wrong: It says where it was taken.\n  right: Take it away.";
    assert_eq!(
        shown(&problems(&sources)),
        format!(
            "public/IMG_0001{says}\npublic/content/pages/session.json:7:15  $.picture.source{says}"
        )
    );
}

#[test]
fn copies_that_a_system_makes_are_to_be_taken_away() {
    for (copy, original) in [
        ("pages/home - Copy.json", "pages/home.json"),
        ("pages/home (1).json", "pages/home.json"),
        ("pages/home copy 2.json", "pages/home.json"),
        ("pages/Copy of home.json", "pages/home.json"),
        ("pages/._home.json", "pages/home.json"),
        ("pages/Session.json", "pages/session.json"),
        (
            "pages/about-therapy/easy-read - Copy.json",
            "pages/about-therapy/easy-read.json",
        ),
        ("site - Copy.json", "site.json"),
        ("._site.json", "site.json"),
    ] {
        let mut sources = good();
        let text = sources.texts[original].clone();
        sources.texts.insert(copy.to_owned(), text);
        assert_eq!(
            shown(&problems(&sources)),
            format!(
                "public/content/{copy}:1:1  $\n  \
                 wrong: This looks like a copy of {original}, so the site doesn't read it.\n  \
                 right: Delete this file."
            )
        );
    }
}

#[test]
fn a_file_with_five_problems_hears_of_all_five_at_once() {
    let mut sources = good();
    let page = "pages/session.json";
    replace(&mut sources, page, "\"menu_label\"", "\"menulabel\"");
    replace(
        &mut sources,
        page,
        "\"What happens in a session?\"",
        "\"<b>Sessions</b>\"",
    );
    replace(&mut sources, page, "room.svg#wide", "room.svg#wied");
    replace(&mut sources, page, "\"to\": \"/\"", "\"to\": \"/hom/\"");
    replace(&mut sources, page, "\"level\": 3", "\"level\": 4");
    let problems = problems(&sources);
    let found: Vec<_> = problems
        .iter()
        .map(|one| (one.line, one.column, one.path.as_str()))
        .collect();
    let expected = [
        (3, 12, "$.title"),
        (4, 3, "$.menulabel"),
        (7, 15, "$.picture.source"),
        (11, 64, "$.lead[1].link.to"),
        (14, 29, "$.blocks[1].heading.level"),
    ];
    assert_eq!(found, expected, "{}", shown(&problems));
}

#[test]
fn problems_of_several_files_come_in_one_pass_even_beside_a_broken_one() {
    let mut sources = good();
    replace(&mut sources, "site.json", "en-GB", "English");
    replace(
        &mut sources,
        "pages/session.json",
        "\"to\": \"/\"",
        "\"to\": \"/about/\"",
    );
    replace(&mut sources, "pages/not-found.json", "\"title\"", "title");
    let problems = problems(&sources);
    let files: Vec<_> = problems
        .iter()
        .map(|problem| problem.file.as_str())
        .collect();
    let expected = ["pages/not-found.json", "pages/session.json", "site.json"];
    assert_eq!(
        files,
        expected.map(|file| format!("public/content/{file}")),
        "{}",
        shown(&problems)
    );
}
