//! What an owner is told when a content file isn't right. The cases stand in `content_rules/*.txt`,
//! as changes to the small good site of `content_rules/good/`.

#[path = "content_rules/limits.rs"]
mod limits;
mod published;

use std::fs;

use attune::content::check::{Fault, Problem, Sources, check};
use attune::content::schema;
use published::project;

fn good() -> Sources {
    let folder = project().join("tests/content_rules/good");
    let fault = |wrong: &str, remedy: &str| {
        Err(Fault {
            wrong: wrong.to_owned(),
            remedy: remedy.to_owned(),
        })
    };
    let torn = fault(
        "The artwork \"/art/torn.svg\" can't be read.",
        "Put the file back as it was.",
    );
    let empty = fault(
        "The picture \"/images/scan.png\" is empty.",
        "Copy the file anew.",
    );
    let pictures = [
        ("/art/room.svg#wide", Ok(())),
        ("/art/room.svg#narrow", Ok(())),
        ("/art/torn.svg", torn),
        ("/images/room.jpg", Ok(())),
        ("/images/scan.png", empty),
        // Two names that look the same.
        ("/images/caf\u{e9} two.jpg", Ok(())),
        ("/images/cafe\u{301}\u{202f}two.jpg", Ok(())),
    ];
    let public_files = ["/art/room.svg", "/images/room.jpg", "/start.js"];
    Sources {
        texts: published::texts(&folder),
        public_files: public_files.map(str::to_owned).into(),
        pictures: pictures
            .map(|(path, found)| (path.to_owned(), found))
            .into(),
        refused: [].into(),
        not_utf8: [].into(),
        folder: "public/content".to_owned(),
    }
}

fn problems(sources: &Sources) -> Vec<Problem> {
    check(sources).err().unwrap_or_default()
}

fn shown(problems: &[Problem]) -> String {
    let shown: Vec<_> = problems.iter().map(ToString::to_string).collect();
    shown.join("\n")
}

fn replace(sources: &mut Sources, file: &str, old: &str, new: &str) {
    let text = sources
        .texts
        .get_mut(file)
        .unwrap_or_else(|| panic!("there is no {file}"));
    assert_eq!(
        text.matches(old).count(),
        1,
        "{file} should hold {old} once"
    );
    *text = text.replace(old, new);
}

/// Runs each case of a table and says of every one that went otherwise.
fn run(table: &str) {
    let path = project().join("tests/content_rules").join(table);
    let table = fs::read_to_string(path).expect("the table is there");
    let mut otherwise = Vec::new();
    for case in table.trim_end().split("\n\n") {
        let mut sources = good();
        let (mut file, mut old) = ("", String::new());
        let (mut name, mut expected) = ("", Vec::new());
        for line in case.lines() {
            let (mark, rest) = line.split_once(' ').unwrap_or((line, ""));
            let words = rest.replace('⏎', "\n");
            match mark {
                "#" => name = rest,
                "in" => file = rest,
                "-" => old = words,
                "+" => replace(&mut sources, file, &old, &words),
                "without" => drop(sources.texts.remove(rest)),
                "with" => {
                    let (file, text) = rest.split_once(' ').unwrap_or((rest, ""));
                    sources.texts.insert(file.to_owned(), text.to_owned());
                }
                _ => expected.push(line),
            }
        }
        let found = shown(&problems(&sources));
        if found.is_empty() || found != expected.join("\n") {
            otherwise.push(format!("# {name}\n{found}"));
        }
    }
    let listed = otherwise.join(
        "

",
    );
    assert!(
        otherwise.is_empty(),
        "these cases are reported otherwise:

{listed}"
    );
}

#[test]
fn an_owner_is_shown_where_a_file_stops_being_json() {
    run("syntax.txt");
}

#[test]
fn an_owner_is_shown_what_is_missing_misspelt_or_of_the_wrong_kind() {
    run("shape.txt");
}

#[test]
fn an_owner_is_shown_words_and_headings_that_fail_a_reader() {
    run("words.txt");
}

#[test]
fn an_owner_is_shown_pictures_that_are_missing_or_unfit() {
    run("pictures.txt");
}

