//! Reads what a JSON Schema says of a value's type.

use std::collections::BTreeSet;

use jsonc_parser::ast::Value;
use serde_json::Value as Json;

use super::messages;

/// The branches of a schema that leaves a choice.
pub(super) fn branches(schema: &Json) -> Option<&Vec<Json>> {
    schema.get("anyOf").or(schema.get("oneOf"))?.as_array()
}

/// The one name that a branch of an enum goes by: `paragraph` in `{ "paragraph": … }`.
pub(super) fn tag(branch: &Json) -> Option<(&str, &Json)> {
    let properties = branch.get("properties")?.as_object()?;
    let only = properties.iter().next().filter(|_| properties.len() == 1)?;
    Some((only.0.as_str(), only.1))
}

/// A file's schema, within which references are looked up.
#[derive(Clone, Copy)]
pub(super) struct Schema<'s> {
    pub root: &'s Json,
}

impl<'s> Schema<'s> {
    /// A reference's name and what it refers to.
    pub fn referred(self, schema: &'s Json) -> Option<(&'s str, &'s Json)> {
        let name = schema.get("$ref")?.as_str()?.strip_prefix("#/$defs/")?;
        Some((name, &self.root["$defs"][name]))
    }

    /// The JSON types that a schema accepts.
    pub fn types(self, schema: &'s Json) -> BTreeSet<&'s str> {
        if let Some((_, target)) = self.referred(schema) {
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
        if let Some((_, target)) = self.referred(schema) {
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
}
