//! The page about privacy says what is true of this site and this practice, and nothing else.

use attune::routes;
use scraper::Html;
use site::check::check;
use site::source::Content;
use support::published;

use super::{build, content, text, texts};

/// Both editions of the page.
fn pages(content: Content) -> [Html; 2] {
    let files = build(content);
    [
        routes::PRIVACY.to_owned(),
        routes::easy_read(routes::PRIVACY),
    ]
    .map(|slug| Html::parse_document(&text(&files, &routes::html_file(&slug))))
}

fn words(page: &Html) -> String {
    texts(page, "article").concat()
}

fn without_facts() -> Content {
    let mut sources = published::sources();
    let empty = r#"{ "$schema": "schema/practice.schema.json" }"#.to_owned();
    sources.texts.insert("practice.json".into(), empty);
    check(&sources).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn not_offline() -> Content {
    let mut sources = published::sources();
    let language = "\"language\": \"en-GB\",";
    let site =
        sources.texts["site.json"].replace(language, &[language, " \"offline\": false,"].concat());
    sources.texts.insert("site.json".into(), site);
    check(&sources).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn sample() -> Content {
    check(&published::sample_sources()).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

#[test]
fn without_facts_it_speaks_of_the_device_alone() {
    for page in pages(without_facts()) {
        let headings = texts(&page, "article > h2");
        assert_eq!(headings, ["What this site keeps on your device"]);
        assert!(!words(&page).contains("ICO"));
        assert_eq!(texts(&page, ".forget button").len(), 2);
    }
}

#[test]
fn it_speaks_of_a_copy_only_if_devices_keep_one() {
    for (content, keeps_copy) in [(content(), true), (not_offline(), false)] {
        for page in pages(content) {
            let paragraphs = texts(&page, "article > p, article > ul").concat();
            assert_eq!(paragraphs.to_lowercase().contains("a copy of"), keeps_copy);
        }
    }
}

#[test]
fn facts_are_there_in_both_editions() {
    let facts = [
        "Alex Sample of Sample Practice",
        "Sample Mail",
        "three months",
        "eight years after the last session",
        "ZA000000",
        "locked cupboard",
        "I talk to you about it first if I can",
        "3 October 2026",
    ];
    for page in pages(sample()) {
        let words = words(&page);
        for fact in facts {
            assert!(words.contains(fact), "{fact} is not in:\n{words}");
        }
    }
}
