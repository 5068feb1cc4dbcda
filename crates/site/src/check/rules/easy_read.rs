//! Checks Easy Read: sentences are short, and an edition of another page was written from that page's current text.

use attune::routes;
use jsonc_parser::ast::Value;

use crate::check::file::{File, FileKind, Span};
use crate::check::problem::Problem;
use crate::check::quote::short;
use crate::check::text;
use crate::check::visit::{Definition, Visit, as_str};
use crate::text_hash::text_hash;

/// The maximum number of words in a sentence, from UK guidance on Easy Read.
const MAX_WORDS: usize = 15;

/// The maximum number of characters of a sentence that a message quotes.
const MAX_QUOTED: usize = 300;

/// Checks one page. `files` and `all_visits` are those of the whole site.
pub(super) fn run(
    file: &File,
    visits: &[Visit],
    files: &[File],
    all_visits: &[Vec<Visit>],
    problems: &mut Vec<Problem>,
) {
    let FileKind::Page(slug) = file.kind else {
        parts_in_easy_read(file, visits, problems);
        return;
    };
    let Some(page) = visits
        .iter()
        .find(|visit| visit.definition == Definition::Page)
    else {
        return;
    };
    let flag = page
        .field("is_easy_read")
        .filter(|(node, _)| node.as_boolean_lit().is_some_and(|lit| lit.value));
    let standard = routes::standard(slug);
    let is_edition = flag.is_some() || standard.is_some();
    if let Some((_, span)) = flag {
        problems.extend(second_edition(slug, &span, files));
    }
    for visit in visits
        .iter()
        .take_while(|_| is_edition && !file.has_too_many_problems())
    {
        problems.extend(long_sentence(visit));
    }
    for idea in visits
        .iter()
        .filter(|visit| visit.definition == Definition::Idea)
        .take_while(|_| !file.has_too_many_problems())
    {
        problems.extend(empty_idea(idea));
    }
    match standard {
        Some(standard) => {
            let found = files
                .iter()
                .zip(all_visits)
                .find(|(other, _)| matches!(other.kind, FileKind::Page(name) if name == standard));
            problems.extend(match found {
                // The page can't be compared unless all of it has been read.
                Some((file, _)) if file.root.is_none() || file.has_too_many_problems() => None,
                Some((_, original)) => compare(page, visits, standard, original),
                None => Some(page.span.problem(
                    format!("There is no page \"{standard}\" that this could be an edition of."),
                    "Write that page, or delete this file.",
                )),
            });
        }
        None => {
            if let Some((_, span)) = page.field("written_from") {
                problems.push(span.problem(
                    "This page isn't an Easy Read edition of another, so it wasn't written from one.",
                    "Remove \"written_from\".",
                ));
            }
        }
    }
}

/// Checks the Easy Read words of the files that are no pages: the steps that close pages, and the owner's words in
/// `practice.json`.
fn parts_in_easy_read(file: &File, visits: &[Visit], problems: &mut Vec<Problem>) {
    // Both `"easy_read"` and `"own_words_easy_read"` are lists.
    let parts = visits
        .iter()
        .filter(|visit| visit.span.path.contains("easy_read["));
    for visit in parts.take_while(|_| !file.has_too_many_problems()) {
        problems.extend(long_sentence(visit));
        if visit.definition == Definition::Idea {
            problems.extend(empty_idea(visit));
        }
    }
}

/// The problem of a page that is marked as Easy Read, but is or has an Easy Read edition too: one of the two would
/// never be shown.
fn second_edition(slug: &str, span: &Span, files: &[File]) -> Option<Problem> {
    let edition = routes::easy_read(slug);
    let is_edition = |file: &File| matches!(file.kind, FileKind::Page(name) if name == edition);
    if routes::standard(slug).is_some() {
        return Some(span.problem(
            "This page is an Easy Read edition, so it doesn't need to say that it is Easy Read.",
            "Remove \"is_easy_read\".",
        ));
    }
    files.iter().any(is_edition).then(|| {
        span.problem(
            format!("This page says that it is Easy Read, and the page \"{edition}\" is its Easy Read edition."),
            "Remove \"is_easy_read\", or delete that page's file.",
        )
    })
}

fn long_sentence(visit: &Visit) -> Option<Problem> {
    let text = text::whole(visit)?;
    let mut counted =
        sentences(&text).map(|sentence| (sentence.split_whitespace().count(), sentence));
    let (count, sentence) = counted.find(|(count, _)| *count > MAX_WORDS)?;
    Some(visit.span.problem(
        format!(
            "This sentence has {count} words: “{}”",
            short(sentence, MAX_QUOTED)
        ),
        format!("Write at most {MAX_WORDS}, with one idea in each sentence."),
    ))
}

fn empty_idea(idea: &Visit) -> Option<Problem> {
    let has_field = |name| {
        idea.field(name)
            .is_some_and(|(node, _)| !matches!(node, Value::NullKeyword(_)))
    };
    let has_text = idea
        .field("text")
        .and_then(|(node, _)| node.as_array())
        .is_some_and(|list| !list.elements.is_empty());
    let is_fine = has_text || has_field("gap") || has_field("own_words");
    (!is_fine).then(|| {
        idea.span.problem(
            "This idea has no words.",
            "Write \"text\", or say under \"gap\" what belongs here.",
        )
    })
}

/// The problem of an edition that wasn't written from the page's current text.
fn compare(page: &Visit, visits: &[Visit], standard: &str, original: &[Visit]) -> Option<Problem> {
    let texts = page_texts(original);
    let hash = text_hash(texts.iter().map(String::as_str));
    let remedy = format!(
        "Read both, correct what is out of date here, and then write \"written_from\": \"{hash}\"."
    );
    match page.field("written_from") {
        Some((node, _)) if as_str(node) == Some(&hash) => None,
        Some((_, span)) => {
            let wrong = format!(
                "The page \"{standard}\" has changed since this Easy Read edition was written.\n  \
                 The page says now:{}\n  The Easy Read edition says:{}",
                indented(&texts),
                indented(&page_texts(visits)),
            );
            Some(span.problem(wrong, remedy))
        }
        None => Some(page.span.problem(
            format!("This edition doesn't say which text of the page \"{standard}\" it was written from."),
            remedy,
        )),
    }
}

fn indented(texts: &[String]) -> String {
    let lines = texts.iter().map(|text| ["\n    ", text].concat());
    lines.collect()
}

/// The texts of a page, from top to bottom, without its menu label and its link cards.
pub(super) fn page_texts(visits: &[Visit]) -> Vec<String> {
    let on_page = visits.iter().filter(|visit| {
        let path = &visit.span.path;
        path != "$.menu_label" && !path.contains(".link_card.")
    });
    on_page.filter_map(text::whole).collect()
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
