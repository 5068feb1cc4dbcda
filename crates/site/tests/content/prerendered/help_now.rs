//! The numbers for a crisis: every page leads to them, and each can be called or texted.

use std::iter;

use attune::{routes, words};
use scraper::Html;
use serde_json::{Value, json};
use site::check::check;
use site::source::{Content, Reach};
use support::folders::has_extension;
use support::published;

use super::{attributes, build, content, select, text, texts};

const LINKS: [&str; 2] = [
    "body > a.skip + :is(header, nav) > a.skip:first-child",
    "footer > a.help:last-child",
];

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
        if !has_extension(&path, "html") || html.contains("http-equiv=\"refresh\"") {
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
    let is_main = |path: &&String| path.starts_with("assets/style") && has_extension(path, "css");
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
    let checked = |days: &[Option<&str>]| {
        let mut sources = published::sources();
        let file = sources.texts.get_mut("help-now.json").expect("the file");
        let mut help_now: Value = serde_json::from_str(file).expect("JSON");
        let services = help_now["services"].as_array_mut().expect("a list");
        for (service, day) in services
            .iter_mut()
            .zip(days.iter().chain(iter::repeat(&None)))
        {
            service["checked_on"] = json!(day);
        }
        *file = help_now.to_string();
        let content = check(&sources).unwrap_or_else(|problems| panic!("{problems:#?}"));
        editions(&content).map(|document| {
            let main = texts(&document, "main").concat();
            let at = main.match_indices("Checked on ");
            let days = at.map(|(at, _)| main[at..].split_inclusive('.').next().unwrap_or_default());
            days.map(str::to_owned).collect::<Vec<_>>()
        })
    };
    assert_eq!(checked(&[]), [const { Vec::<String>::new() }; 2]);
    let shown = vec!["Checked on 3 October 2026.".to_owned()];
    assert_eq!(checked(&[None, Some("2026-10-03")]), [shown.clone(), shown]);
}
