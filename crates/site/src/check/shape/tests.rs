//! The walk handles every keyword of the schema that is generated from the types.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::schema::{Schema, branches, tag};
use crate::check::visit::Definition;
use crate::source::schema;

/// The keywords that the walk handles or shows, that don't affect the shape, or that a rule covers (`pattern`).
const KEYWORDS: [&str; 23] = [
    "$schema",
    "$defs",
    "$ref",
    "title",
    "description",
    "examples",
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
    "enum",
    "anyOf",
    "minLength",
    "maxLength",
    "minItems",
    "minimum",
    "maximum",
];

fn collect_schemas<'s>(schema: &'s Json, found: &mut Vec<&'s Json>) {
    found.push(schema);
    for key in ["properties", "$defs"] {
        for inner in schema[key]
            .as_object()
            .into_iter()
            .flat_map(|map| map.values())
        {
            collect_schemas(inner, found);
        }
    }
    for inner in branches(schema).into_iter().flatten() {
        collect_schemas(inner, found);
    }
    if let Some(items) = schema.get("items") {
        collect_schemas(items, found);
    }
}

#[test]
fn no_part_of_the_schema_goes_unchecked() {
    for root in schema::all() {
        let walk = Schema { root };
        let mut schemas = Vec::new();
        collect_schemas(root, &mut schemas);
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
                let is_unambiguous = branches.len() == 1
                    || name == "object" && branches.iter().all(|branch| tag(branch).is_some());
                assert!(
                    is_unambiguous,
                    "the walk can't choose between the {name}s of {schema}"
                );
            }
        }
    }
}

#[test]
fn every_rule_speaks_about_a_type_that_the_schema_has() {
    let roots = schema::all();
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
