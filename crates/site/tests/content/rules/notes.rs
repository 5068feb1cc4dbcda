//! What the check asks an owner to look at, by the day on which it runs.

use site::check::notes::{Note, Urgency, notes};
use site::check::sources::Sources;
use site::date;
use support::project::project;
use support::{folders, published};

use super::{good, problems, shown};

/// The good site with a practice, and with one number for a crisis that was checked on a day.
fn with_practice(practice: &str, help_checked: Option<&str>) -> Sources {
    let mut sources = good();
    let text = format!("{{ \"$schema\": \"schema/practice.schema.json\"{practice} }}");
    sources.texts.insert("practice.json".into(), text);
    let checked = help_checked.map(|day| format!(", \"checked_on\": \"{day}\""));
    let service = format!(
        r#"{{ "$schema": "schema/help-now.schema.json", "services": [
  {{ "name": "Any help", "reach": {{ "call": "999" }}, "for_whom": "Anyone.", "hours": "Day and night",
    "nations": ["wales"], "picture": {{ "source": "/art/room.svg#wide", "alternative": "" }},
    "sources": ["https://help.example/"]{} }}
] }}"#,
        checked.unwrap_or_default()
    );
    sources.texts.insert("help-now.json".into(), service);
    sources
}

fn notes_on(sources: &Sources, day: &str) -> Vec<Note> {
    assert_eq!(shown(&problems(sources)), "");
    let content = site::check::check(sources).expect("content without problems");
    notes(&content, sources, date::parse(day).expect("a day"))
}

/// The notes of a file, without those on the placeholder address and the quotation of the good site.
fn about(file: &str, sources: &Sources, day: &str) -> Vec<Note> {
    let mut notes = notes_on(sources, day);
    notes.retain(|note| note.file.ends_with(file));
    notes
}

#[test]
fn numbers_for_a_crisis_that_nobody_has_checked_come_first_of_all() {
    let sources = with_practice(", \"name\": \"Any\"", None);
    let notes = notes_on(&sources, "2026-11-29");
    assert_eq!(
        notes[0].to_string(),
        "public/content/help-now.json:2\n  \
         note: Check these numbers; nobody has done so for this site yet:\n    \
         Any help, 999\n      https://help.example/\n  \
         why: somebody in danger may call this number, and numbers and menus change.\n  \
         remedy: Open each address and compare the number, the hours and what to choose. Then write the day into \
         that service: \"checked_on\": \"2026-11-29\"."
    );
}

#[test]
fn numbers_for_a_crisis_grow_old_after_ten_months_and_are_told_of_last_and_loudly_after_a_year() {
    for (day, expected) in [
        ("2026-10-27", None),                 // 299 days
        ("2026-10-28", Some(Urgency::Quiet)), // 300
        ("2027-01-01", Some(Urgency::Quiet)), // 365
        ("2027-01-02", Some(Urgency::Loud)),  // 366
    ] {
        let sources = with_practice(", \"name\": \"Any\"", Some("2026-01-01"));
        let notes = notes_on(&sources, day);
        let of_help = notes
            .iter()
            .position(|note| note.file.ends_with("help-now.json"));
        assert_eq!(of_help.map(|at| notes[at].urgency), expected, "{day}");
        if expected == Some(Urgency::Loud) {
            assert_eq!(of_help, Some(notes.len() - 1), "it is the last");
            assert!(
                notes[notes.len() - 1]
                    .what
                    .contains("checked on 1 January 2026")
            );
        }
    }
}

/// Each case is a part of `practice.json`, the last day without a note on its date, and what the note of the next says.
#[test]
fn facts_of_the_practice_grow_old() {
    for (part, last_day, next_day, what) in [
        (
            r#""fees": { "checked_on": "2025-10-03" }"#,
            "2026-10-03",
            "2026-10-04",
            "You last checked your fees on 3 October 2025, more than 12 months ago.",
        ),
        (
            r#""availability": { "waiting": { "weeks": 6, "as_of": "2026-11-30" } }"#,
            "2027-02-28",
            "2027-03-01",
            "You last checked whether you have room for new people on 30 November 2026, more than 3 months ago.",
        ),
        (
            r#""privacy": { "checked_on": "2028-02-29" }"#,
            "2029-02-28",
            "2029-03-01",
            "You last checked what you say about privacy on 29 February 2028, more than 12 months ago.",
        ),
        (
            r#""hcpc_number": "AS12345""#,
            "2028-02-29",
            "2028-03-01",
            "Your registration with the HCPC has to be renewed by 31 May 2028.",
        ),
        (
            r#""dbs": { "level": "basic", "issued": "2026-11-29" }"#,
            "2026-11-29",
            "2026-11-28",
            "\"issued\" is in the future: 29 November 2026.",
        ),
    ] {
        let practice = format!(",\n  \"hcpc_number\": \"AS12345\",\n  {part}");
        let practice = if part.contains("hcpc") {
            format!(",\n\n  {part}")
        } else {
            practice
        };
        let sources = with_practice(&practice, Some("2026-11-29"));
        assert_eq!(about("practice.json", &sources, last_day), [], "{part}");
        let notes = about("practice.json", &sources, next_day);
        let found: Vec<_> = notes
            .iter()
            .map(|note| (note.line, note.what.as_str()))
            .collect();
        assert_eq!(found, [(3, what)]);
    }
}

