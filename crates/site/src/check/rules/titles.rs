//! Checks the titles that words give to the therapist: one is obsolete, and one is protected by law.

use crate::check::file::FileKind;
use crate::check::text;
use crate::check::visit::{Definition, Visit};
use crate::fault::Fault;

const TITLE: &str = "music therapist";

/// Words that can't be between “I am a” and “music therapist” where the title is the speaker's.
const BREAKING: [&str; 16] = [
    "a", "an", "the", "of", "to", "for", "with", "by", "from", "who", "that", "in", "at", "not",
    "or", "whose",
];

/// The maximum number of words between “I am a” and “music therapist”.
const MAX_BETWEEN: usize = 4;

/// How a sentence begins in which the title after it is the speaker's, with the article.
const CLAIMS: [&str; 10] = [
    "i am a",
    "i am an",
    "i'm a",
    "i'm an",
    "i work as a",
    "i work as an",
    "i practise as a",
    "i practise as an",
    "my work as a",
    "my work as an",
];

/// Whether the practice is filled in without a number on the register, so that nobody may be called by the title.
pub(super) fn lacks_number(visits: &[Vec<Visit>]) -> bool {
    let mut practices = visits
        .iter()
        .flatten()
        .filter(|visit| visit.definition == Definition::Practice);
    practices.any(|practice| {
        let has = |name| {
            practice
                .field(name)
                .is_some_and(|(node, _)| node.as_null_keyword().is_none())
        };
        (has("therapist") || has("contact")) && !has("hcpc_number")
    })
}

pub(super) fn check(visit: &Visit, lacks_number: bool) -> Option<Fault> {
    let text = text::folded(&text::any(visit)?);
    state_registered(&text).or_else(|| {
        let is_claim = lacks_number && (is_claimed(&text) || is_in_name(visit, &text));
        is_claim.then(|| {
            Fault::new(
                "These words call you a music therapist, but practice.json has no \"hcpc_number\".",
                "Write your number there, or choose other words here: only people on the HCPC's register may use \
                 this title (Health Professions Order 2001, article 39: \
                 https://www.legislation.gov.uk/uksi/2002/254/article/39).",
            )
        })
    })
}

fn state_registered(text: &str) -> Option<Fault> {
    let is_used = text::has_words(&text.replace(['-', '‑'], " "), "state registered");
    is_used.then(|| {
        Fault::new(
            "“State registered” is a term of the past, which the HCPC says should no longer be used.",
            "Write “registered with the HCPC”. Source: \
             https://www.hcpc-uk.org/registration/your-registration/registration-faqs/",
        )
    })
}

/// Whether a name has the title, such as “Any Name, music therapist”.
fn is_in_name(visit: &Visit, text: &str) -> bool {
    let names: &[&str] = match visit.span.file.kind {
        FileKind::Practice => &["$.name", "$.therapist.name"],
        FileKind::Site => &["$.name"],
        FileKind::HelpNow | FileKind::Page(_) | FileKind::Stray(_) => &[],
    };
    names.contains(&visit.span.path.as_str()) && text::has_words(text, TITLE)
}

/// Whether the text says that its writer has the title. Sentences about music therapists in general don't.
fn is_claimed(text: &str) -> bool {
    text.match_indices(TITLE).any(|(at, _)| {
        let after = &text[at + TITLE.len()..];
        if after.starts_with(char::is_alphanumeric) {
            return false;
        }
        let before = text[..at].rsplit(['.', '!', '?', ';', ':']).next();
        let before: Vec<&str> = before.unwrap_or_default().split_whitespace().collect();
        if matches!(before.last(), Some(&("your" | "our"))) {
            return true;
        }
        (0..=MAX_BETWEEN.min(before.len())).any(|between| {
            let (start, between) = before.split_at(before.len() - between);
            if between.iter().any(|word| BREAKING.contains(word)) {
                return false;
            }
            let start = start.join(" ");
            let says_i = after.trim_start_matches(',').trim_start();
            let says_i = says_i.starts_with("i ") || says_i.starts_with("i'");
            let as_one = ["as a", "as an"].iter().any(|words| ends(&start, words));
            CLAIMS.iter().any(|words| ends(&start, words)) || says_i && as_one
        })
    })
}

/// Whether a text ends with these words.
fn ends(text: &str, words: &str) -> bool {
    text.strip_suffix(words)
        .is_some_and(|before| !before.ends_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::is_claimed;

    #[test]
    fn only_words_of_someone_who_has_the_title_are_taken_for_a_claim() {
        for claim in [
            "i am a music therapist.",
            "hello! i'm a qualified, experienced music therapist in leeds",
            "as a music therapist, i play",
            "as a trained music therapist i play",
            "your music therapist's room",
            "meet our music therapist",
            "i work as a music therapist",
            "i am a pianist and music therapist",
        ] {
            assert!(is_claimed(claim), "{claim}");
        }
        for general in [
            "a music therapist plays with you",
            "music therapists must be registered with the hcpc",
            "i am not a music therapist",
            "i am supervised by a music therapist",
            "i am a friend of a music therapist",
            "i am a singer. a music therapist plays",
            "someone who works as a music therapist listens",
            "bring your music. therapists listen",
        ] {
            assert!(!is_claimed(general), "{general}");
        }
    }
}
