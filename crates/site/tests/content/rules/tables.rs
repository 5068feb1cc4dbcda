//! The cases of the `.txt` files in this folder; `README.md` has their format.

use support::folders;
use support::project::project;

use super::{good, problems, replace, shown};

/// Runs each case of a table and reports all that fail.
fn run(table: &str) {
    let table = folders::text(
        &project()
            .join("crates/site/tests/content/rules")
            .join(table),
    );
    let mut failures = Vec::new();
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
            failures.push(format!("# {name}\n{found}"));
        }
    }
    let listed = failures.join("\n\n");
    assert!(
        failures.is_empty(),
        "these cases are reported otherwise:\n\n{listed}"
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
fn an_owner_is_shown_facts_of_the_practice_that_nobody_could_use() {
    run("practice.txt");
}

#[test]
fn an_owner_is_shown_what_stands_in_the_place_of_real_words_and_titles_that_are_not_theirs() {
    run("placeholders.txt");
}
