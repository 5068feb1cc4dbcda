//! Checks that text for people isn't blank and holds no markup or hidden characters.

use jsonc_parser::ast::Value;

use super::hidden::{has_visible, hidden};
use crate::check::file::Span;
use crate::check::quote::short;
use crate::check::visit::as_str;
use crate::fault::Fault;

/// Checks a string. If `whole`, it mustn't be blank; a part of a text may be.
pub(super) fn check(text: &str, whole: bool, span: &Span) -> Option<Fault> {
    if whole && !text.is_empty() && !has_visible(text) {
        let wrong = if text.trim().is_empty() {
            format!("{} contains only spaces.", span.subject())
        } else {
            format!("{} contains nothing visible.", span.subject())
        };
        return Some(Fault::new(
            wrong,
            "Write something between the quotation marks.",
        ));
    }
    hidden(text).or_else(|| tag(text)).or_else(|| entity(text))
}

/// Checks that a text in parts isn't blank.
pub(super) fn check_parts(node: &Value) -> Option<Fault> {
    let is_blank = |part: &Value| as_str(part).is_some_and(|text| !has_visible(text));
    let parts = &node.as_array()?.elements;
    let all_blank = parts.iter().all(is_blank);
    let empty_part = parts.iter().any(|part| as_str(part) == Some(""));
    (all_blank && !empty_part).then(|| {
        let wrong = "There are no words in this list.".to_owned();
        Fault::new(wrong, "Write some between the square brackets.")
    })
}

fn tag(text: &str) -> Option<Fault> {
    let rest = text
        .match_indices('<')
        .map(|(at, _)| &text[at..])
        .find(|rest| {
            let next = rest.chars().nth(1);
            next.is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!'))
        })?;
    let tag = rest.split_inclusive('>').next().unwrap_or(rest);
    let tag = short(tag, 30);
    let remedy = "Remove it: emphasis and links have their own marks, { \"emphasis\": … } \
                  and { \"link\": … }.";
    Some(Fault::new(
        format!("There is markup, {tag}, in these words."),
        remedy,
    ))
}

fn entity(text: &str) -> Option<Fault> {
    let found = text.match_indices('&').find_map(|(at, _)| {
        let rest = &text[at..];
        let name = &rest[1..rest.find(';')?];
        let code = name
            .strip_prefix('#')
            .map(|code| code.strip_prefix(['x', 'X']).unwrap_or(code));
        let plain = code.unwrap_or(name);
        // A character's name has at least two letters, so the `&B;` in “R&B;” is none.
        let named = plain.len() > usize::from(code.is_none())
            && plain.bytes().all(|byte| byte.is_ascii_alphanumeric());
        named.then(|| short(&rest[..name.len() + 2], 30))
    })?;
    let remedy = match &*found {
        "&amp;" => "Write the character itself: &.",
        "&lt;" => "Write the character itself: <.",
        "&gt;" => "Write the character itself: >.",
        "&quot;" => "Write the character itself: ” or \\\".",
        "&apos;" | "&#39;" => "Write the character itself: ’.",
        "&nbsp;" => "Write a space.",
        _ => "Write the character itself.",
    };
    Some(Fault::new(
        format!("There is a code for a character, {found}, in these words."),
        remedy,
    ))
}

/// Checks a BCP 47 tag (RFC 5646) that begins with a language of two or three letters.
pub(super) fn check_language(tag: &str) -> Option<Fault> {
    let mut parts = tag.split('-');
    let head = parts.next().unwrap_or_default();
    let language =
        matches!(head.len(), 2 | 3) && head.bytes().all(|byte| byte.is_ascii_lowercase());
    let subtag = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let last = tag.rsplit('-').next().unwrap_or_default();
    let ends = last.len() > 1;
    if tag.is_empty() || language && ends && parts.all(subtag) {
        return None; // The schema reports an empty string.
    }
    let remedy = "Write a tag such as \"en-GB\" for British English or \"cy\" for Welsh.";
    Some(Fault::new(
        format!("\"{tag}\" isn't a language tag."),
        remedy,
    ))
}
