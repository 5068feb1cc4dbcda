//! The parts of a practice, and practices that have only some of them.

use std::collections::BTreeSet;

use fastrand::Rng;
use serde_json::{Map, Value};

/// A part: a field of the file, and perhaps a field within it.
pub type Part = (String, Option<String>);

/// Fields that another field of the practice needs.
const REQUIRED: [(&str, &str); 8] = [
    ("therapist", "name"),
    ("dbs", "level"),
    ("places", "name"),
    ("places", "area"),
    ("fees", "prices"),
    ("fees", "checked_on"),
    ("privacy", "checked_on"),
    ("availability", "waiting"),
];

/// Fields of the contact that the check refuses without another: the sample prefers e-mail.
const NEEDS: [(&str, &str); 3] = [
    ("texts", "telephone"),
    ("whatsapp", "telephone"),
    ("preferred", "email"),
];

/// The names of the fields within a field: those of an object, or of the first entry of a list of objects.
fn fields(value: &Value) -> Option<&Map<String, Value>> {
    value.as_object().or_else(|| value[0].as_object())
}

fn is_required(part: &Part) -> bool {
    let (field, Some(inner)) = part else {
        return false;
    };
    // Own words, and questions, are whole.
    REQUIRED.contains(&(field, inner))
        || ["text", "reader", "question", "answer"].contains(&&**inner)
}

/// Every part that can be left out.
pub fn all(practice: &Value) -> Vec<Part> {
    let mut parts = Vec::new();
    for (name, value) in practice.as_object().expect("an object") {
        if name == "$schema" {
            continue;
        }
        parts.push((name.clone(), None));
        let inner = fields(value).into_iter().flat_map(Map::keys);
        let inner = inner.map(|inner| (name.clone(), Some(inner.clone())));
        parts.extend(inner.filter(|part| !is_required(part)));
    }
    parts
}

/// The practice with only these parts. Within a field that is there, what it needs is there too.
fn with(practice: &Value, kept: &BTreeSet<Part>) -> Value {
    let keep = |name: &str, value: &Value| {
        let fields = fields(value)?;
        let inner = fields.iter().filter(|(inner, _)| {
            let part = (name.to_owned(), Some((*inner).clone()));
            let is_kept = |inner: &str| kept.contains(&(name.to_owned(), Some(inner.to_owned())));
            let mut needs = NEEDS.iter().filter(|(field, _)| field == inner);
            let is_complete = name != "contact" || needs.all(|(_, needed)| is_kept(needed));
            is_required(&part) || kept.contains(&part) && is_complete
        });
        let inner: Map<_, _> = inner
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect();
        Some(Value::Object(inner))
    };
    let mut changed = Map::new();
    for (name, value) in practice.as_object().expect("an object") {
        if name != "$schema" && !kept.contains(&(name.clone(), None)) {
            continue;
        }
        let value = match (keep(name, value), value) {
            (Some(inner), Value::Array(_)) => vec![inner].into(),
            (Some(inner), _) => inner,
            (None, _) => value.clone(),
        };
        changed.insert(name.clone(), value);
    }
    Value::Object(changed)
}

/// Practices with parts of this one: all, none, each part alone, all but each, and as many at random.
pub fn subsets(practice: &Value, at_random: usize, seed: u64) -> Vec<Value> {
    let parts: BTreeSet<Part> = all(practice).into_iter().collect();
    let mut kept = vec![parts.clone(), BTreeSet::new()];
    for part in &parts {
        let mut others = parts.clone();
        others.remove(part);
        kept.push(others);
        // A field within another needs that one.
        kept.push([part.clone(), (part.0.clone(), None)].into());
        // The whole field alone.
        if part.1.is_none() {
            let whole = parts.iter().filter(|(name, _)| *name == part.0);
            kept.push(whole.cloned().collect());
        }
    }
    let mut rng = Rng::with_seed(seed);
    for _ in 0..at_random {
        kept.push(parts.iter().filter(|_| rng.bool()).cloned().collect());
    }
    kept.iter().map(|kept| with(practice, kept)).collect()
}
