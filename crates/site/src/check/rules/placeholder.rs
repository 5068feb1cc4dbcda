//! Checks for what stands in the place of real words and addresses: gaps of a template, and addresses and numbers that
//! exist only for examples.

use crate::check::quote::{MAX_NAME, short};
use crate::check::text;
use crate::check::visit::{Definition, Visit};
use crate::fault::Fault;

/// Domains that nobody can have (RFC 2606). Those that end in `.example` are only noted.
const EXAMPLE_DOMAINS: [&str; 3] = ["example.com", "example.org", "example.net"];

/// Words that templates have where the owner's belong.
const TEMPLATE_WORDS: [&str; 4] = [
    "lorem ipsum",
    "your name here",
    "your address here",
    "your text here",
];

/// The start of the telephone numbers that Ofcom keeps for films and examples, without spaces and the first zero.
const EXAMPLE_NUMBER: &str = "163296";

/// The maximum number of characters between brackets that are taken for a gap.
const MAX_GAP: usize = 200;

pub(super) fn check(visit: &Visit) -> Option<Fault> {
    match visit.definition {
        Definition::Address | Definition::SiteAddress | Definition::Email => {
            let address = visit.as_str()?;
            domain(address).or_else(|| number(address))
        }
        Definition::Telephone => number(visit.as_str()?),
        Definition::HcpcNumber | Definition::IcoNumber => register_number(visit.as_str()?),
        _ => {
            let text = text::any(visit)?;
            gap(&text)
                .or_else(|| template(&text))
                .or_else(|| domain(&text))
                .or_else(|| number(&text))
        }
    }
}

/// A gap such as `[your name]`. A number in brackets can be a footnote.
fn gap(text: &str) -> Option<Fault> {
    let found = text.match_indices('[').find_map(|(at, _)| {
        let inner = &text[at + 1..];
        let inner = &inner[..inner.find(['[', ']'])?];
        let is_closed = text[at + 1 + inner.len()..].starts_with(']');
        let is_number = inner.chars().all(|letter| letter.is_ascii_digit());
        (is_closed && !is_number && inner.chars().count() <= MAX_GAP).then_some(inner)
    })?;
    Some(Fault::new(
        format!(
            "“[{}]” is a gap that nobody has filled in.",
            short(found, MAX_NAME)
        ),
        "Write the words that belong there. If you mean brackets, write round ones.",
    ))
}

fn template(text: &str) -> Option<Fault> {
    if text::has_words(text, "TODO") {
        return Some(Fault::new(
            "“TODO” says that something is still to be written.",
            "Write it, or remove “TODO”.",
        ));
    }
    let folded = text::folded(text);
    let found = TEMPLATE_WORDS
        .iter()
        .find(|words| text::has_words(&folded, words))?;
    Some(Fault::new(
        format!("“{found}” is text that holds the place of your own words."),
        "Write your own words instead, or remove it.",
    ))
}

fn domain(text: &str) -> Option<Fault> {
    let lower = text.to_ascii_lowercase();
    let found = EXAMPLE_DOMAINS.iter().find(|domain| {
        let is_name = |letter: char| letter.is_alphanumeric() || letter == '-';
        lower.match_indices(*domain).any(|(at, _)| {
            let mut after = lower[at + domain.len()..].chars();
            let goes_on = match after.next() {
                Some('.') => after.next().is_some_and(is_name),
                next => next.is_some_and(is_name),
            };
            !lower[..at].ends_with(is_name) && !goes_on
        })
    })?;
    Some(Fault::new(
        format!("{found} is an address for examples: nobody can be reached there."),
        "Write the real address, or remove it.",
    ))
}

fn number(text: &str) -> Option<Fault> {
    let joined: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace() && !"-()".contains(*letter))
        .collect();
    let is_number = joined.match_indices(EXAMPLE_NUMBER).any(|(at, _)| {
        let before = &joined[..at];
        before.ends_with('0') || before.ends_with("44")
    });
    is_number.then(|| {
        Fault::new(
            "Numbers that begin with 01632 96 are for films and examples: nobody answers.",
            "Write the real number, or remove it.",
        )
    })
}

/// The numbers of the sample practice: letters, and nothing but zeros.
fn register_number(number: &str) -> Option<Fault> {
    let digits = number.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    let is_sample = !digits.is_empty() && digits.chars().all(|digit| matches!(digit, '0' | ' '));
    is_sample.then(|| {
        Fault::new(
            format!("\"{number}\" is the number of the sample practice."),
            "Write your own number, or remove it.",
        )
    })
}
