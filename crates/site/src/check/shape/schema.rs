//! Reads a value's type from a JSON Schema.

use std::collections::BTreeSet;

use jsonc_parser::ast::Value;
use serde_json::Value as Json;

use super::messages;

/// The alternatives of a schema with `anyOf` or `oneOf`.
pub(super) fn branches(schema: &Json) -> Option<&Vec<Json>> {
    schema.get("anyOf").or(schema.get("oneOf"))?.as_array()
}

/// The tag of an enum's variant and the schema of its content: `paragraph` in `{ "paragraph": … }`.
pub(super) fn tag(branch: &Json) -> Option<(&str, &Json)> {
    let properties = branch.get("properties")?.as_object()?;
    let only = properties.iter().next().filter(|_| properties.len() == 1)?;
    Some((only.0.as_str(), only.1))
}

/// A file's schema, in which references are resolved.
#[derive(Clone, Copy)]
pub(super) struct Schema<'s> {
    pub root: &'s Json,
}

impl<'s> Schema<'s> {
    /// Resolves a `$ref`; returns the definition's name and schema.
    pub fn resolve_ref(self, schema: &'s Json) -> Option<(&'s str, &'s Json)> {
        let name = schema.get("$ref")?.as_str()?.strip_prefix("#/$defs/")?;
        Some((name, &self.root["$defs"][name]))
    }

    /// The JSON types that a schema accepts.
    pub fn types(self, schema: &'s Json) -> BTreeSet<&'s str> {
        if let Some((_, target)) = self.resolve_ref(schema) {
            return self.types(target);
        }
        if let Some(branches) = branches(schema) {
            return branches
                .iter()
                .flat_map(|branch| self.types(branch))
                .collect();
        }
        match &schema["type"] {
            Json::Array(types) => types.iter().filter_map(Json::as_str).collect(),
            one => one.as_str().into_iter().collect(),
        }
    }

    pub fn accepts(self, schema: &Json, node: &Value) -> bool {
        if let Some((_, target)) = self.resolve_ref(schema) {
            return self.accepts(target, node);
        }
        if let Some(branches) = branches(schema) {
            return branches.iter().any(|branch| self.accepts(branch, node));
        }
        let is_one = |name: &Json| {
            name.as_str()
                .is_some_and(|name| messages::types_of(node).contains(&name))
        };
        match &schema["type"] {
            Json::Array(types) => types.iter().any(is_one),
            one => is_one(one),
        }
    }

    /// The shortest value that a schema accepts, as an owner would write it: the required fields, with `"…"` for words.
    /// `None` if nothing is required.
    pub fn example(self, schema: &Json) -> Option<String> {
        if let Some((_, target)) = self.resolve_ref(schema) {
            return self.example(target);
        }
        if let Some(example) = schema["examples"].get(0) {
            return Some(example.to_string());
        }
        if let Some(branches) = branches(schema) {
            return branches.iter().find_map(|branch| self.example(branch));
        }
        let types = self.types(schema);
        if types.contains("array") {
            return Some(format!("[{}]", self.example(&schema["items"])?));
        }
        if types.contains("object") {
            let required = schema["required"].as_array()?.iter();
            let fields = required.map(|name| {
                let inner = self.example(&schema["properties"][name.as_str()?])?;
                Some(format!("{name}: {inner}"))
            });
            let fields: Option<Vec<_>> = fields.collect();
            return Some(format!("{{ {} }}", fields?.join(", ")));
        }
        if types.contains("string") {
            let choice = schema["enum"].get(0);
            return Some(choice.map_or_else(|| "\"…\"".to_owned(), Json::to_string));
        }
        if types.contains("integer") || types.contains("number") {
            return Some(schema["minimum"].as_i64().unwrap_or(1).to_string());
        }
        types.contains("boolean").then(|| "true".to_owned())
    }
}
