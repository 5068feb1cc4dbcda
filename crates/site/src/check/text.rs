//! The words of a value as people read them, for the rules and notes that look for certain words.

use jsonc_parser::ast::Value;

use super::visit::{Definition, Visit};

/// The text of a value with its emphasis and links. `None` for a value within another text, which is part of that, and
/// for a gap's question, which only the owner reads.
pub(super) fn whole(visit: &Visit) -> Option<String> {
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

/// The same, and the words that are read elsewhere than in the text: descriptions of pages and pictures.
pub(super) fn any(visit: &Visit) -> Option<String> {
    match visit.definition {
        Definition::Description | Definition::Alternative | Definition::TherapyName => {
            visit.as_str().map(str::to_owned)
        }
        _ => whole(visit),
    }
}

/// A text in small letters, with straight apostrophes and single spaces, so that words in it are found however they are
/// written.
pub(super) fn folded(text: &str) -> String {
    let lower = text.to_lowercase().replace('’', "'");
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text has these words, and not within longer ones.
pub(super) fn has_words(text: &str, words: &str) -> bool {
    let is_end = |letter: Option<char>| !letter.is_some_and(char::is_alphanumeric);
    text.match_indices(words).any(|(at, _)| {
        is_end(text[..at].chars().next_back()) && is_end(text[at + words.len()..].chars().next())
    })
}

/// Appends the text of a string or of parts.
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
