//! Structured data of facts that the site's content doesn't have yet, and of words that could end their block.

use attune::routes;
use scraper::Html;
use serde_json::{Value, json};
use site::check::check;
use site::source::{Content, PageSlug, PlainText};
use support::published;

use super::super::html::texts;
use super::{faults, graph, known};

fn content(practice: &str) -> Content {
    let mut sources = published::sources();
    let schema = "{ \"$schema\": \"schema/practice.schema.json\", ";
    let practice = practice.replacen('{', schema, 1);
    sources.texts.insert("practice.json".into(), practice);
    check(&sources).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// The text of a page's block of data.
fn block(content: &Content, slug: &str) -> String {
    let files = site::build(content, published::input(content));
    let files = files.unwrap_or_else(|error| panic!("{error}"));
    let html = String::from_utf8_lossy(&files[&routes::html_file(slug)]).into_owned();
    let mut blocks = texts(
        &Html::parse_document(&html),
        "script[type='application/ld+json']",
    );
    assert_eq!(blocks.len(), 1, "{slug}");
    blocks.remove(0)
}

fn nodes(content: &Content, slug: &str) -> Vec<Value> {
    graph(&block(content, slug))
}

#[test]
fn a_practice_is_told_of_as_far_as_it_is_filled_in() {
    let whole = r#"{ "name": "Any practice", "hcpc_number": "as 12345",
        "contact": { "telephone": "+44 117 496 0001", "email": "any@a.example" },
        "area_served": ["Any town", "Any county"],
        "places": [{ "name": "Any room", "area": "Any town, AB1", "shows_address": true,
            "address": { "street": "1 Any Street", "town": "Any town", "county": "Any county", "postcode": "AB1 2CD", "country": "GB" } }] }"#;
    let content = content(whole);
    let graph = nodes(&content, routes::SESSION);
    assert_eq!(
        faults(
            &graph,
            &known([&graph, &nodes(&content, routes::HOME)]),
            "it"
        ),
        Vec::<String>::new()
    );
    let practice = &graph[graph.len() - 1];
    assert_eq!(
        *practice,
        json!({
            "@type": "MedicalBusiness", "@id": "https://attune.example/#practice", "url": "https://attune.example/",
            "name": "Any practice", "telephone": "+44 117 496 0001", "email": "any@a.example",
            "areaServed": ["Any town", "Any county"],
            "address": { "@type": "PostalAddress", "streetAddress": "1 Any Street", "addressLocality": "Any town",
                "addressRegion": "Any county", "postalCode": "AB1 2CD", "addressCountry": "GB" },
            "identifier": [{ "@type": "PropertyValue", "name": "HCPC", "value": "AS12345" }],
        })
    );
    assert_eq!(graph[0]["publisher"]["@id"], practice["@id"]);

    let graph = nodes(
        &self::content(
            r#"{ "name": "Any practice", "contact": { "email": null },
                "places": [{ "name": "Any room", "area": "Any town, AB1", "shows_address": false,
                    "address": { "town": "Any town", "country": "GB" } }] }"#,
        ),
        routes::HOME,
    );
    let practice = graph[graph.len() - 1].as_object().expect("a node");
    let names: Vec<&str> = practice.keys().map(String::as_str).collect();
    assert_eq!(names, ["@id", "@type", "name", "url"]);
}

#[test]
fn no_words_end_the_block_that_they_stand_in() {
    let mut content = content("{ \"name\": null }");
    let nasty = "</script><script>alert(1)</script> <!-- & \"quoted\"?";
    content
        .pages
        .get_mut(&PageSlug(routes::SESSION.into()))
        .expect("session")
        .title = PlainText(nasty.into());
    let block = block(&content, routes::SESSION);
    assert_eq!(block.matches('<').count(), 0, "{block}");
    let page = &nodes(&content, routes::SESSION)[1];
    assert_eq!(page["mainEntity"][0]["name"], nasty);
}
