//! What makes a page Easy Read: short sentences, and for the edition of another page that it says what
//! that page says now.

use jsonc_parser::ast::Value;

use crate::check::file::Span;
use crate::check::file::{File, FileKind};
use crate::check::problem::Problem;
use crate::check::quote::short;
use crate::check::visit::{Definition, Visit, words};
use crate::text_hash::text_hash;
use attune::routes;

/// The most words in a sentence, as UK guidance on Easy Read has it.
const MOST_WORDS: usize = 15;

/// How many characters of a sentence that has more are shown.
const QUOTED: usize = 300;

/// Checks one page; the others are there to be compared with.
pub(super) fn run(
    file: &File,
    visits: &[Visit],
    files: &[File],
    read: &[Vec<Visit>],
    problems: &mut Vec<Problem>,
) {
    let FileKind::Page(slug) = file.kind else {
        return;
    };
    let Some(page) = visits
        .iter()
        .find(|visit| visit.definition == Definition::Page)
    else {
        return;
    };
    let says_so = page
        .field("is_easy_read")
        .filter(|(node, _)| node.as_boolean_lit().is_some_and(|lit| lit.value));
    let standard = routes::standard(slug);
    let is_edition = says_so.is_some() || standard.is_some();
    if let Some((_, place)) = says_so {
        problems.extend(one_too_many(slug, &place, files));
    }
    for visit in visits
        .iter()
        .take_while(|_| is_edition && !file.has_enough())
    {
        problems.extend(long_sentence(visit));
    }
    for idea in visits
        .iter()
        .filter(|visit| visit.definition == Definition::Idea)
        .take_while(|_| !file.has_enough())
    {
        problems.extend(empty_idea(idea));
    }
    match standard {
        Some(standard) => {
            let found = files
                .iter()
                .zip(read)
                .find(|(other, _)| matches!(other.kind, FileKind::Page(name) if name == standard));
            problems.extend(match found {
                // Of what can't be read there is nothing to compare with.
                Some((read, _)) if read.root.is_none() || read.has_enough() => None,
                Some((_, original)) => compare(page, visits, standard, original),
                None => Some(page.place.problem(
                    format!("There is no page \"{standard}\" that this could be an edition of."),
                    "Write that page, or take this file away.",
                )),
            });
        }
        None => {
            if let Some((_, place)) = page.field("written_from") {
                problems.push(place.problem(
                    "This page isn't an Easy Read edition of another, so it wasn't written from one.",
                    "Take \"written_from\" out.",
                ));
            }
        }
    }
}

/// What is wrong where a page that is Easy Read as it is has another edition besides: one of the two would
/// never be seen.
fn one_too_many(slug: &str, place: &Span, files: &[File]) -> Option<Problem> {
    let edition = routes::easy_read(slug);
    let is_written = |file: &File| matches!(file.kind, FileKind::Page(name) if name == edition);
    if routes::standard(slug).is_some() {
        return Some(place.problem(
            "This page is an Easy Read edition, so it needs no word that it is Easy Read.",
            "Take \"is_easy_read\" out.",
        ));
    }
    files.iter().any(is_written).then(|| {
        place.problem(
            format!("This page says that it is Easy Read, and the page \"{edition}\" is its Easy Read edition."),
            "Take \"is_easy_read\" out, or take the file of that page away.",
        )
    })
}

fn long_sentence(visit: &Visit) -> Option<Problem> {
    let text = whole(visit)?;
    let mut counted =
        sentences(&text).map(|sentence| (sentence.split_whitespace().count(), sentence));
    let (count, sentence) = counted.find(|(count, _)| *count > MOST_WORDS)?;
    Some(visit.place.problem(
        format!(
            "This sentence has {count} words: “{}”",
            short(sentence, QUOTED)
        ),
        format!("Write at most {MOST_WORDS}, with one idea in each sentence."),
    ))
}

/// The words of a whole text. What stands in one is counted there; what a gap asks is for the owner
/// alone.
fn whole(visit: &Visit) -> Option<String> {
    let is_whole = match visit.definition {
        Definition::Text => true,
        Definition::PlainText => !matches!(
            visit.parent,
            Some(
                Definition::Text
                    | Definition::Marked
                    | Definition::Link
                    | Definition::Part
                    | Definition::Idea
                    | Definition::Gap
            )
        ),
        _ => false,
    };
    is_whole.then(|| {
        let mut text = String::new();
        collect(visit.node, &mut text);
        text
    })
}

fn empty_idea(idea: &Visit) -> Option<Problem> {
    let has = |name| {
        idea.field(name)
            .is_some_and(|(node, _)| !matches!(node, Value::NullKeyword(_)))
    };
    let has_text = idea
        .field("text")
        .and_then(|(node, _)| node.as_array())
        .is_some_and(|list| !list.elements.is_empty());
    let is_fine = has_text || has("gap") || has("own_words");
    (!is_fine).then(|| {
        idea.place.problem(
            "This idea has no words.",
            "Write \"text\", or say under \"gap\" what is to be told here.",
        )
    })
}

/// What is wrong where the edition wasn't written from the words that the page has now.
fn compare(page: &Visit, visits: &[Visit], standard: &str, original: &[Visit]) -> Option<Problem> {
    let says = page_words(original);
    let hash = text_hash(says.iter().map(String::as_str));
    let remedy = format!(
        "Read both, change here what is no longer so, and then write \"written_from\": \"{hash}\"."
    );
    match page.field("written_from") {
        Some((node, _)) if words(node) == Some(&hash) => None,
        Some((_, place)) => {
            let wrong = format!(
                "The page \"{standard}\" has changed since this Easy Read edition was written.\n  \
                 The page says now:{}\n  The Easy Read edition says:{}",
                indented(&says),
                indented(&page_words(visits)),
            );
            Some(place.problem(wrong, remedy))
        }
        None => Some(page.place.problem(
            format!("Nothing says which words of the page \"{standard}\" this was written from."),
            remedy,
        )),
    }
}

fn indented(says: &[String]) -> String {
    let lines = says.iter().map(|words| ["\n    ", words].concat());
    lines.collect()
}

/// What a page says, from top to bottom, without its name in the menu and what leads to other pages.
pub(super) fn page_words(visits: &[Visit]) -> Vec<String> {
    let seen = visits.iter().filter(|visit| {
        let path = &visit.place.path;
        path != "$.menu_label" && !path.contains(".link_card.")
    });
    seen.filter_map(whole).collect()
}

/// The words of a text in one string or in parts.
fn collect(node: &Value, text: &mut String) {
    match node {
        Value::StringLit(literal) => text.push_str(&literal.value),
        Value::Array(array) => {
            for element in &array.elements {
                collect(element, text);
            }
        }
        Value::Object(object) => {
            let fields = object.properties.iter();
            for field in fields.filter(|field| field.name.as_str() != "to") {
                collect(&field.value, text);
            }
        }
        Value::NumberLit(_) | Value::BooleanLit(_) | Value::NullKeyword(_) => {}
    }
}

/// Sentences end with a full stop, a question mark or an exclamation mark before a space.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let ended = |pair: &[u8]| matches!(pair, [b'.' | b'?' | b'!', b' ']);
    let mut ends: Vec<usize> = text
        .as_bytes()
        .windows(2)
        .enumerate()
        .filter_map(|(at, pair)| ended(pair).then_some(at + 1))
        .collect();
    ends.push(text.len());
    let mut from = 0;
    ends.into_iter().map(move |end| {
        let sentence = text[from..end].trim();
        from = end;
        sentence
    })
}
