//! The results of the tests on the accessibility page, with results and without.

use attune::routes;
use scraper::Html;
use site::assets::Input;
use site::pictures::photograph::Photographs;
use site::source::{Block, PageSlug, TestResults};

use super::{Files, built, content, input, text, texts};

/// The accessibility page in both editions, each with a block for the results.
fn both_editions(results: bool) -> [Html; 2] {
    let mut content = content();
    let slug = PageSlug(routes::easy_read(routes::ACCESSIBILITY));
    let page = content.pages.get_mut(&slug).expect("the Easy Read edition");
    let is_tested = |block: &Block| matches!(block, Block::Heading(heading) if heading.text.as_str() == "How we tested this site");
    let at = page.blocks.iter().position(is_tested).expect("the section");
    page.blocks
        .insert(at + 1, Block::TestResults(TestResults {}));
    let mut input: Input = input(&content, Photographs::new(), Files::new());
    if !results {
        input.results = None;
    }
    let files = built(&content, input);
    [routes::ACCESSIBILITY, slug.as_str()]
        .map(|slug| Html::parse_document(&text(&files, &routes::html_file(slug))))
}

#[test]
fn a_copy_built_without_a_test_run_says_nothing_about_one() {
    let tested = ["What we tested", "How we tested this site"];
    for (document, tested) in both_editions(false).iter().zip(tested) {
        let main = texts(document, "main").concat();
        for words in [
            tested,
            "without a test run",
            "Last tested",
            "We aim to meet every",
        ] {
            assert!(!main.contains(words), "“{words}” in {main}");
        }
        let headings = texts(document, "main h2");
        assert!(headings.contains(&"More help".to_owned()), "{headings:?}");
    }
    let standard = texts(&both_editions(false)[0], "main").concat();
    assert!(standard.contains("What does not work yet"));
}

#[test]
fn a_copy_built_after_a_test_run_says_what_it_found() {
    for document in both_editions(true) {
        let main = texts(&document, "main").concat();
        assert!(main.contains("Last tested on 23 November 2026."), "{main}");
    }
}