#[test]
fn a_file_that_is_never_published_is_named_where_a_page_shows_it_or_else_by_itself() {
    let mut sources = good();
    let fault = Fault {
        wrong: "It says where it was taken.".to_owned(),
        remedy: "Take it away.".to_owned(),
    };
    // The last can be shown: without what it says.
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
                 wrong: This looks like a copy of {original}; nothing is read from it.\n  \
                 right: Take this file away."
            )
        );
    }
}

#[test]
fn a_byte_order_mark_at_the_beginning_of_a_file_is_no_mistake() {
    let mut sources = good();
    for text in sources.texts.values_mut() {
        text.insert(0, '\u{feff}');
    }
    assert_eq!(shown(&problems(&sources)), "");
}

#[test]
fn an_owner_is_shown_links_that_lead_nowhere_or_into_danger() {
    run("addresses.txt");
}

#[test]
fn an_owner_is_shown_where_the_list_of_pages_contradicts_itself() {
    run("site.txt");
}

#[test]
fn an_owner_is_shown_where_easy_read_is_hard_or_out_of_date() {
    run("easy_read.txt");
}

#[test]
fn an_owner_is_shown_what_search_engines_could_not_tell_apart_or_would_be_told_wrongly() {
    run("found.txt");
}

#[test]
fn a_practice_that_is_filled_in_passes_and_so_do_parts_of_it() {
    for practice in [
        "null",
        "{ \"name\": \"Any\" }",
        "{ \"name\": \"Any\", \"telephone\": null, \"email\": \"a.b+c@example.org\", \"area_served\": [\"Any town\"] }",
        "{ \"name\": \"Any\", \"telephone\": \"+44 1632 960001\", \"address\": { \"street\": \"1 Any Street\", \"town\": \"Any town\", \"county\": null, \"postcode\": \"AB1 2CD\", \"country\": \"GB\" }, \"registrations\": [{ \"register\": \"Any\", \"number\": \"1\" }] }",
    ] {
        let mut sources = good();
        let with = format!("\"practice\": {practice},\n  \"menu\": [");
        replace(&mut sources, "site.json", "\"menu\": [", &with);
        assert_eq!(shown(&problems(&sources)), "", "{practice} should pass");
    }
}

#[test]
fn a_good_site_and_its_good_links_pass() {
    let addresses = [
        "/",
        "/session/",
        "/session/#groups",
        "#groups",
        "#main",
        "/#main",
        "tel:+44-1234-567890",
        "https://example.org",
        "https://example.org:8080/a?b=c#d",
        "https://bücher.example/",
        "mailto:name@example.org",
        "mailto:name@example.org?subject=Hello",
    ];
    for address in addresses {
        let mut sources = good();
        let link = format!("\"to\": \"{address}\"");
        replace(&mut sources, "pages/session.json", "\"to\": \"/\"", &link);
        assert_eq!(shown(&problems(&sources)), "", "{address} should pass");
    }
    let words = [
        "1 < 2 & 3 > 2",
        "R&B; blues",
        "a <3",
        "Tom & Jerry;",
        "\\ud83d\\ude00 שלום, مرحبا, 👩‍👩‍👧, naïve",
        "Tŷ, llŷn, ŵyr; zażółć gęślą jaźń; ❤️ 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
        "Persian می\u{200c}خواهم, Hebrew \u{200f}(שלום)\u{200f}, a soft\u{ad}hyphen, हिन्दी, ไทย, 日本語",
    ];
    for words in words {
        let mut sources = good();
        replace(
            &mut sources,
            "pages/not-found.json",
            "Nothing is wrong on your side.",
            words,
        );
        assert_eq!(shown(&problems(&sources)), "", "{words} should pass");
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

#[test]
fn the_content_of_the_site_is_right() {
    let problems = problems(&published::sources());
    assert!(problems.is_empty(), "{}", shown(&problems));
}

#[test]
fn the_schema_files_are_not_stale() {
    for (name, text) in schema::files() {
        let path = project().join("public/content/schema").join(name);
        let stored = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            stored == text,
            "{name} is stale: run `cargo run --package attune-site -- schema`"
        );
    }
}