#[test]
fn a_registration_is_due_in_spring_of_even_years_only() {
    let sources = with_practice(", \"hcpc_number\": \"AS12345\"", Some("2026-11-29"));
    for (day, count) in [("2028-05-31", 1), ("2028-06-01", 0), ("2027-04-01", 0)] {
        assert_eq!(about("practice.json", &sources, day).len(), count, "{day}");
    }
}

#[test]
fn what_the_law_asks_for_is_listed_once_a_practice_is_filled_in() {
    let empty = with_practice("", Some("2026-11-29"));
    assert_eq!(about("practice.json", &empty, "2026-11-29"), []);
    let begun = with_practice(
        r#", "contact": { "email": "any@room.example" }"#,
        Some("2026-11-29"),
    );
    let notes = about("practice.json", &begun, "2026-11-29");
    let whats: Vec<_> = notes.iter().map(|note| note.what.as_str()).collect();
    assert_eq!(
        whats,
        [
            "There is no \"hcpc_number\", so no page made from this file calls you a music therapist.",
            "Visitors can't read who they deal with. This is missing:\n    \
             your own name (\"name\" in \"therapist\")\n    \
             a postal address (\"letters\" in \"contact\", which can be a PO box, or a place with \"shows_address\": true)",
            "The e-mail address, any@room.example, is only a placeholder.",
        ]
    );
}

#[test]
fn a_promise_of_a_cure_and_a_quotation_without_consent_are_noted_where_they_are() {
    let sources = with_practice(
        r#", "hcpc_number": "AS12345", "supervision": { "text": ["My work is clinically proven."] }"#,
        Some("2026-11-29"),
    );
    let notes = notes_on(&sources, "2026-11-29");
    let of_words = notes.iter().filter(|note| note.why.contains("asa.org.uk"));
    let found: Vec<_> = of_words
        .map(|note| (&*note.file, note.line, &*note.what))
        .collect();
    assert_eq!(
        found,
        [
            (
                "public/content/pages/session.json",
                16,
                "If “A client” is a client, a parent or a colleague, there is no day on which they agreed to be quoted."
            ),
            (
                "public/content/practice.json",
                1,
                "“proven” can be read as a promise of a cure or of a result."
            ),
        ]
    );
    let mut agreed = sources;
    super::replace(
        &mut agreed,
        "pages/session.json",
        "\"source\": \"A client\"",
        "\"source\": \"A client\", \"consent_on\": \"2026-10-03\"",
    );
    assert_eq!(about("session.json", &agreed, "2026-11-29"), []);
}

#[test]
fn the_words_of_the_site_and_of_the_sample_promise_nothing() {
    for sources in [published::sources(), published::sample_sources()] {
        let notes = notes_on(&sources, "2026-11-29");
        let of_words: Vec<_> = notes
            .iter()
            .filter(|note| note.why.contains("asa.org.uk") || note.file.ends_with("practice.json"))
            .collect();
        assert_eq!(of_words, Vec::<&Note>::new());
    }
}

#[test]
fn only_the_sample_may_have_numbers_that_nobody_answers() {
    let mut copied = published::sample_sources();
    assert_eq!(shown(&problems(&copied)), "");
    copied.is_sample = false;
    assert!(shown(&problems(&copied)).contains("the number of the sample practice"));
    let mut sample = published::sample_sources();
    let page = sample.texts.get_mut("pages/home.json").expect("a page");
    *page = page.replacen("\"title\": \"", "\"title\": \"[your name] ", 1);
    assert!(shown(&problems(&sample)).contains("is a gap that nobody has filled in"));
}

#[test]
fn a_year_that_is_still_to_come_is_noted_where_it_stands() {
    let practice = ",\n\"therapist\": { \"name\": \"Any\", \"practising_since\": 2027 }";
    let mut sources = good();
    let text = format!("{{ \"$schema\": \"schema/practice.schema.json\"{practice} }}");
    sources.texts.insert("practice.json".into(), text);
    for (day, is_noted) in [("2026-12-31", true), ("2027-01-01", false)] {
        let notes = about("practice.json", &sources, day);
        let mut of_year = notes
            .iter()
            .filter(|note| note.what.contains("a year in the future"));
        assert_eq!(
            of_year.next().map(|note| note.line),
            is_noted.then_some(2),
            "{day}"
        );
    }
}

/// Owners fill in the file from this document alone.
#[test]
fn the_examples_of_the_owners_document_have_gaps_to_fill_in_and_no_other_problem() {
    let document = folders::text(&project().join("docs/practice.md"));
    let examples: Vec<&str> = document
        .split("```json\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .map(str::trim_end)
        .collect();
    assert!(examples.len() > 5, "the document has no examples");
    let mut sources = published::sources();
    for parts in examples.iter().copied().chain([&*examples.join(",\n")]) {
        let text = format!("{{ \"$schema\": \"schema/practice.schema.json\",\n{parts} }}");
        sources.texts.insert("practice.json".into(), text);
        // Gaps and numbers that nobody has are refused anywhere but in the sample.
        sources.is_sample = true;
        assert_eq!(shown(&problems(&sources)), "", "{parts}");
        sources.is_sample = false;
        let gaps = ["\"[", "000000\"", "1632 960"].map(|gap| parts.matches(gap).count());
        let refused = problems(&sources);
        assert_eq!(
            refused.len(),
            gaps.iter().sum::<usize>(),
            "{}",
            shown(&refused)
        );
    }
}
