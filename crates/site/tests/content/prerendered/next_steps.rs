//! How a visitor goes on from each page, and whose site it is.

use attune::routes;
use scraper::Html;

use super::{attributes, build, content, text, texts};

const HEADING: &str = "What to do next";
const STORY: &str = "/session/first-visit/";

fn page(slug: &str) -> Html {
    Html::parse_document(&text(&build(content()), &routes::html_file(slug)))
}

#[test]
fn every_content_page_closes_with_what_to_do_next() {
    let content = content();
    let files = build(content.clone());
    let reference = [
        routes::NOT_FOUND,
        routes::ACCESSIBILITY,
        "accessibility/easy-read",
        "hard-words",
        routes::HELP_NOW,
        "help-now/easy-read",
        routes::PRIVACY,
        "privacy/easy-read",
    ];
    for slug in content.pages.keys().map(site::source::PageSlug::as_str) {
        let html = text(&files, &routes::html_file(slug));
        // The meanings of hard words are shown where the words are.
        let last = "article > .next:last-child h2, article > .next:has(+ .meanings:last-child) h2";
        let last = texts(&Html::parse_document(&html), last);
        if reference.contains(&slug) {
            assert!(last.is_empty(), "{slug}: {last:?}");
        } else {
            assert_eq!(last, [HEADING], "{slug}");
        }
    }
}

#[test]
fn the_story_is_one_press_away_from_the_front_page_and_about() {
    for slug in [routes::HOME, routes::ABOUT_THERAPY] {
        let cards = attributes(&page(slug), "article > .card a", "href");
        assert!(cards.contains(&STORY.to_owned()), "{slug}: {cards:?}");
    }
}

#[test]
fn a_step_that_leads_to_the_page_itself_is_left_out() {
    for slug in ["session/first-visit", "session/first-visit/easy-read"] {
        let links = attributes(&page(slug), ".next a", "href");
        assert!(
            !links.iter().any(|to| to.starts_with(STORY)),
            "{slug}: {links:?}"
        );
        assert!(
            links.contains(&"https://www.bamt.org".to_owned()),
            "{slug}: {links:?}"
        );
    }
}

#[test]
fn easy_read_pages_show_a_picture_next_to_each_step() {
    let document = page("session/easy-read");
    let steps = texts(&document, ".next .ideas > li").len();
    assert!(steps > 2, "{steps} steps");
    assert_eq!(
        attributes(&document, ".next .ideas > li svg", "viewBox").len(),
        steps
    );
}

#[test]
fn a_site_without_next_steps_has_no_empty_section() {
    let mut content = content();
    content.site.next_steps = None;
    for page in content.pages.values_mut() {
        for block in &mut page.blocks {
            if let site::source::Block::NextSteps(place) = block {
                place.shown = None;
            }
        }
    }
    let html = text(&build(content), "index.html");
    assert!(!html.contains("class=\"next\""));
}

#[test]
fn the_footer_says_whose_site_it_is_once_that_is_known() {
    let mut content = content();
    assert_eq!(
        texts(&page(routes::HOME), "footer .brand"),
        ["Music Therapy"]
    );
    let practice = serde_json::from_str(r#"{ "name": "A Practice" }"#);
    content.practice = practice.expect("a practice");
    let html = text(&build(content), "index.html");
    let document = Html::parse_document(&html);
    assert_eq!(texts(&document, "footer .brand"), ["A Practice"]);
    assert_eq!(texts(&document, "header .brand"), ["Music Therapy"]);
}
