//! Damage to valid files: to their values, and to their letters.

use fastrand::Rng;
use serde_json::{Map, Value, json};
use support::hostile::{ADDRESSES, NAMES};

use crate::generate::{self, any, number};
use crate::strings::{self, pick};

/// Changes one part of a value.
pub fn value(rng: &mut Rng, root: &mut Value, other: &Value) {
    let mut at = rng.usize(..count(root));
    let Some(place) = nth(root, &mut at) else {
        return;
    };
    match rng.u8(..12) {
        0 => *place = any(rng, 3),
        1 => nest(rng, place),
        2 => {
            let mut other = other.clone();
            let mut at = rng.usize(..count(&other));
            *place = nth(&mut other, &mut at)
                .map(std::mem::take)
                .unwrap_or_default();
        }
        _ => match place {
            Value::String(words) => splice(rng, words),
            Value::Array(list) => array(rng, list),
            Value::Object(fields) => object(rng, fields),
            _ => *place = if rng.bool() { number(rng) } else { any(rng, 1) },
        },
    }
}

fn splice(rng: &mut Rng, text: &mut String) {
    let new = match rng.u8(..10) {
        0 => pick(rng, &NAMES).to_owned(),
        1 | 2 => pick(rng, &ADDRESSES).to_owned(),
        3 => strings::characters(rng),
        _ => {
            let mild = rng.bool();
            strings::any(rng, mild)
        }
    };
    let at = boundary(text, rng.usize(..=text.len()));
    match rng.u8(..4) {
        0 => *text = new,
        1 => text.push_str(&new),
        2 => text.truncate(at),
        _ => text.insert_str(at, &new),
    }
}

fn array(rng: &mut Rng, list: &mut Vec<Value>) {
    if list.is_empty() {
        return list.push(any(rng, 2));
    }
    let at = rng.usize(..list.len());
    match rng.u8(..6) {
        0 => drop(list.remove(at)),
        1 => list.clear(),
        2 => list.insert(at, any(rng, 2)),
        3 => rng.shuffle(list),
        _ => {
            let copy = list[at].clone();
            // People repeat an entry once by mistake; hundreds of copies are hostile.
            let times = if rng.u8(..8) == 0 {
                rng.usize(..300)
            } else {
                1
            };
            list.extend(std::iter::repeat_n(copy, times));
        }
    }
}

fn object(rng: &mut Rng, fields: &mut Map<String, Value>) {
    let names: Vec<String> = fields.keys().cloned().collect();
    if names.is_empty() || rng.u8(..6) == 0 {
        fields.insert(generate::field(rng), any(rng, 2));
        return;
    }
    let name = &names[rng.usize(..names.len())];
    let value = fields.remove(name).unwrap_or_default();
    match rng.u8(..4) {
        0 => {}
        1 => {
            let mut slip = name.clone();
            let at = boundary(&slip, rng.usize(..=slip.len()));
            slip.insert(at, rng.alphabetic());
            fields.insert(slip, value);
        }
        2 => drop(fields.insert(generate::field(rng), value)),
        _ => {
            fields.insert(generate::field(rng), value.clone());
            fields.insert(name.clone(), value);
        }
    }
}

/// Nests a value in brackets.
fn nest(rng: &mut Rng, place: &mut Value) {
    for _ in 0..rng.usize(1..100) {
        let inner = place.take();
        *place = if rng.bool() {
            json!([inner])
        } else {
            json!({ (pick(rng, &["text", "link", "blocks"])): inner })
        };
    }
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(list) => list.iter().map(count).sum(),
        Value::Object(fields) => fields.values().map(count).sum(),
        _ => 0,
    }
}

/// The value with a number, counted from the root in depth-first order.
fn nth<'v>(value: &'v mut Value, at: &mut usize) -> Option<&'v mut Value> {
    if *at == 0 {
        return Some(value);
    }
    *at -= 1;
    match value {
        Value::Array(list) => list.iter_mut().find_map(|inner| nth(inner, at)),
        Value::Object(fields) => fields.values_mut().find_map(|inner| nth(inner, at)),
        _ => None,
    }
}

const SCRAPS: [&str; 34] = [
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    "\\",
    "\\u",
    "\\ud800",
    "\\udc00\\ud800",
    "\\u0000",
    "\\x41",
    "#",
    "/",
    ":",
    ",",
    "<",
    "&",
    "-",
    "9",
    "1e99999",
    "-0",
    "0x10",
    "+1",
    "NaN",
    "true",
    "null",
    "/*",
    "//",
    "\n",
    "\0",
    "\u{202e}",
    "\u{feff}",
    "é",
];

/// Damages the letters of a file.
pub fn text(rng: &mut Rng, text: &mut String) {
    let at = boundary(text, rng.usize(..=text.len()));
    let end = boundary(text, (at + rng.usize(..60)).min(text.len()));
    match rng.u32(..400) {
        0..40 => text.truncate(at),
        40..100 => text.replace_range(at..end, ""),
        100..150 => {
            let piece = text[at..end].to_owned();
            text.insert_str(at, &piece);
        }
        150..300 => text.replace_range(at..end.min(boundary(text, at + 3)), pick(rng, &SCRAPS)),
        300..340 => again(rng, text),
        340..370 => {
            let new = strings::any(rng, false);
            text.insert_str(at, &new);
        }
        370..395 => {
            let deep = pick(
                rng,
                &["[", "{\"a\":", "[{\"link\":", "\"lead\":[", "{\"blocks\":["],
            );
            text.insert_str(at, &deep.repeat(rng.usize(1..2000)));
        }
        395..398 => text.insert_str(at, &pick(rng, &["[", "{\"a\":"]).repeat(10_000)),
        // Now and then a large one, just below the limit or far above it.
        _ => {
            let large = if rng.u8(..8) == 0 {
                10_000_000
            } else {
                rng.usize(1..1_100_000)
            };
            let piece = if at == end { "la " } else { &text[at..end] }.to_owned();
            text.insert_str(at, &piece.repeat(large / piece.len()));
        }
    }
}

/// Writes a line a second time, or thousands of times.
fn again(rng: &mut Rng, text: &mut String) {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    if lines.is_empty() {
        return;
    }
    let at = rng.usize(..lines.len());
    let max = if rng.u8(..20) == 0 { 5000 } else { 2 };
    // A large line isn't repeated as often: the test's own memory isn't under test.
    let times = max.min(2_000_000 / lines[at].len());
    *text = [
        lines[..at].concat(),
        lines[at].repeat(times.max(1)),
        lines[at + 1..].concat(),
    ]
    .concat();
}

/// The last boundary of a character up to a byte.
fn boundary(text: &str, byte: usize) -> usize {
    text.floor_char_boundary(byte.min(text.len()))
}
