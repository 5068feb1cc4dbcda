//! The files of the finished site: their names and their contents.

use std::collections::BTreeMap;

use attune::{routes, words};
use scraper::Html;
use site::check::check;
use site::source::{Block, Content, PageSlug, PlainText};
use support::folders::has_extension;
use support::published;

use super::{attributes, build, content, select, text, texts};

#[test]
fn old_addresses_lead_on_without_scripts_and_stay_out_of_the_sitemap() {
    let files = build(content());
    let sitemap = text(&files, "sitemap.xml");
    for (from, to) in [
        ("about", "/about-therapy/"),
        ("what-is-music-therapy", "/about-therapy/"),
        ("what-happens-in-a-session", "/session/"),
    ] {
        let document = Html::parse_document(&text(&files, &format!("{from}/index.html")));
        let refresh = attributes(&document, "meta[http-equiv=refresh]", "content");
        assert_eq!(refresh, [format!("0; url={to}")]);
        assert_eq!(attributes(&document, "a", "href"), [to]);
        assert!(!sitemap.contains(&format!("/{from}/")));
    }
    for path in ["/", "/about-therapy/", "/session/"] {
        assert!(sitemap.contains(&format!("<loc>https://attune.example{path}</loc>")));
    }
    assert!(!sitemap.contains("not-found"));
}

#[test]
fn the_page_data_can_hold_any_text_without_ending_its_block() {
    let mut content = content();
    let slug = PageSlug(routes::SESSION.into());
    let nasty = "</script><script>alert(1)</script> <!-- & \"quoted\" ‘too’";
    content.pages.get_mut(&slug).expect("session").title = PlainText(nasty.into());
    let html = text(&build(content), "session/index.html");
    let document = Html::parse_document(&html);
    assert_eq!(texts(&document, "h1"), [nasty]);
    assert_eq!(document.select(&select("script")).count(), 4);
    let data = texts(&document, "#page-data").concat();
    let data: serde_json::Value = serde_json::from_str(&data).expect("JSON");
    assert_eq!(data["page"]["title"], nasty);
}

#[test]
fn scripts_and_styles_are_named_after_their_bytes() {
    let files = build(content());
    let html = text(&files, "index.html");
    for name in ["start-", "choices-", "attune-", "style-", "print-"] {
        let file = files
            .keys()
            .find(|path| path.starts_with(&format!("assets/{name}")))
            .expect(name);
        assert!(html.contains(&format!("\"/{file}")), "{file}");
    }
    assert!(!files.contains_key("start.js") && !files.contains_key("attune.js"));
}

#[test]
fn every_page_of_the_sample_says_that_it_is_made_up_and_no_search_engine_lists_it() {
    let sample = check(&published::sample_sources());
    let files = build(sample.unwrap_or_else(|problems| panic!("{problems:#?}")));
    let mut pages = 0;
    for path in files.keys().filter(|path| has_extension(path, "html")) {
        let document = Html::parse_document(&text(&files, path));
        let robots = attributes(&document, "meta[name=robots]", "content");
        assert_eq!(robots, ["noindex"], "{path}");
        // A redirect leads on by itself.
        if !attributes(&document, "meta[http-equiv=refresh]", "content").is_empty() {
            continue;
        }
        let paragraphs = texts(&document, "main p");
        assert!(paragraphs.iter().any(|one| one == words::SAMPLE), "{path}");
        pages += 1;
    }
    assert!(pages > 24, "{pages} pages");
}

#[test]
fn a_page_of_its_own_file_alone_gets_an_address() {
    let mut content = content();
    let slug = PageSlug("opening-hours".into());
    let page = content.pages[&PageSlug(routes::SESSION.into())].clone();
    content.pages.insert(slug.clone(), page);
    content.site.pages.push(slug);
    let files = build(content);
    let document = Html::parse_document(&text(&files, "opening-hours/index.html"));
    assert_eq!(texts(&document, "h1"), ["What happens in a session?"]);
    assert!(text(&files, "sitemap.xml").contains("/opening-hours/"));
    let content =
        |path: &String| path.starts_with("content/") && path.ends_with("/opening-hours.json");
    assert!(files.keys().any(content));
}

#[test]
fn schemas_are_not_published() {
    assert!(build(content()).keys().all(|path| !path.contains("schema")));
}

#[test]
fn the_choices_that_are_applied_before_the_first_paint_are_those_of_the_dialog() {
    let script = published::scripts()["choices.js"].clone();
    let document = Html::parse_document(&text(&build(content()), "index.html"));
    let mut known = BTreeMap::<String, Vec<String>>::new();
    for choice in document.select(&select("#display [name]")) {
        let attribute = |name| choice.attr(name).unwrap_or_default().to_owned();
        let values = known.entry(attribute("name")).or_default();
        values.extend(Some(attribute("value")).filter(|value| !value.is_empty()));
    }
    assert!(known.len() > 4);
    for (name, values) in known {
        let line = format!("    {name}: \"{}\",", values.join(" "));
        assert!(
            script.contains(&line),
            "scripts/choices.js lacks the line {line}"
        );
    }
}

