//! The pages of a practice that is filled in, and of one that isn't.

use attune::routes;
use serde_json::{Value, json};

use super::{Rendered, Sites, find, sample, words};

fn text(rendered: &Rendered, slug: &str) -> String {
    find(&rendered.pages[slug], "article")
        .into_iter()
        .map(words)
        .collect()
}

#[test]
fn a_practice_without_facts_has_no_pages_but_privacy_and_help() {
    let rendered = Sites::new().render(&json!({ "$schema": "schema/practice.schema.json" }));
    let made = routes::MADE.iter();
    let made: Vec<_> = made
        .filter(|slug| rendered.pages.contains_key(**slug))
        .collect();
    assert_eq!(made, [&routes::PRIVACY, &routes::HELP_NOW]);
}

#[test]
fn a_price_of_nothing_is_free_and_a_day_is_written_as_people_say_it() {
    let rendered = Sites::new().render(&sample());
    let page = text(&rendered, routes::PRACTICAL);
    for words in [
        "First meeting: free",
        "Session for one person: £55 per session",
        "Checked on 3 October 2026.",
        "People wait about 6 weeks. This was so on 2 November 2026.",
        "Part of the way in has no steps.",
        "I work in Sampletown and Sampleshire.",
    ] {
        assert!(page.contains(words), "{words} is not in: {page}");
    }
}

#[test]
fn a_street_address_is_shown_only_if_the_owner_says_so() {
    let mut practice = sample();
    practice["places"][0]["shows_address"] = false.into();
    practice["contact"]["letters"] = Value::Null;
    let rendered = Sites::new().render(&practice);
    for (slug, html) in &rendered.pages {
        assert!(!html.html().contains("1 Sample Street"), "{slug}");
    }
}

#[test]
fn what_is_not_in_easy_read_yet_is_said_and_leads_to_the_other_words() {
    let rendered = Sites::new().render(&sample());
    let page = &rendered.pages["practical/easy-read"];
    let online: Vec<_> = find(page, ".ideas > li")
        .into_iter()
        .filter(|idea| words(*idea).contains("Online:"))
        .collect();
    let [online] = online.as_slice() else {
        panic!("there is one idea about sessions online");
    };
    assert!(words(*online).contains("not in Easy Read yet"));
    assert!(online.html().contains("href=\"/practical/#main\""));
}

#[test]
fn the_sites_own_sentences_in_easy_read_are_short() {
    let rendered = Sites::new().render(&sample());
    for slug in [routes::ABOUT_ME, routes::PRACTICAL, routes::FOR_REFERRERS] {
        for sentence in find(&rendered.pages[&routes::easy_read(slug)], ".ideas > li p") {
            let sentence = words(sentence);
            let count = sentence.split_whitespace().count();
            assert!(count <= 15, "{slug}: {count} words: {sentence}");
        }
    }
}

#[test]
fn getting_in_touch_is_the_first_of_the_next_steps_once_there_is_a_way() {
    let sites = Sites::new();
    let first = |practice: &Value| {
        let content = sites.real(practice);
        let steps = content.site.next_steps.expect("next steps");
        (steps.steps[0].plain(), steps.easy_read[0].text[0].plain())
    };
    let (standard, easy_read) = first(&sample());
    assert!(standard.starts_with("Get in touch"), "{standard}");
    assert_eq!(easy_read, "Get in touch");
    let mut practice = sample();
    practice["contact"] = json!({ "days": "Monday" });
    assert!(!first(&practice).0.contains("Get in touch"));
}
