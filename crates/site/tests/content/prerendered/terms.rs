//! Hard words where they are used: each is marked once on a page, and its meaning is on the same page.

use std::collections::BTreeSet;

use attune::routes;
use scraper::Html;
use site::source::{Block, PageSlug, PlainText, Text};

use super::{attributes, build, content, pages, text, texts};

/// The ids of the meanings that the words of a page open.
fn opened(document: &Html) -> Vec<String> {
    attributes(document, ".term > button", "popovertarget")
}

#[test]
fn each_page_marks_a_hard_word_once_and_has_its_meaning() {
    let mut count = 0;
    for (slug, document) in pages() {
        let name = slug.as_str();
        let mut opened = opened(&document);
        count += opened.len();
        opened.sort_unstable();
        let mut meanings = attributes(&document, ".meanings > [popover]", "id");
        meanings.sort_unstable();
        assert_eq!(opened, meanings, "{name}");
        let once: BTreeSet<&String> = opened.iter().collect();
        assert_eq!(once.len(), opened.len(), "{name}: {opened:?}");
    }
    assert!(count > 20, "only {count} words are marked");
}

#[test]
fn a_hard_word_is_marked_in_running_text_only() {
    for (slug, document) in pages() {
        let elsewhere = "h1 .term, h2 .term, h3 .term, h4 .term, summary .term, figcaption .term, \
            .card .term, dt .term, dd .term, a .term, em .term, strong .term, .meanings .term";
        let found = texts(&document, elsewhere);
        assert!(found.is_empty(), "{}: {found:?}", slug.as_str());
    }
}

#[test]
fn the_list_itself_is_without_marks() {
    let files = build(content());
    for slug in [
        routes::HARD_WORDS.to_owned(),
        routes::easy_read(routes::HARD_WORDS),
    ] {
        let document = Html::parse_document(&text(&files, &routes::html_file(&slug)));
        assert_eq!(opened(&document), [""; 0], "{slug}");
    }
}

#[test]
fn every_word_of_the_list_is_in_the_text_of_some_page() {
    let files = build(content());
    let list = text(&files, &routes::html_file(routes::HARD_WORDS));
    let list = texts(&Html::parse_document(&list), ".word-list dt");
    let used: BTreeSet<String> = pages()
        .iter()
        .flat_map(|(_, document)| texts(document, ".meanings strong"))
        .collect();
    let unused: Vec<&String> = list.iter().filter(|word| !used.contains(*word)).collect();
    assert!(
        !list.is_empty() && unused.is_empty(),
        "words of the list that are on no page: {unused:?}"
    );
}

#[test]
fn a_pages_own_meaning_comes_before_that_of_the_list() {
    let mut content = content();
    let slug = "about-therapy/easy-read";
    let page = content.pages.get_mut(&PageSlug(slug.into()));
    for block in &mut page.expect("the edition").blocks {
        if let Block::WordList(words) = block {
            let word = words.iter_mut().find(|word| word.word.0 == "Clinical");
            word.expect("the word").meaning = Text::Plain(PlainText("Of this page.".into()));
        }
    }
    let files = build(content);
    let meaning = |slug: &str| {
        let document = Html::parse_document(&text(&files, &routes::html_file(slug)));
        texts(&document, "#term-clinical").concat()
    };
    assert_eq!(meaning(slug), "Clinical Of this page.");
    assert_eq!(
        meaning(routes::ABOUT_THERAPY),
        "Clinical To do with looking after people’s health."
    );
}
