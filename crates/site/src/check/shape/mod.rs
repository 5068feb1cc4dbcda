//! Walks a file's tree along the JSON Schema of its type. Reports values of the wrong shape, and records
//! every value whose type is checked by a rule. Handles only the part of JSON Schema that schemars generates
//! for the content's types; a test fails if the types need more.

mod messages;
mod schema;

use std::collections::BTreeSet;

use jsonc_parser::ast::{Array, NumberLit, Object, StringLit, Value};
use jsonc_parser::common::Ranged;
use serde_json::{Map, Value as Json};

use self::schema::{Schema, branches, tag};
use super::file::{File, Span};
use super::nearest::nearest;
use super::problem::Problem;
use super::visit::{Definition, Visit};

/// Walks one file; returns its visits in the order of the file.
pub(super) fn walk<'t>(
    schema: &Json,
    file: &'t File<'t>,
    problems: &mut Vec<Problem>,
) -> Vec<Visit<'t>> {
    let mut walk = Walk {
        schema: Schema { root: schema },
        enclosing: Vec::new(),
        visits: Vec::new(),
        problems,
    };
    if let Some(node) = &file.root {
        let span = Span {
            byte: node.start(),
            ..file.start()
        };
        let name = schema["title"].as_str().unwrap_or_default();
        walk.definition(name, schema, node, &span, None);
    }
    walk.visits
}

struct Walk<'s, 't, 'p> {
    schema: Schema<'s>,
    /// The objects around the value, from the outside in.
    enclosing: Vec<Enclosing<'s, 't>>,
    visits: Vec<Visit<'t>>,
    problems: &'p mut Vec<Problem>,
}

/// An object that is being walked.
struct Enclosing<'s, 't> {
    known: &'s Map<String, Json>,
    object: &'t Object<'t>,
    path: String,
}

