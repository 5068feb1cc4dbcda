//! The check of graphs finds the fault in each of these.

use serde_json::{Value, json};

use super::{faults, known};

/// The faults of a graph of one node.
fn found(node: Value) -> Vec<String> {
    let graph = vec![node];
    faults(&graph, &known([&graph]), "it")
}

#[test]
fn a_graph_without_a_fault_passes() {
    let page = json!({
        "@type": ["MedicalWebPage", "FAQPage"], "@id": "https://a.example/", "url": "https://a.example/",
        "inLanguage": "en-GB", "isPartOf": { "@id": "https://a.example/" },
        "about": [{ "@type": "Thing", "name": "It" }, { "@type": "MedicalTherapy", "name": "It" }],
        "breadcrumb": { "@type": "BreadcrumbList", "itemListElement": [{ "@type": "ListItem", "position": 1 }] },
    });
    assert_eq!(found(page), Vec::<String>::new());
}

#[test]
fn a_type_that_there_is_not_is_found() {
    let expected = "it: schema.org has no type WebPages that is in use";
    assert_eq!(found(json!({ "@type": "WebPages" })), [expected]);
    assert_eq!(
        found(json!({ "name": "x" })),
        ["it has no @type", "it.name: no property of "]
    );
    assert_eq!(
        found(json!({ "@type": "WebPage", "@graph": [] })),
        ["it.@graph has no place in a node"]
    );
}

#[test]
fn a_misspelt_property_is_found_at_any_depth() {
    let expected = "it.inlanguage: schema.org has no such property in use";
    assert_eq!(
        found(json!({ "@type": "WebPage", "inlanguage": "en" })),
        [expected]
    );
    let deep = json!({ "@type": "WebPage", "mainEntity": [
        { "@type": "Question", "name": "x", "acceptedAnswer": { "@type": "Answer", "txt": "y" } }
    ] });
    let expected = "it.mainEntity[0].acceptedAnswer.txt: schema.org has no such property in use";
    assert_eq!(found(deep), [expected]);
}

#[test]
fn a_property_that_was_given_up_is_found() {
    let expected = "it.isBasedOnUrl: schema.org has no such property in use";
    assert_eq!(
        found(json!({ "@type": "WebPage", "isBasedOnUrl": "https://a.example/" })),
        [expected]
    );
}

#[test]
fn a_property_on_the_wrong_type_is_found() {
    let expected = "it.breadcrumb: no property of WebSite";
    assert_eq!(
        found(json!({ "@type": "WebSite", "breadcrumb": "Home" })),
        [expected]
    );
}

#[test]
fn a_value_of_the_wrong_kind_is_found() {
    let wrong = |property: &str, value: Value| {
        let faults =
            found(json!({ "@type": "WebPage", "@id": "https://a.example/", property: value }));
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(faults[0].contains("where schema.org wants"), "{faults:?}");
    };
    wrong("url", json!("/session/"));
    wrong("description", json!(4));
    wrong("description", json!(""));
    wrong("isPartOf", json!(true));
    wrong("mainEntity", json!("Words"));
    wrong("breadcrumb", json!({ "@type": "WebSite" }));
    wrong("breadcrumb", json!({ "@id": "https://a.example/" }));
    wrong("inLanguage", json!(["en", 4]));
    wrong("name", json!(null));
}

#[test]
fn a_reference_to_nothing_and_an_empty_list_are_found() {
    let lost = json!({ "@type": "WebPage", "isPartOf": { "@id": "https://b.example/" } });
    let expected = "it.isPartOf refers to https://b.example/, which no page describes";
    assert_eq!(found(lost), [expected]);
    let expected = "it.mainEntity is an empty list";
    assert_eq!(
        found(json!({ "@type": "WebPage", "mainEntity": [] })),
        [expected]
    );
}
