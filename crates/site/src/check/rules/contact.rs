//! Checks the ways to get in touch: each must reach the owner as it is written, and the preferred one must be given.

use jsonc_parser::ast::Value;

use super::external::is_host;
use crate::check::problem::Problem;
use crate::check::quote::{MAX_NAME, short};
use crate::check::visit::{Visit, as_str};
use crate::fault::Fault;

/// Checks for a plus sign and digits with single spaces between them (ITU-T E.123).
pub(super) fn check_telephone(number: &str) -> Option<Fault> {
    if number.is_empty() || is_complete(number) {
        return check_cost(number); // The schema reports an empty string.
    }
    let meant = completed(number);
    if let Some(dear) = meant.as_deref().and_then(check_cost) {
        return Some(dear);
    }
    let remedy = match meant {
        Some(meant) => format!("Write \"{meant}\"."),
        None => "Write it with the country's number, digits and spaces: \"+44 117 496 0001\"."
            .to_owned(),
    };
    Some(Fault::new(
        format!(
            "\"{}\" isn't a complete telephone number.",
            short(number, MAX_NAME)
        ),
        remedy,
    ))
}

fn is_complete(number: &str) -> bool {
    let groups = number.strip_prefix('+').unwrap_or_default();
    let is_plain = groups
        .split(' ')
        .all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    let digits: String = groups.split(' ').collect();
    // A number has at most 15 digits (ITU-T E.164).
    is_plain && (7..=15).contains(&digits.len()) && digits.strip_prefix("44").is_none_or(is_british)
}

/// Whether these are the digits of a number of the United Kingdom, without the country's number and the first zero.
/// Source: Ofcom, National Telephone Numbering Plan.
fn is_british(digits: &str) -> bool {
    !digits.starts_with('0') && (9..=10).contains(&digits.len())
}

/// The complete form of a number of the United Kingdom, however its groups and its country are written; `None` if
/// digits are missing or too many.
fn completed(number: &str) -> Option<String> {
    let is_mark = |letter: char| letter.is_whitespace() || "+-‐‑–()./".contains(letter);
    if !number
        .chars()
        .all(|letter| letter.is_ascii_digit() || is_mark(letter))
    {
        return None;
    }
    let groups: Vec<&str> = number
        .split(is_mark)
        .filter(|group| !group.is_empty())
        .collect();
    let joined = groups.join(" ");
    let national = joined
        .strip_prefix("0044")
        .or_else(|| joined.strip_prefix("00 44"))
        .or_else(|| joined.strip_prefix("44"));
    let national = national.unwrap_or(&joined).trim_start();
    let national = national.strip_prefix('0').unwrap_or(national).trim_start();
    let digits: String = national.split(' ').collect();
    let has_zero_or_country = national.len() < joined.len();
    (has_zero_or_country && is_british(&digits)).then(|| format!("+44 {national}"))
}

/// Refuses numbers that cost callers much: premium rate (09) and personal numbers (070), by Ofcom's numbering plan.
fn check_cost(number: &str) -> Option<Fault> {
    let digits: String = number.split(' ').collect();
    let is_dear = digits.starts_with("+449") || digits.starts_with("+4470");
    is_dear.then(|| {
        Fault::new(
            format!("Calls to \"{number}\" can cost very much."),
            "Give a number that begins with +44 1, +44 2, +44 3 or +44 7 (but not +44 70).",
        )
    })
}

pub(super) fn check_email(email: &str) -> Option<Fault> {
    if email.is_empty() || is_email(email) && !email.chars().any(char::is_uppercase) {
        return None; // The schema reports an empty string.
    }
    let shown = short(email, MAX_NAME);
    let wrong = if is_email(email) {
        format!("\"{shown}\" has capital letters.")
    } else if is_email(email.trim()) {
        format!("\"{shown}\" has a space at its beginning or end.")
    } else {
        format!("\"{shown}\" isn't an e-mail address.")
    };
    // Programs copy an address with a name, or as a link: `Name <name@host>`, `mailto:name@host`.
    let inner = email.rsplit_once('<').map_or(email, |(_, inner)| inner);
    let inner = inner
        .trim()
        .trim_end_matches('>')
        .trim_start_matches("mailto:");
    let meant = inner.trim().to_lowercase();
    let remedy = if is_email(&meant) {
        format!("Write \"{meant}\".")
    } else {
        "Write it like \"jane@my-practice.co.uk\".".to_owned()
    };
    Some(Fault::new(wrong, remedy))
}

fn is_email(email: &str) -> bool {
    email.split_once('@').is_some_and(|(name, host)| {
        let letter = |letter: char| !letter.is_whitespace() && !"<>\"(),:;\\".contains(letter);
        !name.is_empty() && name.chars().all(letter) && host.contains('.') && is_host(host)
    })
}

/// Each way to get in touch with what has to be filled in for it.
const NEEDS: [(&str, &[&str]); 5] = [
    ("email", &["email"]),
    ("telephone", &["telephone"]),
    ("text", &["telephone", "texts"]),
    ("whatsapp", &["telephone", "whatsapp"]),
    ("letter", &["letters"]),
];

/// Checks that the preferred way is there, and a number for texts and WhatsApp. `contact` is the whole group.
pub(super) fn check_ways(contact: &Visit) -> Vec<Problem> {
    let is_there = |name: &&str| {
        contact.field(name).is_some_and(|(node, _)| match node {
            Value::BooleanLit(answer) => answer.value,
            other => other.as_null_keyword().is_none(),
        })
    };
    let mut problems = Vec::new();
    for name in ["texts", "whatsapp"] {
        let field = contact.field(name).filter(|_| is_there(&name));
        if let Some((_, span)) = field.filter(|_| !is_there(&"telephone")) {
            problems.push(span.problem(
                format!("\"{name}\" is true, but there is no telephone number."),
                format!("Add \"telephone\": \"…\", or remove \"{name}\"."),
            ));
        }
    }
    let preferred = contact
        .field("preferred")
        .and_then(|(node, span)| Some((as_str(node)?, span)));
    let Some((way, span)) = preferred else {
        return problems;
    };
    let needed = NEEDS.iter().find(|(name, _)| *name == way);
    let needed = needed.map_or(&[][..], |(_, needed)| needed);
    let missing = needed.iter().filter(|name| !is_there(name));
    let missing: Vec<_> = missing
        .map(|name| match *name {
            "texts" | "whatsapp" => format!("\"{name}\": true"),
            "letters" => "\"letters\": { … }".to_owned(),
            _ => format!("\"{name}\": \"…\""),
        })
        .collect();
    if !missing.is_empty() {
        let missing = missing.join(" and ");
        problems.push(span.problem(
            format!("You prefer \"{way}\", but this way isn't given."),
            format!("Add {missing} to \"contact\", or write another way here."),
        ));
    }
    problems
}
