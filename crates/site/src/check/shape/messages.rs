//! The wording of shape problems.

use std::collections::BTreeSet;

use jsonc_parser::ast::Value;

use crate::check::file::{FileKind, Span};
use crate::check::nearest::{listed, nearest};
use crate::check::problem::Problem;
use crate::check::quote::{MAX_NAME, short};

/// The names of a value's type in JSON Schema.
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

/// `example` is the shortest value of the right type.
pub(super) fn wrong_type(
    span: &Span,
    node: &Value,
    types: &BTreeSet<&str>,
    example: Option<String>,
) -> Problem {
    let found = match node {
        Value::StringLit(_) => "words in quotation marks",
        Value::NumberLit(_) => "a number",
        Value::BooleanLit(_) => "true or false",
        Value::Object(_) => "a group in curly brackets",
        Value::Array(_) => "a list in square brackets",
        Value::NullKeyword(_) => "null, which is nothing",
    };
    let expected = [
        ("string", "words in quotation marks"),
        ("integer", "a whole number without quotation marks"),
        ("number", "a number without quotation marks"),
        ("boolean", "true or false without quotation marks"),
        ("array", "a list in square brackets"),
        ("object", "a group in curly brackets"),
    ];
    let expected = expected.iter().filter(|(name, _)| types.contains(name));
    let expected: Vec<_> = expected.map(|(_, wording)| *wording).collect();
    let has_parts = types.contains("object") || types.contains("array");
    let has_parts = has_parts && !types.contains("string");
    let shown = meant(node, types)
        .or_else(|| example.filter(|_| has_parts))
        .map(|value| format!(": {value}"));
    span.problem(
        format!("{} is {found}.", span.subject()),
        format!(
            "It should be {}{}.",
            expected.join(", or "),
            shown.unwrap_or_default()
        ),
    )
}

/// The value itself in the right type, if it only lacks quotation marks, or has some too many.
fn meant(node: &Value, types: &BTreeSet<&str>) -> Option<String> {
    match node {
        Value::NumberLit(number) if types.contains("string") && number.value.len() <= MAX_NAME => {
            Some(format!("\"{}\"", number.value))
        }
        Value::StringLit(string) if types.contains("integer") => {
            let words = string.value.trim();
            let end = words.find(|letter: char| !letter.is_ascii_digit());
            let number = &words[..end.unwrap_or(words.len())];
            number.parse::<u32>().ok().map(|number| number.to_string())
        }
        Value::StringLit(string) if types.contains("boolean") => {
            match &*string.value.trim().to_lowercase() {
                "yes" | "true" => Some("true".to_owned()),
                "no" | "false" => Some("false".to_owned()),
                _ => None,
            }
        }
        _ => None,
    }
}

pub(super) fn unknown_kind<'n>(
    span: &Span,
    name: &str,
    known: impl Iterator<Item = &'n str>,
) -> Problem {
    let known: Vec<_> = known.collect();
    let meant = nearest(name, known.iter().copied())
        .map(|meant| format!("Did you mean \"{meant}\"? "))
        .unwrap_or_default();
    span.problem(
        format!(
            "There is no kind of part called \"{}\".",
            short(name, MAX_NAME)
        ),
        format!("{meant}The kinds are: {}.", listed(known)),
    )
}

pub(super) fn two_kinds(span: &Span, first: &str, second: &str) -> Problem {
    span.problem(
        format!("\"{second}\" is in the same curly brackets as \"{first}\"."),
        "Give each part its own curly brackets.",
    )
}

pub(super) fn empty_group<'n>(span: &Span, known: impl Iterator<Item = &'n str>) -> Problem {
    span.problem(
        "There is nothing between these curly brackets.",
        format!("Write one of: {}, or remove them.", listed(known)),
    )
}

pub(super) fn unknown_field<'n>(
    span: &Span,
    name: &str,
    meant: Option<&str>,
    known: impl Iterator<Item = &'n str>,
) -> Problem {
    if span.file.kind == FileKind::Site && name == "practice" {
        return span.problem(
            "The facts of the practice have a file of their own, practice.json.",
            "Write them there, and remove \"practice\" here.",
        );
    }
    let remedy = match meant {
        Some(meant) => format!("Did you mean \"{meant}\"?"),
        None => format!("Remove it, or use one of: {}.", listed(known)),
    };
    let wrong = format!(
        "There is no field called \"{}\" here.",
        short(name, MAX_NAME)
    );
    span.problem(wrong, remedy)
}

/// A field that is in a group, but belongs to the object around it.
pub(super) fn misplaced_field(span: &Span, name: &str, group: &str) -> Problem {
    span.problem(
        format!("There is no field called \"{name}\" here."),
        format!("It belongs outside the curly brackets of \"{group}\"."),
    )
}

pub(super) fn duplicate_field(span: &Span, name: &str) -> Problem {
    span.problem(
        format!("\"{name}\" is here a second time."),
        "Keep one of them and remove the other.",
    )
}

/// `description` is the field's description in the schema, a sentence.
pub(super) fn missing(span: &Span, name: &str, description: &str) -> Problem {
    let mut letters = description.chars();
    let description: String = letters
        .next()
        .iter()
        .flat_map(|first| first.to_lowercase())
        .chain(letters)
        .collect();
    span.problem(
        format!("\"{name}\" is missing."),
        format!("Add \"{name}\": {description}"),
    )
}

pub(super) fn empty_list(span: &Span) -> Problem {
    span.problem(
        format!("{} is an empty list.", span.subject()),
        "Write at least one entry between the square brackets.",
    )
}

/// A value that is none of the choices.
pub(super) fn no_choice<'n>(
    span: &Span,
    value: &str,
    choices: impl Iterator<Item = &'n str> + Clone,
) -> Problem {
    let remedy = match nearest(value, choices.clone()) {
        Some(meant) => format!("Did you mean \"{meant}\"?"),
        None => format!("Write one of: {}.", listed(choices)),
    };
    span.problem(
        format!("\"{}\" is none of the choices.", short(value, MAX_NAME)),
        remedy,
    )
}

pub(super) fn empty(span: &Span) -> Problem {
    span.problem(
        format!("{} is empty.", span.subject()),
        "Write something between the quotation marks.",
    )
}

pub(super) fn too_long(span: &Span, count: u64, max: u64) -> Problem {
    span.problem(
        format!("{} has {count} characters.", span.subject()),
        format!("Write it in {max} characters or fewer."),
    )
}

pub(super) fn wrong_number(span: &Span, found: &str, min: i64, max: i64) -> Problem {
    let range = match (min, max) {
        (i64::MIN, i64::MAX) => String::new(),
        // Don't mention a huge upper limit, unless the number may exceed it.
        (min, max) if max == i64::MAX || max >= u32::MAX.into() && found.len() < 10 => {
            format!(" of {min} or more")
        }
        (min, max) => format!(" from {min} to {max}"),
    };
    span.problem(
        format!("{} is {}.", span.subject(), short(found, MAX_NAME)),
        format!("Write a whole number{range}."),
    )
}
