//! Walks a file's tree along the JSON Schema of its type. Names what has another shape, and records
//! every value that the schema gives a name which a rule speaks about. Only the part of JSON Schema
//! that the model's types give rise to is understood here; a test below fails if they outgrow it.

mod messages;
mod schema;

use std::collections::BTreeSet;

use jsonc_parser::ast::{Array, NumberLit, Object, StringLit, Value};
use jsonc_parser::common::Ranged;
use serde_json::Value as Json;

use self::schema::{Schema, branches, tag};
use super::file::File;
use super::file::Span;
use super::nearest::nearest;
use super::problem::Problem;
use super::visit::{Definition, Visit};

/// Walks one file; gives its visits in the order of the file.
pub(super) fn read<'t>(
    schema: &Json,
    file: &'t File<'t>,
    problems: &mut Vec<Problem>,
) -> Vec<Visit<'t>> {
    let mut walk = Walk {
        schema: Schema { root: schema },
        visits: Vec::new(),
        problems,
    };
    if let Some(node) = &file.root {
        let place = Span {
            byte: node.start(),
            ..file.start()
        };
        let name = schema["title"].as_str().unwrap_or_default();
        walk.named(name, schema, node, &place, None);
    }
    walk.visits
}

struct Walk<'s, 't, 'p> {
    schema: Schema<'s>,
    visits: Vec<Visit<'t>>,
    problems: &'p mut Vec<Problem>,
}

impl<'s, 't> Walk<'s, 't, '_> {
    fn named(
        &mut self,
        name: &str,
        schema: &'s Json,
        node: &'t Value<'t>,
        place: &Span<'t>,
        parent: Option<Definition>,
    ) {
        let definition = Definition::named(name);
        if let Some(definition) = definition {
            let place = place.clone();
            self.visits.push(Visit {
                definition,
                parent,
                node,
                place,
            });
        }
        self.value(schema, node, place, definition);
    }

    fn value(
        &mut self,
        schema: &'s Json,
        node: &'t Value<'t>,
        place: &Span<'t>,
        parent: Option<Definition>,
    ) {
        if place.file.has_enough() {
            return;
        }
        if let Some((name, target)) = self.schema.referred(schema) {
            return self.named(name, target, node, place, parent);
        }
        if !self.schema.accepts(schema, node) {
            let problem = messages::other_type(place, node, &self.schema.types(schema));
            return self.problems.push(problem);
        }
        if let Some(branches) = branches(schema) {
            let fitting = branches
                .iter()
                .filter(|branch| self.schema.accepts(branch, node));
            let fitting: Vec<_> = fitting.collect();
            return match (node, fitting.as_slice()) {
                (Value::Object(object), tagged) if tagged.iter().any(|one| tag(one).is_some()) => {
                    self.tagged(tagged, object, place, parent);
                }
                (_, [first, ..]) => self.value(first, node, place, parent),
                (_, []) => {}
            };
        }
        match node {
            Value::Object(object) => self.object(schema, object, place, parent),
            Value::Array(array) => self.array(schema, array, place, parent),
            Value::StringLit(string) => self.string(schema, string, place),
            Value::NumberLit(number) => self.number(schema, number, place),
            Value::BooleanLit(_) | Value::NullKeyword(_) => {}
        }
    }

    /// A choice among groups of one name each: the name decides.
    fn tagged(
        &mut self,
        branches: &[&'s Json],
        object: &'t Object<'t>,
        place: &Span<'t>,
        parent: Option<Definition>,
    ) {
        let known: Vec<_> = branches.iter().filter_map(|branch| tag(branch)).collect();
        let names = || known.iter().map(|(name, _)| *name);
        let mut chosen: Option<&str> = None;
        for property in &object.properties {
            if place.file.has_enough() {
                return;
            }
            let name = property.name.as_str();
            let here = place.field(name, property.name.start());
            let Some((_, schema)) = known.iter().find(|(tag, _)| *tag == name) else {
                self.problems
                    .push(messages::unknown_kind(&here, name, names()));
                continue;
            };
            if let Some(first) = chosen {
                self.problems.push(messages::two_kinds(&here, first, name));
            }
            chosen.get_or_insert(name);
            let inner = place.field(name, property.value.start());
            self.value(schema, &property.value, &inner, parent);
        }
        if object.properties.is_empty() {
            self.problems.push(messages::no_kind(place, names()));
        }
    }

    /// A group of named fields. A misspelt field is walked as the one it was meant for.
    fn object(
        &mut self,
        schema: &'s Json,
        object: &'t Object<'t>,
        place: &Span<'t>,
        parent: Option<Definition>,
    ) {
        let Some(known) = schema["properties"].as_object() else {
            return;
        };
        let mut seen = BTreeSet::new();
        for property in &object.properties {
            if place.file.has_enough() {
                return;
            }
            let name = property.name.as_str();
            let here = place.field(name, property.name.start());
            let free = known.keys().map(String::as_str);
            let meant = if known.contains_key(name) {
                Some(name)
            } else {
                let meant = nearest(name, free.filter(|name| object.get(name).is_none()));
                let names = known.keys().map(String::as_str);
                self.problems
                    .push(messages::unknown_field(&here, name, meant, names));
                meant
            };
            let Some(meant) = meant else { continue };
            if !seen.insert(meant) {
                self.problems.push(messages::twice(&here, name));
            }
            let inner = place.field(name, property.value.start());
            self.value(&known[meant], &property.value, &inner, parent);
        }
        if place.file.has_enough() {
            return;
        }
        let required = schema["required"].as_array().into_iter().flatten();
        for name in required.filter_map(Json::as_str) {
            if !seen.contains(name) {
                let says = known[name]["description"].as_str().unwrap_or_default();
                self.problems.push(messages::missing(place, name, says));
            }
        }
    }

    fn array(
        &mut self,
        schema: &'s Json,
        array: &'t Array<'t>,
        place: &Span<'t>,
        parent: Option<Definition>,
    ) {
        if (array.elements.len() as u64) < schema["minItems"].as_u64().unwrap_or_default() {
            self.problems.push(messages::empty_list(place));
        }
        for (index, entry) in array.elements.iter().enumerate() {
            let inner = place.entry(index, entry.start());
            self.value(&schema["items"], entry, &inner, parent);
        }
    }

    fn string(&mut self, schema: &Json, string: &StringLit, place: &Span) {
        let count = string.value.chars().count() as u64;
        if count < schema["minLength"].as_u64().unwrap_or_default() {
            self.problems.push(messages::empty(place));
        }
        if let Some(most) = schema["maxLength"].as_u64().filter(|most| count > *most) {
            self.problems.push(messages::too_long(place, count, most));
        }
    }

    fn number(&mut self, schema: &Json, number: &NumberLit, place: &Span) {
        let least = schema["minimum"].as_i64().unwrap_or(i64::MIN);
        let most = schema["maximum"]
            .as_i64()
            .unwrap_or(match schema["format"].as_str() {
                Some("uint8") => u8::MAX.into(),
                Some("uint32") => u32::MAX.into(),
                _ => i64::MAX,
            });
        let whole = number.value.parse::<i64>().ok();
        if whole.is_none_or(|whole| !(least..=most).contains(&whole)) {
            self.problems
                .push(messages::other_number(place, number.value, least, most));
        }
    }
}

#[cfg(test)]
mod tests;
