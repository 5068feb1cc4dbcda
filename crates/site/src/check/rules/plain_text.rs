//! Words for people: there are some, and they are nothing but words.

use jsonc_parser::ast::Value;

use super::hidden::{hidden, seen};
use crate::check::file::Span;
use crate::check::quote::short;
use crate::check::visit::words;
use crate::fault::Fault;

/// Checks a string. One that is `whole` has to hold more than spaces; a part of a text needn't.
pub(super) fn check(words: &str, whole: bool, place: &Span) -> Option<Fault> {
    if whole && !words.is_empty() && !seen(words) {
        let wrong = if words.trim().is_empty() {
            format!("{} holds only spaces.", place.subject())
        } else {
            format!("{} holds nothing that can be seen.", place.subject())
        };
        return Some(Fault::new(
            wrong,
            "Write something between the quotation marks.",
        ));
    }
    hidden(words)
        .or_else(|| tag(words))
        .or_else(|| entity(words))
}

/// Checks a text in parts: there has to be a word in it.
pub(super) fn check_parts(node: &Value) -> Option<Fault> {
    let blank = |part: &Value| words(part).is_some_and(|words| !seen(words));
    let parts = &node.as_array()?.elements;
    let only_words = parts.iter().all(blank);
    let empty_part = parts.iter().any(|part| words(part) == Some(""));
    (only_words && !empty_part).then(|| {
        let wrong = "There are no words in this list.".to_owned();
        Fault::new(wrong, "Write some between the square brackets.")
    })
}

fn tag(words: &str) -> Option<Fault> {
    let start = words
        .match_indices('<')
        .map(|(at, _)| &words[at..])
        .find(|rest| {
            let next = rest.chars().nth(1);
            next.is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!'))
        })?;
    let tag = start.split_inclusive('>').next().unwrap_or(start);
    let tag = short(tag, 30);
    let remedy = "Take it out: stress and links have marks of their own, { \"emphasis\": … } \
                  and { \"link\": … }.";
    Some(Fault::new(
        format!("There is markup, {tag}, in these words."),
        remedy,
    ))
}

fn entity(words: &str) -> Option<Fault> {
    let found = words.match_indices('&').find_map(|(at, _)| {
        let rest = &words[at..];
        let name = &rest[1..rest.find(';')?];
        let code = name
            .strip_prefix('#')
            .map(|code| code.strip_prefix(['x', 'X']).unwrap_or(code));
        let plain = code.unwrap_or(name);
        // No named character has one letter only, as in “R&B;”.
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

/// A tag as BCP 47 (RFC 5646) has it, with a language of two or three letters at its head.
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
        return None; // The schema speaks of what is empty.
    }
    let remedy = "Write a tag such as \"en-GB\" for British English or \"cy\" for Welsh.";
    Some(Fault::new(
        format!("\"{tag}\" isn't a language tag."),
        remedy,
    ))
}
