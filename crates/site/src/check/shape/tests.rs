//! The walk knows every word of the schema that the types give rise to.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::schema::{Schema, branches, tag};
use crate::check::visit::Definition;
use crate::source::schema;

/// What the walk acts on, and what says nothing about shape or is covered by a rule (`pattern`).
const KEYWORDS: [&str; 21] = [
    "$schema",
    "$defs",
    "$ref",
    "title",
    "description",
    "default",
    "writeOnly",
    "format",
    "pattern",
    "type",
    "properties",
    "required",
    "additionalProperties",
    "items",
    "oneOf",
    "anyOf",
    "minLength",
    "maxLength",
    "minItems",
    "minimum",
    "maximum",
];

fn schemas_within<'s>(schema: &'s Json, found: &mut Vec<&'s Json>) {
    found.push(schema);
    for under in ["properties", "$defs"] {
        for inner in schema[under]
            .as_object()
            .into_iter()
            .flat_map(|map| map.values())
        {
            schemas_within(inner, found);
        }
    }
    for inner in branches(schema).into_iter().flatten() {
        schemas_within(inner, found);
    }
    if let Some(items) = schema.get("items") {
        schemas_within(items, found);
    }
}

#[test]
fn no_part_of_the_schema_goes_unchecked() {
    for root in [schema::site(), schema::page()] {
        let walk = Schema { root };
        let mut schemas = Vec::new();
        schemas_within(root, &mut schemas);
        for schema in schemas {
            for keyword in schema.as_object().expect("each schema is an object").keys() {
                assert!(
                    KEYWORDS.contains(&keyword.as_str()),
                    "{keyword} is unknown in {schema}"
                );
            }
            assert!(
                !walk.types(schema).is_empty(),
                "no type is known for {schema}"
            );
            if walk.types(schema).contains("object") && schema.get("properties").is_some() {
                assert_eq!(schema["additionalProperties"], false, "{schema}");
            }
            let mut of_type: BTreeMap<&str, Vec<&Json>> = BTreeMap::new();
            for branch in branches(schema).into_iter().flatten() {
                for name in walk.types(branch) {
                    of_type.entry(name).or_default().push(branch);
                }
            }
            for (name, branches) in of_type {
                let told_apart = branches.len() == 1
                    || name == "object" && branches.iter().all(|branch| tag(branch).is_some());
                assert!(
                    told_apart,
                    "the walk can't choose between the {name}s of {schema}"
                );
            }
        }
    }
}

#[test]
fn every_rule_speaks_about_a_type_that_the_schema_has() {
    let roots = [schema::site(), schema::page()];
    for (_, name, fields) in Definition::ALL {
        let found = roots.iter().find_map(|root| {
            if root["title"] == name {
                Some(*root)
            } else {
                root["$defs"].get(name)
            }
        });
        let definition = found.unwrap_or_else(|| panic!("the schema has no {name}"));
        for field in fields {
            assert!(
                definition["properties"].get(field).is_some(),
                "{name} has no {field}"
            );
        }
    }
}
