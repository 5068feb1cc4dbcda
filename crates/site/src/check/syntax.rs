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
            "Put less on one page; photographs belong in public/images/.",
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
            "Write its content between curly brackets, or delete the file.",
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
            "There is a line break or a tab between quotation marks.",
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
            "There is a comma after the last entry.",
            "Remove that comma.",
        ),
        Kind::CommentsNotAllowed => (
            "There is a comment here.",
            "Remove it: these files contain only content.",
        ),
        Kind::ExpectedColonAfterObjectKey => (
            "A colon is missing after the name.",
            "Write it as \"name\": \"words\".",
        ),
        Kind::ExpectedObjectValue => (
            "There is nothing after the colon.",
            "Write what belongs there, or remove the name too.",
        ),
        Kind::SingleQuotedStringsNotAllowed => (
            "These words are in single quotation marks.",
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
            "A backslash can't go before this letter.",
            "Write the words without a backslash; before a quotation mark within words, write one.",
        ),
        Kind::UnexpectedWord | Kind::UnexpectedToken | Kind::ExpectedStringObjectProperty => (
            "Something here has no quotation marks.",
            "Write words and names between straight double quotation marks: \"words\".",
        ),
        Kind::UnexpectedCloseBrace | Kind::UnexpectedCloseBracket => (
            "This bracket closes nothing.",
            "Remove it, or open it where the part begins.",
        ),
        Kind::UnexpectedComma => (
            "There is nothing before this comma.",
            "Write what belongs there, or remove the comma.",
        ),
        Kind::MultipleRootJsonValues => (
            "There is something after the end of the content.",
            "Remove it, or move it before the last curly bracket.",
        ),
        // The parser limits the depth to some hundred levels, so that no file can overflow the stack.
        Kind::NestingDepthExceeded => (
            "There are too many brackets within brackets here.",
            "Remove those that aren't needed; no page needs more than a dozen.",
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
