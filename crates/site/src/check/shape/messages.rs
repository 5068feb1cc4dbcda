//! How a shape problem is worded.

use std::collections::BTreeSet;

use jsonc_parser::ast::Value;

use crate::check::file::Span;
use crate::check::nearest::{listed, nearest};
use crate::check::problem::Problem;
use crate::check::quote::{MAX_NAME, short};

/// The names that JSON Schema has for a value's type.
pub(super) fn types_of(node: &Value) -> &'static [&'static str] {
    match node {
        Value::StringLit(_) => &["string"],
        Value::NumberLit(_) => &["integer", "number"],
        Value::BooleanLit(_) => &["boolean"],
        Value::Object(_) => &["object"],
        Value::Array(_) => &["array"],
        Value::NullKeyword(_) => &["null"],
    }
}

pub(super) fn other_type(place: &Span, node: &Value, types: &BTreeSet<&str>) -> Problem {
    let found = match node {
        Value::StringLit(_) => "words in quotation marks",
        Value::NumberLit(_) => "a number",
        Value::BooleanLit(_) => "true or false",
        Value::Object(_) => "a group in curly brackets",
        Value::Array(_) => "a list in square brackets",
        Value::NullKeyword(_) => "null, which is nothing",
    };
    let wanted = [
        ("string", "words in quotation marks"),
        ("integer", "a whole number without quotation marks"),
        ("number", "a number without quotation marks"),
        ("boolean", "true or false without quotation marks"),
        ("array", "a list in square brackets"),
        ("object", "a group in curly brackets"),
    ];
    let wanted = wanted.iter().filter(|(name, _)| types.contains(name));
    let wanted: Vec<_> = wanted.map(|(_, wording)| *wording).collect();
    place.problem(
        format!("{} is {found}.", place.subject()),
        format!("It should be {}.", wanted.join(", or ")),
    )
}

pub(super) fn unknown_kind<'n>(
    place: &Span,
    name: &str,
    known: impl Iterator<Item = &'n str>,
) -> Problem {
    let known: Vec<_> = known.collect();
    let meant = nearest(name, known.iter().copied())
        .map(|meant| format!("Did you mean \"{meant}\"? "))
        .unwrap_or_default();
    place.problem(
        format!(
            "There is no kind of part called \"{}\".",
            short(name, MAX_NAME)
        ),
        format!("{meant}The kinds are: {}.", listed(known)),
    )
}

pub(super) fn two_kinds(place: &Span, first: &str, second: &str) -> Problem {
    place.problem(
        format!("\"{second}\" stands in the same curly brackets as \"{first}\"."),
        "Give each part curly brackets of its own.",
    )
}

pub(super) fn no_kind<'n>(place: &Span, known: impl Iterator<Item = &'n str>) -> Problem {
    place.problem(
        "There is nothing between these curly brackets.",
        format!("Write one of: {}, or take them out.", listed(known)),
    )
}

pub(super) fn unknown_field<'n>(
    place: &Span,
    name: &str,
    meant: Option<&str>,
    known: impl Iterator<Item = &'n str>,
) -> Problem {
    let remedy = match meant {
        Some(meant) => format!("Did you mean \"{meant}\"?"),
        None => format!("Take it out, or use one of: {}.", listed(known)),
    };
    let wrong = format!(
        "There is no field called \"{}\" here.",
        short(name, MAX_NAME)
    );
    place.problem(wrong, remedy)
}

pub(super) fn twice(place: &Span, name: &str) -> Problem {
    place.problem(
        format!("\"{name}\" stands here a second time."),
        "Keep one of them and take the other out.",
    )
}

/// `says` is what the schema says about the field, as a sentence.
pub(super) fn missing(place: &Span, name: &str, says: &str) -> Problem {
    let mut letters = says.chars();
    let says: String = letters
        .next()
        .iter()
        .flat_map(|first| first.to_lowercase())
        .chain(letters)
        .collect();
    place.problem(
        format!("\"{name}\" is missing."),
        format!("Add \"{name}\": {says}"),
    )
}

pub(super) fn empty_list(place: &Span) -> Problem {
    place.problem(
        format!("{} is an empty list.", place.subject()),
        "Write at least one entry between the square brackets.",
    )
}

pub(super) fn empty(place: &Span) -> Problem {
    place.problem(
        format!("{} is empty.", place.subject()),
        "Write something between the quotation marks.",
    )
}

pub(super) fn too_long(place: &Span, count: u64, most: u64) -> Problem {
    place.problem(
        format!("{} has {count} characters.", place.subject()),
        format!("Write it in {most} characters or fewer."),
    )
}

pub(super) fn other_number(place: &Span, found: &str, least: i64, most: i64) -> Problem {
    let range = match (least, most) {
        (i64::MIN, i64::MAX) => String::new(),
        // A limit that is far away helps no one who isn't beyond it.
        (least, most) if most == i64::MAX || most >= u32::MAX.into() && found.len() < 10 => {
            format!(" of {least} or more")
        }
        (least, most) => format!(" from {least} to {most}"),
    };
    place.problem(
        format!("{} is {}.", place.subject(), short(found, MAX_NAME)),
        format!("Write a whole number{range}."),
    )
}
