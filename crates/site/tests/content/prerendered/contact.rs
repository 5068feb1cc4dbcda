//! The page that says how to get in touch, and how the registration can be checked.

use attune::routes;
use scraper::{ElementRef, Html};
use site::check::check;
use site::files::Files;
use site::source::Content;
use support::folders::has_extension;
use support::published;

use super::{attributes, build, select, text, texts};

/// The site of the sample practice.
pub(super) fn sample() -> Content {
    check(&published::sample_sources()).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// The sample practice with another JSON value in one place of its facts.
pub(super) fn sample_with(pointer: &str, value: serde_json::Value) -> Content {
    let mut sources = published::sample_sources();
    let file = sources.texts.get_mut("practice.json").expect("the facts");
    let mut facts: serde_json::Value = serde_json::from_str(file).expect("JSON");
    *facts.pointer_mut(pointer).expect(pointer) = value;
    *file = facts.to_string();
    check(&sources).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// Both editions of the page.
fn editions(files: &Files) -> [Html; 2] {
    [
        routes::CONTACT.to_owned(),
        routes::easy_read(routes::CONTACT),
    ]
    .map(|slug| Html::parse_document(&text(files, &routes::html_file(&slug))))
}

/// The places in the page, from top to bottom, of the elements that are found.
fn places(page: &Html, selectors: &[&str]) -> Vec<usize> {
    let all: Vec<ElementRef> = page.select(&select("article *")).collect();
    let place = |selector: &&str| {
        let found = page.select(&select(selector)).next();
        let found = found.unwrap_or_else(|| panic!("no {selector}"));
        all.iter()
            .position(|one| *one == found)
            .expect("in the article")
    };
    selectors.iter().map(place).collect()
}

#[test]
fn what_happens_comes_first_then_the_preferred_way_and_the_others() {
    let files = build(sample());
    let [standard, easy_read] = editions(&files);
    let help = "article [href^='/help-now/']";
    let privacy = "article [href^='/privacy/']";
    let places_of = [
        places(
            &standard,
            &[
                "#what-happens",
                ".preferred",
                ".way-in:not(.preferred)",
                ".letter",
                "#help-with-this",
                help,
                ".check-me",
                privacy,
            ],
        ),
        places(
            &easy_read,
            &[
                "[href$='-reply']",
                ".preferred",
                ".way-in:not(.preferred)",
                ".letter",
                "[href$='-no-phone']",
                help,
                ".check-me",
                privacy,
            ],
        ),
    ];
    for places in places_of {
        assert!(places.is_sorted(), "{places:?}");
    }
    let first = texts(&standard, "article > h2 + ul > li");
    assert_eq!(first[0], "I reply within 3 working days.");
    let preferred = texts(&standard, ".preferred");
    assert!(
        preferred.len() == 1 && preferred[0].contains("alex@"),
        "{preferred:?}"
    );
}

#[test]
fn the_words_of_a_link_to_an_address_are_the_address() {
    let content = sample();
    let files = build(content.clone());
    for slug in content.pages.keys() {
        let page = Html::parse_document(&text(&files, &routes::html_file(slug.as_str())));
        for link in page.select(&select("article a[href^='mailto:']")) {
            let words: String = link.text().collect();
            assert_eq!(
                link.attr("href"),
                Some(["mailto:", &words].concat().as_str())
            );
            assert_eq!(words, words.to_lowercase());
        }
    }
    for page in editions(&files) {
        // Nothing after it that could be copied with it.
        let preferred = texts(&page, ".preferred p.way");
        assert_eq!(preferred, ["alex@sample-practice.example"]);
    }
}

#[test]
fn a_number_is_shown_in_groups_and_works_from_abroad() {
    for page in editions(&build(sample())) {
        let links = |start: &str| {
            let selector = format!(".way-in a[href^='{start}']");
            (
                texts(&page, &selector),
                attributes(&page, &selector, "href"),
            )
        };
        let one = |words: &str, to: &str| (vec![words.to_owned()], vec![to.to_owned()]);
        assert_eq!(links("tel:"), one("01632 960001", "tel:+441632960001"));
        assert_eq!(links("sms:"), one("Text 01632 960001", "sms:+441632960001"));
        let whatsapp = one("WhatsApp 01632 960001", "https://wa.me/441632960001");
        assert_eq!(links("https://wa.me"), whatsapp);
        // Relay UK, which begins with 18001.
        let relay = texts(&page, "a[href='tel:1800101632960001']");
        assert_eq!(relay, ["18001 01632 960001"]);
    }
}

#[test]
fn whatsapp_is_offered_only_if_it_is_switched_on_and_says_who_looks_on() {
    for page in editions(&build(sample())) {
        let way = page.select(&select(".way-in:has([href*='wa.me'])")).next();
        let words: String = way.expect("WhatsApp").text().collect();
        assert!(
            words.contains("Meta can see who writes to whom."),
            "{words}"
        );
    }
    for page in editions(&build(sample_with("/contact/whatsapp", false.into()))) {
        assert!(!page.html().contains("WhatsApp"));
    }
}

#[test]
fn who_has_no_telephone_is_not_asked_to_phone() {
    let contact = serde_json::json!({ "email": "any@a.example", "letters": { "town": "Any town", "country": "GB" } });
    let content = sample_with("/contact", contact);
    for page in editions(&build(content)) {
        let words = texts(&page, "article").concat();
        for absent in ["phone me", "can’t phone", "18001", "Relay", "WhatsApp"] {
            assert!(!words.contains(absent), "{absent}: {words}");
        }
        assert!(words.contains("Somebody else can ask for you"), "{words}");
    }
}

#[test]
fn without_a_way_to_get_in_touch_nothing_says_that_there_is_one() {
    let contact = serde_json::json!({ "days": "Monday", "texts": false });
    let files = build(sample_with("/contact", contact));
    assert!(!files.contains_key("contact/index.html"));
    assert!(!files.contains_key("contact.vcf"));
    for (path, bytes) in files.iter().filter(|(path, _)| has_extension(path, "html")) {
        let html = String::from_utf8_lossy(bytes);
        assert!(!html.contains("\"/contact"), "{path}");
    }
}

#[test]
fn every_page_with_a_way_says_how_to_check_the_registration() {
    let content = sample();
    let files = build(content.clone());
    let mut pages = 0;
    for slug in content.pages.keys() {
        let page = Html::parse_document(&text(&files, &routes::html_file(slug.as_str())));
        let ways = select(".way-in, main a[href^='mailto:']");
        if page.select(&ways).next().is_some() {
            let words = texts(&page, ".check-me").concat();
            for expected in [
                "AS000000",
                "Alex Sample",
                "Arts therapist",
                "Music therapist",
                "Registered",
            ] {
                assert!(words.contains(expected), "{}: {expected}", slug.as_str());
            }
            let links = attributes(&page, ".check-me a", "href");
            let register = "https://www.hcpc-uk.org/check-the-register/";
            let entry = "professional-registration-detail/?query=AS000000&profession=AS";
            assert_eq!(links, [[register, entry].concat(), register.to_owned()]);
            pages += 1;
        }
    }
    assert!(pages >= 2, "{pages} pages");
}

#[test]
fn without_a_number_no_page_says_that_one_can_be_checked() {
    let content = sample_with("/hcpc_number", serde_json::Value::Null);
    let files = build(content.clone());
    for slug in content.pages.keys() {
        let page = Html::parse_document(&text(&files, &routes::html_file(slug.as_str())));
        assert_eq!(texts(&page, ".check-me"), [""; 0], "{}", slug.as_str());
    }
    for page in editions(&files) {
        let words = texts(&page, "article").concat();
        assert!(!words.to_lowercase().contains("music therapist"), "{words}");
        assert!(!words.contains("HCPC"), "{words}");
    }
}
