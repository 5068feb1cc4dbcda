//! schema.org's vocabulary, read from the N-Quads that schema.org publishes, and a check of graphs against it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

const SCHEMA: &str = "http://schema.org/";
const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const CLASS: &str = "http://www.w3.org/2000/01/rdf-schema#Class";
const PROPERTY: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property";
const SUBCLASS: &str = "http://www.w3.org/2000/01/rdf-schema#subClassOf";

type Names = BTreeSet<String>;

/// The vocabulary. Names don't have schema.org's address in front.
#[derive(Default)]
pub struct Vocabulary {
    types: Names,
    properties: Names,
    superseded: Names,
    above: BTreeMap<String, Names>,
    domains: BTreeMap<String, Names>,
    ranges: BTreeMap<String, Names>,
}

/// The types of each node that can be referred to, by its `@id`.
pub type Known = BTreeMap<String, Vec<String>>;

impl Vocabulary {
    /// Reads N-Quads: subject, predicate and object. Only names in angle brackets are read.
    pub fn read(quads: &str) -> Self {
        let mut vocabulary = Self::default();
        for line in quads.lines() {
            let mut parts = line.splitn(4, ' ').map(|part| {
                let address = part.strip_prefix('<')?.strip_suffix('>')?;
                Some(address.strip_prefix(SCHEMA).unwrap_or(address).to_owned())
            });
            let mut next = || parts.next().flatten();
            if let (Some(subject), Some(predicate), Some(object)) = (next(), next(), next()) {
                vocabulary.add(subject, &predicate, object);
            }
        }
        vocabulary
    }

    fn add(&mut self, subject: String, predicate: &str, object: String) {
        let under = |map: &mut BTreeMap<String, Names>| {
            map.entry(subject.clone())
                .or_default()
                .insert(object.clone());
        };
        match (predicate, object.as_str()) {
            (TYPE, CLASS) => drop(self.types.insert(subject)),
            (TYPE, PROPERTY) => drop(self.properties.insert(subject)),
            (SUBCLASS, _) => under(&mut self.above),
            ("domainIncludes", _) => under(&mut self.domains),
            ("rangeIncludes", _) => under(&mut self.ranges),
            ("supersededBy", _) => drop(self.superseded.insert(subject)),
            _ => {}
        }
    }

    /// The number of types and of properties.
    pub fn size(&self) -> (usize, usize) {
        (self.types.len(), self.properties.len())
    }

    /// The faults of a node and of those within it; `at` is its place, for the messages.
    pub fn faults(&self, node: &Value, known: &Known, at: &str) -> Vec<String> {
        let Some(fields) = node.as_object() else {
            return vec![format!("{at} is no node: {node}")];
        };
        let types = types_of(node);
        let mut faults: Vec<String> = types
            .iter()
            .filter(|name| !self.types.contains(*name) || self.superseded.contains(*name))
            .map(|name| format!("{at}: schema.org has no type {name} that is in use"))
            .collect();
        if types.is_empty() {
            faults.push(format!("{at} has no @type"));
        }
        for (name, value) in fields {
            let at = format!("{at}.{name}");
            if name.starts_with('@') {
                if !matches!(name.as_str(), "@type" | "@id") {
                    faults.push(format!("{at} has no place in a node"));
                }
            } else if !self.properties.contains(name) || self.superseded.contains(name) {
                faults.push(format!("{at}: schema.org has no such property in use"));
            } else {
                if !self.is_any(&types, self.domains.get(name)) {
                    faults.push(format!("{at}: no property of {}", types.join(" or ")));
                }
                faults.extend(self.values(name, value, known, &at));
            }
        }
        faults
    }

    fn values(&self, property: &str, value: &Value, known: &Known, at: &str) -> Vec<String> {
        let (values, is_list) = match value {
            Value::Array(values) => (values.as_slice(), true),
            one => (std::slice::from_ref(one), false),
        };
        let mut faults = Vec::new();
        if values.is_empty() {
            faults.push(format!("{at} is an empty list"));
        }
        for (index, value) in values.iter().enumerate() {
            let at = if is_list {
                format!("{at}[{index}]")
            } else {
                at.to_owned()
            };
            let types = match value {
                Value::String(text) => data_types(text),
                Value::Number(number) if number.is_f64() => vec!["Number", "Float"],
                Value::Number(_) => vec!["Number", "Integer"],
                Value::Bool(_) => vec!["Boolean"],
                _ => Vec::new(),
            };
            let mut types: Vec<String> = types.into_iter().map(str::to_owned).collect();
            if let Value::Object(fields) = value {
                let is_reference = fields.len() == 1 && fields.contains_key("@id");
                if is_reference {
                    let id = fields["@id"].as_str().unwrap_or_default();
                    let Some(found) = known.get(id) else {
                        faults.push(format!("{at} refers to {id}, which no page describes"));
                        continue;
                    };
                    types.clone_from(found);
                } else {
                    faults.extend(self.faults(value, known, &at));
                    types = types_of(value);
                }
            }
            if !self.is_any(&types, self.ranges.get(property)) {
                faults.push(format!(
                    "{at} is {value}, where schema.org wants {}",
                    self.ranges
                        .get(property)
                        .map(|range| range.iter().cloned().collect::<Vec<_>>().join(" or "))
                        .unwrap_or_default()
                ));
            }
        }
        faults
    }

    /// Whether one of these types, or a supertype of one, is allowed.
    fn is_any(&self, types: &[String], allowed: Option<&Names>) -> bool {
        let Some(allowed) = allowed else { return false };
        let mut open = types.to_vec();
        let mut seen = Names::new();
        while let Some(name) = open.pop() {
            if allowed.contains(&name) {
                return true;
            }
            if seen.insert(name.clone()) {
                open.extend(self.above.get(&name).into_iter().flatten().cloned());
            }
        }
        false
    }
}

/// A node's types.
pub fn types_of(node: &Value) -> Vec<String> {
    let listed = match &node["@type"] {
        Value::Array(listed) => listed.clone(),
        one => vec![one.clone()],
    };
    listed
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

/// The data types of a string: URL, text, or none where it is empty. A date is only text here.
fn data_types(text: &str) -> Vec<&'static str> {
    let is_address = url::Url::parse(text).is_ok_and(|address| address.scheme() == "https");
    match text.trim() {
        "" => Vec::new(),
        _ if is_address => vec!["URL", "Text"],
        _ => vec!["Text"],
    }
}