impl<'s, 't> Walk<'s, 't, '_> {
    fn definition(
        &mut self,
        name: &str,
        schema: &'s Json,
        node: &'t Value<'t>,
        span: &Span<'t>,
        parent: Option<Definition>,
    ) {
        let definition = Definition::named(name);
        if let Some(definition) = definition {
            let span = span.clone();
            self.visits.push(Visit {
                definition,
                parent,
                node,
                span,
            });
        }
        self.value(schema, node, span, definition);
    }

    fn value(
        &mut self,
        schema: &'s Json,
        node: &'t Value<'t>,
        span: &Span<'t>,
        parent: Option<Definition>,
    ) {
        if span.file.has_too_many_problems() {
            return;
        }
        if let Some((name, target)) = self.schema.resolve_ref(schema) {
            return self.definition(name, target, node, span, parent);
        }
        if !self.schema.accepts(schema, node) {
            // A whole file is too long to be shown.
            let example = (span.path != "$").then(|| self.schema.example(schema));
            let types = self.schema.types(schema);
            let problem = messages::wrong_type(span, node, &types, example.flatten());
            return self.problems.push(problem);
        }
        if let Some(branches) = branches(schema) {
            let matching = branches
                .iter()
                .filter(|branch| self.schema.accepts(branch, node));
            let matching: Vec<_> = matching.collect();
            return match (node, matching.as_slice()) {
                (Value::Object(object), tagged) if tagged.iter().any(|one| tag(one).is_some()) => {
                    self.tagged(tagged, object, span, parent);
                }
                (_, [first, ..]) => self.value(first, node, span, parent),
                (_, []) => {}
            };
        }
        match node {
            Value::Object(object) => self.object(schema, object, span, parent),
            Value::Array(array) => self.array(schema, array, span, parent),
            Value::StringLit(string) => self.string(schema, string, span),
            Value::NumberLit(number) => self.number(schema, number, span),
            Value::BooleanLit(_) | Value::NullKeyword(_) => {}
        }
    }

    /// An externally tagged enum: the object's one name selects the variant.
    fn tagged(
        &mut self,
        branches: &[&'s Json],
        object: &'t Object<'t>,
        span: &Span<'t>,
        parent: Option<Definition>,
    ) {
        let known: Vec<_> = branches.iter().filter_map(|branch| tag(branch)).collect();
        let names = || known.iter().map(|(name, _)| *name);
        let mut chosen: Option<&str> = None;
        for property in &object.properties {
            if span.file.has_too_many_problems() {
                return;
            }
            let name = property.name.as_str();
            let here = span.field(name, property.name.start());
            let Some((_, schema)) = known.iter().find(|(tag, _)| *tag == name) else {
                self.problems
                    .push(messages::unknown_kind(&here, name, names()));
                continue;
            };
            if let Some(first) = chosen {
                self.problems.push(messages::two_kinds(&here, first, name));
            }
            chosen.get_or_insert(name);
            let inner = span.field(name, property.value.start());
            self.value(schema, &property.value, &inner, parent);
        }
        if object.properties.is_empty() {
            self.problems.push(messages::empty_group(span, names()));
        }
    }

    /// A struct. A misspelt field is walked as the field that was probably meant.
    fn object(
        &mut self,
        schema: &'s Json,
        object: &'t Object<'t>,
        span: &Span<'t>,
        parent: Option<Definition>,
    ) {
        let Some(known) = schema["properties"].as_object() else {
            return;
        };
        let mut seen = BTreeSet::new();
        for property in &object.properties {
            if span.file.has_too_many_problems() {
                return;
            }
            let name = property.name.as_str();
            let here = span.field(name, property.name.start());
            let candidates = known.keys().map(String::as_str);
            let meant = if known.contains_key(name) {
                Some(name)
            } else {
                let meant = nearest(name, candidates.filter(|name| object.get(name).is_none()));
                let names = known.keys().map(String::as_str);
                let problem = match self.belongs_outside(name, span).filter(|_| meant.is_none()) {
                    Some(group) => messages::misplaced_field(&here, name, &group),
                    None => messages::unknown_field(&here, name, meant, names),
                };
                self.problems.push(problem);
                meant
            };
            let Some(meant) = meant else { continue };
            if !seen.insert(meant) {
                self.problems.push(messages::duplicate_field(&here, name));
            }
            let inner = span.field(name, property.value.start());
            self.enclosing.push(Enclosing {
                known,
                object,
                path: span.path.clone(),
            });
            self.value(&known[meant], &property.value, &inner, parent);
            self.enclosing.pop();
        }
        if span.file.has_too_many_problems() {
            return;
        }
        let required = schema["required"].as_array().into_iter().flatten();
        for name in required.filter_map(Json::as_str) {
            if !seen.contains(name) {
                let description = known[name]["description"].as_str().unwrap_or_default();
                self.problems
                    .push(messages::missing(span, name, description));
            }
        }
    }

    /// The group that a field has to leave, if it is a field of an object around the one at this span and isn't there
    /// yet.
    fn belongs_outside(&self, name: &str, span: &Span) -> Option<String> {
        let mut outwards = self.enclosing.iter().rev();
        let around = outwards
            .find(|around| around.known.contains_key(name) && around.object.get(name).is_none())?;
        let inner = span.path.strip_prefix(&around.path)?.strip_prefix('.')?;
        let group = inner.split(['.', '[']).next()?;
        Some(group.to_owned())
    }

    fn array(
        &mut self,
        schema: &'s Json,
        array: &'t Array<'t>,
        span: &Span<'t>,
        parent: Option<Definition>,
    ) {
        if (array.elements.len() as u64) < schema["minItems"].as_u64().unwrap_or_default() {
            self.problems.push(messages::empty_list(span));
        }
        for (index, entry) in array.elements.iter().enumerate() {
            let inner = span.entry(index, entry.start());
            self.value(&schema["items"], entry, &inner, parent);
        }
    }

    fn string(&mut self, schema: &Json, string: &StringLit, span: &Span) {
        let count = string.value.chars().count() as u64;
        if count < schema["minLength"].as_u64().unwrap_or_default() {
            self.problems.push(messages::empty(span));
        }
        if let Some(max) = schema["maxLength"].as_u64().filter(|max| count > *max) {
            self.problems.push(messages::too_long(span, count, max));
        }
        if let Some(choices) = schema["enum"].as_array() {
            let choices = choices.iter().filter_map(Json::as_str);
            if !choices.clone().any(|choice| choice == string.value) {
                self.problems
                    .push(messages::no_choice(span, &string.value, choices));
            }
        }
    }

    fn number(&mut self, schema: &Json, number: &NumberLit, span: &Span) {
        let min = schema["minimum"].as_i64().unwrap_or(i64::MIN);
        let max = schema["maximum"]
            .as_i64()
            .unwrap_or(match schema["format"].as_str() {
                Some("uint8") => u8::MAX.into(),
                Some("uint32") => u32::MAX.into(),
                _ => i64::MAX,
            });
        let whole = number.value.parse::<i64>().ok();
        if whole.is_none_or(|whole| !(min..=max).contains(&whole)) {
            self.problems
                .push(messages::wrong_number(span, number.value, min, max));
        }
    }
}

#[cfg(test)]
mod tests;
