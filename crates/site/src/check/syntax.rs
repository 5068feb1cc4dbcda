//! Parses a file as strict JSON, and explains syntax errors to owners.

use jsonc_parser::ast::Value;
use jsonc_parser::errors::ParseErrorKind;
use jsonc_parser::{CollectOptions, ParseOptions, ParseStringErrorKind, parse_to_ast};
use serde::de::IgnoredAny;

use super::file::File;
use super::problem::Problem;
use super::sources::MAX_BYTES;

const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Parses the file's text into a tree.
pub(super) fn parse<'t>(file: &File<'t>, text: &'t str) -> Result<Value<'t>, Problem> {
    if text.len() > MAX_BYTES {
        return Err(file.start().problem(
            format!("The file is larger than {} KB.", MAX_BYTES / 1000),
            "Write less into one page; photographs belong into public/images/.",
        ));
    }
    let tree = parse_to_ast(text, &CollectOptions::default(), &STRICT).map_err(|error| {
        let (wrong, remedy) = explain(error.kind());
        let mut span = file.start();
        span.byte = error.range().start;
        span.problem(wrong, remedy)
    })?;
    let Some(root) = tree.value else {
        return Err(file.start().problem(
            "The file is empty.",
            "Write its content between curly brackets, or take the file away.",
        ));
    };
    // jsonc_parser accepts some errors that serde_json rejects, such as a line break within a string.
    match serde_json::from_str::<IgnoredAny>(text) {
        Ok(_) => Ok(root),
        Err(error) => Err(serde_problem(file, &error)),
    }
}

/// The problem for an error of `serde_json`, which counts columns in bytes, and from 0 after a line break.
pub(super) fn serde_problem(file: &File, error: &serde_json::Error) -> Problem {
    let before = file
        .text
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1));
    let mut span = file.start();
    span.byte = before.map(str::len).sum::<usize>() + error.column().saturating_sub(1);
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    if message.starts_with("control character") {
        span.problem(
            "A line break or a tab stands between quotation marks.",
            "Write the words on one line, however long it gets.",
        )
    } else {
        span.problem(
            format!("The file can't be read: {message}."),
            "Compare this line with the same line of another file.",
        )
    }
}

fn explain(kind: &ParseErrorKind) -> (String, &'static str) {
    use ParseErrorKind as Kind;
    let (wrong, remedy) = match kind {
        Kind::ExpectedComma => (
            "A comma is missing here.",
            "Put a comma between one entry and the next.",
        ),
        Kind::TrailingCommasNotAllowed => (
            "A comma stands after the last entry.",
            "Take that comma out.",
        ),
        Kind::CommentsNotAllowed => (
            "A comment stands here.",
            "Take it out: these files hold content only.",
        ),
        Kind::ExpectedColonAfterObjectKey => (
            "A colon is missing after the name.",
            "Write it as \"name\": \"words\".",
        ),
        Kind::ExpectedObjectValue => (
            "Nothing stands after the colon.",
            "Write what belongs there, or take the name out too.",
        ),
        Kind::SingleQuotedStringsNotAllowed => (
            "These words stand in single quotation marks.",
            "Write straight double ones: \"words\".",
        ),
        Kind::UnterminatedObject => (
            "This curly bracket is never closed.",
            "Add a } where it ends.",
        ),
        Kind::UnterminatedArray => (
            "This square bracket is never closed.",
            "Add a ] where the list ends.",
        ),
        Kind::String(ParseStringErrorKind::UnterminatedStringLiteral) => (
            "These words have no quotation mark at their end.",
            "Add a \" after the last word.",
        ),
        Kind::String(_) => (
            "A backslash stands before a letter that it can't go with.",
            "Write the words without a backslash; before a quotation mark within words, write one.",
        ),
        Kind::UnexpectedWord | Kind::UnexpectedToken | Kind::ExpectedStringObjectProperty => (
            "Something stands here without quotation marks.",
            "Write words and names between straight double quotation marks: \"words\".",
        ),
        Kind::UnexpectedCloseBrace | Kind::UnexpectedCloseBracket => (
            "This bracket closes nothing.",
            "Take it out, or open it where the part begins.",
        ),
        Kind::UnexpectedComma => (
            "Nothing stands before this comma.",
            "Write what belongs there, or take the comma out.",
        ),
        Kind::MultipleRootJsonValues => (
            "Something stands after the end of the content.",
            "Take it out, or move it before the last curly bracket.",
        ),
        // The parser limits the depth to some hundred levels, so that no file can overflow the stack.
        Kind::NestingDepthExceeded => (
            "Too many brackets stand within brackets here.",
            "Take the needless ones out; no page needs more than a dozen.",
        ),
        other => {
            let wrong = format!("The file can't be read: {other}.");
            return (
                wrong,
                "Compare this line with the same line of another file.",
            );
        }
    };
    (wrong.to_owned(), remedy)
}
