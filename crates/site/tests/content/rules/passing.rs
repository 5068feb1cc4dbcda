//! Content that the check accepts, that of the site among it.

use std::fs;

use serde_json::Value;
use site::source::schema;
use support::project::project;
use support::{folders, published};

use super::{good, problems, replace, shown};

#[test]
fn a_byte_order_mark_at_the_beginning_of_a_file_is_no_mistake() {
    let mut sources = good();
    for text in sources.texts.values_mut() {
        text.insert(0, '\u{feff}');
    }
    assert_eq!(shown(&problems(&sources)), "");
}

#[test]
fn a_practice_that_is_filled_in_passes_and_so_do_parts_of_it() {
    let sample = &published::sample_sources().texts["practice.json"];
    for practice in [
        "{ \"$schema\": \"schema/practice.schema.json\" }",
        "{ SCHEMA, \"name\": \"Any\", \"therapist\": null, \"contact\": {} }",
        "{ SCHEMA, \"hcpc_number\": \"as 12 345\", \"contact\": { \"telephone\": null, \"email\": \"a.b+c@elsewhere.example\" } }",
        "{ SCHEMA, \"contact\": { \"telephone\": \"+44 117 496 0001\", \"letters\": { \"town\": \"Any town\", \"county\": null, \"country\": \"GB\" } } }",
        "{ SCHEMA, \"fees\": { \"prices\": [{ \"what\": \"Any\", \"amount\": \"47.50\", \"per\": \"hour\" }], \"who_can_pay\": [\"self\"], \"checked_on\": \"2024-02-29\" } }",
        sample,
    ] {
        let mut sources = good();
        for drawing in [
            "/art/things.svg#who",
            "/art/things.svg#instruments",
            "/art/people.svg#quiet",
        ] {
            sources.pictures.insert(drawing.into(), Ok(()));
        }
        // Only the sample may have numbers that nobody answers.
        sources.is_sample = practice == sample;
        let practice = practice.replace("SCHEMA", "\"$schema\": \"schema/practice.schema.json\"");
        sources.texts.insert("practice.json".into(), practice);
        assert_eq!(shown(&problems(&sources)), "");
    }
}

#[test]
fn a_good_site_and_its_good_links_pass() {
    let addresses = [
        "/",
        "/session/",
        "/session/#groups",
        "#groups",
        "#main",
        "/#main",
        "tel:+44-1234-567890",
        "https://elsewhere.example",
        "https://elsewhere.example:8080/a?b=c#d",
        "https://bücher.example/",
        "mailto:name@elsewhere.example",
        "mailto:name@elsewhere.example?subject=Hello",
    ];
    for address in addresses {
        let mut sources = good();
        let link = format!("\"to\": \"{address}\"");
        replace(&mut sources, "pages/session.json", "\"to\": \"/\"", &link);
        assert_eq!(shown(&problems(&sources)), "", "{address} should pass");
    }
    let words = [
        "1 < 2 & 3 > 2",
        "R&B; blues",
        "a <3",
        "and so on … (as before), note [1], a todo list, myexample.com, example.community",
        "Tom & Jerry;",
        "\\ud83d\\ude00 שלום, مرحبا, 👩‍👩‍👧, naïve",
        "Tŷ, llŷn, ŵyr; zażółć gęślą jaźń; ❤️ 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
        "Persian می\u{200c}خواهم, Hebrew \u{200f}(שלום)\u{200f}, a soft\u{ad}hyphen, हिन्दी, ไทย, 日本語",
    ];
    for words in words {
        let mut sources = good();
        replace(
            &mut sources,
            "pages/not-found.json",
            "Nothing is wrong on your side.",
            words,
        );
        assert_eq!(shown(&problems(&sources)), "", "{words} should pass");
    }
}

#[test]
fn the_content_of_the_site_is_right() {
    let problems = problems(&published::sources());
    assert!(problems.is_empty(), "{}", shown(&problems));
}

#[test]
fn the_schema_files_are_not_stale() {
    for (name, text) in schema::files() {
        let path = project().join("public/content/schema").join(name);
        let stored = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            stored == text,
            "{name} is stale: run `cargo run --package attune-site -- schema`"
        );
    }
}

/// The fuzzer starts from these files, and the cases of the rules change the small good site. A kind of block that none
/// of them has would go untried.
#[test]
fn every_kind_of_block_is_in_the_example_of_the_fuzzer_or_in_the_good_site() {
    let files = schema::files().into_iter();
    let mut schemas = files.filter(|(name, _)| *name == "page.schema.json");
    let (_, schema) = schemas.next().expect("the schema of pages");
    let schema: Value = serde_json::from_str(&schema).expect("a schema");
    let kinds = schema["$defs"]["Block"]["oneOf"]
        .as_array()
        .expect("the kinds of blocks")
        .iter();
    let kinds = kinds.flat_map(|kind| kind["properties"].as_object().expect("a name").keys());
    let example = folders::text(&project().join("crates/site/tests/fuzz/everything.json"));
    let good = good();
    let texts: Vec<&String> = good.texts.values().chain([&example]).collect();
    let missing: Vec<&String> = kinds
        .filter(|kind| {
            !texts
                .iter()
                .any(|text| text.contains(&format!("\"{kind}\":")))
        })
        .collect();
    assert!(missing.is_empty(), "no example has {missing:?}");
}
