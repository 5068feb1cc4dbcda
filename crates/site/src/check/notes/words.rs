//! Notes on words: claims of a cure, and quotations that may be of clients.

use super::{Facts, Note, Words};
use crate::check::file::FileKind;
use crate::check::quote::{MAX_NAME, short};
use crate::check::text;
use crate::check::visit::{Definition, Visit, as_str};

/// Words that promise more than most evidence shows. Source: rulings and advice of the ASA, which `claim` names.
const CLAIMS: [&str; 19] = [
    "cure",
    "cures",
    "cured",
    "curing",
    "proven",
    "guarantee",
    "guarantees",
    "guaranteed",
    "best results",
    "instead of medication",
    "no medication",
    "without medication",
    "when nothing else",
    "where nothing else",
    "100%",
    "100 %",
    "100 per cent",
    "miracle",
    "life-changing results",
];

/// Words that say that something is treated, with those that follow before the condition.
const TREATS: [&str; 7] = [
    "treat",
    "treats",
    "treated",
    "treating",
    "treatment of",
    "treatment for",
    "therapy that treats",
];

/// Conditions that the ASA lists, as far as people come to music therapy with them.
const CONDITIONS: [&str; 25] = [
    "addiction",
    "adhd",
    "alzheimer",
    "anorexia",
    "anxiety",
    "autism",
    "bipolar",
    "brain injur",
    "cancer",
    "chronic pain",
    "dementia",
    "depression",
    "eating disorder",
    "epilepsy",
    "insomnia",
    "learning disabilit",
    "mental illness",
    "ocd",
    "parkinson",
    "personality disorder",
    "psychosis",
    "ptsd",
    "schizophrenia",
    "stroke",
    "trauma",
];

/// Words that turn a claim into its opposite, if they are among the words just before it.
const NEGATIONS: [&str; 12] = [
    "no", "not", "never", "nor", "can't", "cannot", "doesn't", "don't", "won't", "isn't", "nobody",
    "nothing",
];

/// The number of words before a claim in which a negation counts.
const NEGATED_WITHIN: usize = 4;

/// The number of characters after “treats” in which a condition counts.
const CONDITION_WITHIN: usize = 40;

pub(super) fn notes(facts: &Facts) -> Vec<Note> {
    let visits = facts.visits.iter().flatten();
    let own = visits
        .filter(|visit| !matches!(visit.span.file.kind, FileKind::HelpNow | FileKind::Stray(_)));
    own.filter_map(|visit| match visit.definition {
        Definition::Quote => testimonial(visit),
        _ => claim(visit),
    })
    .collect()
}

fn at(visit: &Visit, words: Words) -> Note {
    let file = visit.span.file;
    words.at(file.name.clone(), file.position(visit.span.byte).0)
}

fn claim(visit: &Visit) -> Option<Note> {
    let text = text::folded(&text::any(visit)?);
    let found = claimed(&text);
    let can_be_read = match found.len() {
        0 => return None,
        1 => "can be read as a promise",
        _ => "can be read as promises",
    };
    let quoted: Vec<_> = found.iter().map(|words| format!("“{words}”")).collect();
    let words = Words::new(
        format!(
            "{} {can_be_read} of a cure or of a result.",
            quoted.join(", ")
        ),
        "an advertisement, and so a site, needs clinical evidence for such words (CAP Code, section 12: \
         https://www.asa.org.uk/advice-online/health-therapies-general.html).",
        "You may keep it if you hold evidence. If not, say what you do and what people may find in it.",
    );
    Some(at(visit, words))
}

/// The claims of a text in small letters, in its order and each once.
fn claimed(text: &str) -> Vec<&str> {
    let simple = CLAIMS.iter().flat_map(|words| positions(text, words));
    let treats = TREATS.iter().flat_map(|words| {
        positions(text, words).filter_map(|found| {
            let rest = &text[found.end..];
            let rest = rest.split(['.', '!', '?', ';']).next().unwrap_or_default();
            let condition = CONDITIONS.iter().filter_map(|name| {
                let at = rest.find(name)?;
                let is_word = !rest[..at].ends_with(char::is_alphanumeric);
                (is_word && rest[..at].chars().count() <= CONDITION_WITHIN)
                    .then_some(at + name.len())
            });
            condition.min().map(|end| found.start..found.end + end)
        })
    });
    let mut ranges: Vec<_> = simple.chain(treats).collect();
    ranges.sort_by_key(|found| found.start);
    let mut claims: Vec<&str> = Vec::new();
    let mut end = 0;
    for range in ranges {
        let words = &text[range.clone()];
        if range.start >= end && !claims.contains(&words) {
            claims.push(words);
        }
        end = end.max(range.end);
    }
    claims
}

/// Where words are that aren't negated.
fn positions<'t>(
    text: &'t str,
    words: &'t str,
) -> impl Iterator<Item = std::ops::Range<usize>> + 't {
    let is_end = |letter: Option<char>| !letter.is_some_and(char::is_alphanumeric);
    text.match_indices(words).filter_map(move |(at, _)| {
        let (before, after) = (&text[..at], &text[at + words.len()..]);
        let is_whole = is_end(before.chars().next_back()) && is_end(after.chars().next());
        let sentence = before.rsplit(['.', '!', '?']).next().unwrap_or_default();
        let mut just_before = sentence.split_whitespace().rev().take(NEGATED_WITHIN);
        let is_negated = just_before.any(|word| NEGATIONS.contains(&word));
        (is_whole && !is_negated).then_some(at..at + words.len())
    })
}

/// The note on a quotation of somebody who hasn't, by this file, agreed to it.
fn testimonial(quote: &Visit) -> Option<Note> {
    let is_there = |name| {
        quote
            .field(name)
            .is_some_and(|(node, _)| node.as_null_keyword().is_none())
    };
    let (source, _) = quote.field("source")?;
    let source = as_str(source)?;
    (!is_there("consent_on")).then(|| {
        let words = Words::new(
            format!(
                "If “{}” is a client, a parent or a colleague, there is no day on which they agreed to be quoted.",
                short(source, MAX_NAME)
            ),
            "you need their consent, and proof that they said it (CAP Code, section 3, testimonials: \
             https://www.asa.org.uk/type/non_broadcast/code_section/03.html).",
            "Ask them in writing, keep the answer, and add the day to the quotation: \"consent_on\": \"2026-10-03\". \
             A line from a book or a public report needs none.",
        );
        at(quote, words)
    })
}

#[cfg(test)]
mod tests {
    use super::claimed;

    #[test]
    fn promises_are_found_and_their_denials_are_not() {
        for (text, found) in [
            ("music cures everything", vec!["cures"]),
            (
                "a proven cure, guaranteed; guaranteed to be proven",
                vec!["proven", "cure", "guaranteed"],
            ),
            ("clinically proven to help", vec!["proven"]),
            (
                "i treat children with autism",
                vec!["treat children with autism"],
            ),
            (
                "the treatment of severe depression.",
                vec!["treatment of severe depression"],
            ),
            ("it works 100% of the time", vec!["100%"]),
            ("music therapy is not a cure", vec![]),
            ("i can't guarantee anything", vec![]),
            ("secure and obscure", vec![]),
            ("i treat everybody with respect. some have dementia", vec![]),
            ("i work with people who have dementia", vec![]),
        ] {
            assert_eq!(claimed(text), found, "{text}");
        }
    }
}
