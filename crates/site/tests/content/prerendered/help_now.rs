//! The numbers for a crisis: every page leads to them, and each can be called or texted.

use attune::{routes, words};
use scraper::Html;
use site::date;
use site::source::{Content, Date, Reach};

use super::{attributes, build, content, select, text, texts};

const LINKS: [&str; 2] = ["body > a.skip + a.skip", "footer > a.help:last-child"];

fn page(content: &Content, slug: &str) -> Html {
    let files = build(content.clone());
    Html::parse_document(&text(&files, &routes::html_file(slug)))
}

/// Both editions.
fn editions(content: &Content) -> [Html; 2] {
    let easy_read = routes::easy_read(routes::HELP_NOW);
    [routes::HELP_NOW, &easy_read].map(|slug| page(content, slug))
}

#[test]
fn every_page_has_a_second_link_and_a_last_one_to_the_numbers() {
    let mut pages = 0;
    for (path, bytes) in build(content()) {
        let html = String::from_utf8_lossy(&bytes);
        let slug = path.strip_suffix("/index.html").unwrap_or_default();
        // A redirect leads on by itself.
        if !path.ends_with(".html") || !html.contains("<main") {
            continue;
        }
        let document = Html::parse_document(&html);
        let is_booklet = slug.ends_with(routes::BOOKLET);
        let target = match routes::standard(slug) {
            Some(_) => routes::easy_read(routes::HELP_NOW),
            None => routes::HELP_NOW.to_owned(),
        };
        let [second, last] = LINKS;
        let last = if is_booklet {
            "main > p:last-child > a"
        } else {
            last
        };
        for selector in [second, last] {
            let found = attributes(&document, selector, "href");
            assert_eq!(found, [routes::path(&target)], "{selector} of {path}");
            assert_eq!(texts(&document, selector), [words::HELP_NOW], "{path}");
        }
        pages += 1;
    }
    assert!(pages > 12, "{pages} pages");
}

#[test]
fn paper_names_the_first_number_and_the_page_with_the_others() {
    let files = build(content());
    let is_main = |path: &&String| path.starts_with("assets/style") && path.ends_with(".css");
    let sheet = files.keys().find(is_main).expect("the main style sheet");
    let printed = "--help:\": in danger, call 999. More numbers: \"";
    assert!(text(&files, sheet).contains(printed));
    let booklet = text(&files, "session/first-visit/booklet/index.html");
    let line = "If you need help now: in danger, call 999. More numbers: attune.example/help-now/";
    let leaves = texts(&Html::parse_document(&booklet), ".leaf > p");
    assert!(leaves.iter().any(|leaf| leaf == line), "{leaves:?}");
}

#[test]
fn each_number_is_a_link_that_calls_or_texts_exactly_this_number() {
    let content = content();
    let services = &content.help_now.services;
    assert!(services.len() > 5, "{} services", services.len());
    for document in editions(&content) {
        let numbers = "main a[href^='tel:'], main a[href^='sms:']";
        for link in document.select(&select(numbers)) {
            let (_, dialled) = link
                .attr("href")
                .and_then(|to| to.split_once(':'))
                .expect("a scheme");
            let shown: String = link.text().collect();
            let shown: String = shown.chars().filter(char::is_ascii_digit).collect();
            assert_eq!(dialled, shown);
        }
        let links = attributes(&document, numbers, "href");
        for service in services {
            let relay = service.text_relay.clone().map(Reach::Call);
            for reach in relay.iter().chain([&service.reach]) {
                assert!(
                    links.contains(&reach.address()),
                    "{}",
                    service.name.as_str()
                );
            }
        }
    }
}

#[test]
fn danger_comes_first_and_then_that_this_is_no_crisis_service() {
    for document in editions(&content()) {
        let main = texts(&document, "main").concat();
        let at = |words: &str| {
            main.find(words)
                .unwrap_or_else(|| panic!("no {words:?}: {main}"))
        };
        let order = [
            "call 999",
            "This practice is not a crisis service.",
            "Samaritans",
        ]
        .map(at);
        assert!(order.is_sorted(), "{order:?}");
    }
}

#[test]
fn a_number_says_when_it_was_checked_only_if_it_was() {
    let mut content = content();
    let says = |content: &Content| {
        editions(content).map(|document| {
            texts(&document, "main")
                .concat()
                .matches("Checked on")
                .count()
        })
    };
    for service in &mut content.help_now.services {
        service.checked_on = None;
    }
    assert_eq!(says(&content), [0, 0]);
    let day = "2026-10-03";
    content.help_now.services[1].checked_on = Some(Date(day.into()));
    assert_eq!(says(&content), [1, 1]);
    let shown = format!("Checked on {}.", date::shown(day));
    for document in editions(&content) {
        assert!(texts(&document, "main").concat().contains(&shown));
    }
}
