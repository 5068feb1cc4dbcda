//! Random JSON: any value, or one that follows the schema.

use fastrand::Rng;
use serde_json::{Map, Value, json};
use support::hostile::{ADDRESSES, NAMES};

use crate::strings::{self, pick};

/// Real names of fields, so that random values aren't all refused at their first field.
const FIELDS: [&str; 24] = [
    "$schema",
    "title",
    "menu_label",
    "description",
    "picture",
    "lead",
    "blocks",
    "paragraph",
    "heading",
    "level",
    "text",
    "anchor",
    "list",
    "items",
    "source",
    "alternative",
    "link",
    "to",
    "ideas",
    "word_list",
    "name",
    "pages",
    "redirects",
    "tools",
];

/// Any JSON, up to a depth.
pub fn any(rng: &mut Rng, depth: usize) -> Value {
    match rng.u8(..if depth == 0 { 5 } else { 9 }) {
        0 => Value::Null,
        1 => rng.bool().into(),
        2 => number(rng),
        3 | 4 => strings::any(rng, false).into(),
        5 | 6 => (0..rng.usize(..5)).map(|_| any(rng, depth - 1)).collect(),
        _ => {
            let fields = (0..rng.usize(..6)).map(|_| (field(rng), any(rng, depth - 1)));
            Value::Object(fields.collect())
        }
    }
}

pub fn number(rng: &mut Rng) -> Value {
    match rng.u8(..8) {
        0 => json!(i64::MIN),
        1 => json!(u64::MAX),
        2 => json!(-1),
        3 => json!(256),
        4 => json!(2.5),
        5 => json!(1e300),
        _ => json!(rng.u8(..6)),
    }
}

pub fn field(rng: &mut Rng) -> String {
    match rng.u8(..8) {
        0 => strings::any(rng, false),
        1 => pick(rng, &NAMES).to_owned(),
        _ => pick(rng, &FIELDS).to_owned(),
    }
}

/// Generates values that follow a schema.
pub struct Generator<'a> {
    pub schema: &'a Value,
    /// The value of `$schema`.
    pub line: &'a str,
    /// Whether the check accepts every string.
    pub mild: bool,
}

impl Generator<'_> {
    /// A whole file.
    pub fn file(&self, rng: &mut Rng) -> Value {
        self.value(rng, self.schema, "")
    }

    fn value(&self, rng: &mut Rng, schema: &Value, name: &str) -> Value {
        if let Some(name) = schema["$ref"]
            .as_str()
            .and_then(|path| path.strip_prefix("#/$defs/"))
        {
            return self.value(rng, &self.schema["$defs"][name], name);
        }
        if let Some(branches) = schema["anyOf"].as_array().or(schema["oneOf"].as_array()) {
            let branch = &branches[rng.usize(..branches.len())];
            return self.value(rng, branch, name);
        }
        let kind = match &schema["type"] {
            Value::Array(kinds) => kinds[rng.usize(..kinds.len())].as_str(),
            one => one.as_str(),
        };
        match kind {
            Some("object") => self.object(rng, schema),
            Some("array") => {
                let count = if self.mild {
                    rng.usize(1..6)
                } else {
                    rng.usize(..4)
                };
                (0..count)
                    .map(|_| self.value(rng, &schema["items"], ""))
                    .collect()
            }
            Some("string") => self.string(rng, name).into(),
            Some("integer" | "number") if self.mild => json!(2),
            Some("integer" | "number") => number(rng),
            Some("boolean") => (!self.mild && rng.bool()).into(),
            _ => Value::Null,
        }
    }

    fn object(&self, rng: &mut Rng, schema: &Value) -> Value {
        let mut object = Map::new();
        let required = schema["required"].as_array();
        let is_required =
            |name: &String| required.is_some_and(|names| names.iter().any(|known| known == name));
        for (name, schema) in schema["properties"].as_object().into_iter().flatten() {
            let value = match name.as_str() {
                "$schema" => self.line.into(),
                // These refer to other files or parts, which random values don't match.
                "written_from" | "narrow" | "anchor" | "is_easy_read" if self.mild => continue,
                // An idea needs words.
                "text" if self.mild => self.value(rng, schema, ""),
                _ if is_required(name) || rng.bool() => self.value(rng, schema, ""),
                _ => continue,
            };
            object.insert(name.clone(), value);
        }
        Value::Object(object)
    }

    fn string(&self, rng: &mut Rng, name: &str) -> String {
        let wild = |rng: &mut Rng, known: &[&str]| match rng.u8(..4) {
            _ if self.mild => pick(rng, known).to_owned(),
            0 => pick(rng, known).to_owned(),
            1 => pick(rng, &NAMES).to_owned(),
            2 => pick(rng, &ADDRESSES).to_owned(),
            _ => strings::any(rng, false),
        };
        match name {
            "Address" => wild(
                rng,
                &[
                    "/",
                    "/session/",
                    "https://good.example/?a=1&b='2'&lt=3;(4)",
                    "mailto:\"><svg/onload=hurt=1>@example.org",
                    "mailto:a@b.example?body=</script><script>hurt=1</script>",
                    "tel:+441234567890",
                    "#main",
                ],
            ),
            "PictureFile" => wild(rng, &["/art/room.svg#wide", "/images/room.jpg"]),
            "Slug" | "PageSlug" => wild(rng, &["home", "session"]),
            "Language" => wild(rng, &["en-GB", "cy", "pl"]),
            "SiteAddress" => wild(rng, &["https://attune.example"]),
            "Description" => strings::any(rng, self.mild).chars().take(150).collect(),
            _ => strings::any(rng, self.mild),
        }
    }
}