#[test]
fn a_story_has_a_booklet_of_all_its_steps_that_search_engines_pass_over() {
    let html = text(&build(content()), "session/first-visit/booklet/index.html");
    let document = Html::parse_document(&html);
    for size in ["usual", "larger"] {
        let [folded, single] = ["folded", "single"].map(|order| {
            let leaves = select(&format!(".{order}.{size} .leaf"));
            let leaves = document.select(&leaves).map(|leaf| leaf.inner_html());
            leaves.collect::<Vec<_>>()
        });
        assert_eq!(folded.len() % 4, 0, "{} pages fill no sheet", folded.len());
        assert!(folded.iter().all(|leaf| leaf.contains("<p")), "{folded:?}");
        // The cover, which has another picture than the first step.
        assert!(single[0].contains("class=\"cover\""), "{}", single[0]);
        let picture =
            |leaf: &str| Some(leaf.split_once("href=\"")?.1.split_once('"')?.0.to_owned());
        let [cover, first] = [picture(&single[0]), picture(&single[1])];
        assert!(cover.is_some() && cover != first, "{cover:?}");
        let [mut folded, mut sorted] = [folded, single];
        folded.sort();
        sorted.sort();
        assert_eq!(folded, sorted, "both ways to print have the same pages");
    }
    let numbers = texts(&document, ".single.usual .number");
    let in_order: Vec<String> = (1..=numbers.len())
        .map(|number| number.to_string())
        .collect();
    assert_eq!(numbers, in_order);
    for words in ["I arrive", "I can be quiet", "I go home"] {
        assert!(html.contains(words), "{words}");
    }
    assert_eq!(
        attributes(&document, "meta[name=robots]", "content"),
        ["noindex"]
    );
}

#[test]
fn steps_where_no_booklet_can_be_lead_to_none() {
    let mut content = content();
    let slug = |name: &str| PageSlug(name.into());
    let story = &content.pages[&slug(routes::FIRST_VISIT)];
    let is_steps = |block: &&Block| matches!(block, Block::Steps(_));
    let steps = story.blocks.iter().find(is_steps).expect("steps").clone();
    // The page for unknown addresses, and the Easy Read edition of a page that is no story.
    let pages = [routes::NOT_FOUND, "about-therapy/easy-read"];
    for name in pages {
        let page = content.pages.get_mut(&slug(name)).expect(name);
        page.blocks.push(steps.clone());
    }
    let files = build(content);
    for name in pages {
        let html = text(&files, &routes::html_file(name));
        assert!(html.contains("I can be quiet"), "{name} has the steps");
        assert!(!html.contains("booklet/"), "{name} leads to a booklet");
    }
    let booklets = files
        .keys()
        .filter(|path| path.ends_with("booklet/index.html"));
    assert_eq!(booklets.count(), 1);
}

#[test]
fn an_owners_words_and_photograph_take_their_place_and_a_gap_is_left_out() {
    let mut sources = published::sources();
    let file = "pages/session/first-visit.json";
    let story = sources.texts.get_mut(file).expect("the story");
    assert!(!story.contains("By the river"));
    *story = story.replacen(
        "\"own_words\": null,\n          \"gap\": \"How long",
        "\"own_words\": \"By the river.\",\n          \"gap\": \"How long",
        1,
    );
    assert!(story.contains("By the river"), "the gap is where it was");
    let filled = check(&sources).unwrap_or_else(|problems| panic!("{problems:#?}"));
    let gaps = |content: &Content| {
        content.pages[&PageSlug(routes::FIRST_VISIT.into())]
            .gaps()
            .count()
    };
    assert_eq!(gaps(&filled), gaps(&content()) - 1);
    let files = build(filled);
    for path in [
        "session/first-visit/index.html",
        "session/first-visit/easy-read/index.html",
    ] {
        let html = text(&files, path);
        assert!(html.contains("By the river."), "{path}");
        assert!(!html.contains("Who will meet"), "{path}");
    }
}

/// Also in quotes, captions and on cards, and below a path.
#[test]
fn every_link_of_an_easy_read_page_leads_to_the_easy_read_edition() {
    let mut content = content();
    content.site.address.0 += "/therapy";
    let slug = PageSlug("about-therapy/easy-read".into());
    let page = content.pages.get_mut(&slug).expect("the edition");
    page.blocks = serde_json::from_str(
        r#"[{ "quote": { "text": [{ "link": { "text": "One", "to": "/session/" } }] } },
            { "picture": { "picture": { "source": "/art/room.svg#wide", "alternative": "" },
                           "caption": ["Two ", { "link": { "text": "two", "to": "/session/" } }] } },
            { "link_card": { "to": "/session/", "title": "Three",
                             "text": ["Four ", { "link": { "text": "four", "to": "/session/" } }] } }]"#,
    )
    .expect("blocks");
    let document =
        Html::parse_document(&text(&build(content), "about-therapy/easy-read/index.html"));
    let links = attributes(
        &document,
        "main blockquote a, main .picture a, main .card a",
        "href",
    );
    assert_eq!(links, ["/therapy/session/easy-read/"; 4]);
}
