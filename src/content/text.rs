//! Text with emphasis and links, as JSON: one string, or a list of strings and marked parts.
//!
//! Deserialised by hand: serde's `untagged` copies each value before it tries the variants, and would add some
//! kilobytes to the WebAssembly.

use std::fmt;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};

/// Text with emphasis and links.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Text {
    /// Plain text.
    Plain(String),
    /// Plain and marked parts, in order; the spaces between them are included.
    Parts(Vec<Part>),
}

impl Text {
    /// The text without marks.
    #[must_use]
    pub fn plain(&self) -> String {
        let part = |part: &Part| match part {
            Part::Plain(words)
            | Part::Marked(
                Marked::Emphasis(words)
                | Marked::Strong(words)
                | Marked::Link(Link { text: words, .. })
                | Marked::Term(Link { text: words, .. }),
            ) => words.clone(),
        };
        match self {
            Self::Plain(words) => words.clone(),
            Self::Parts(parts) => parts.iter().map(part).collect(),
        }
    }
}

/// A part of a text: plain or marked.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Part {
    /// Plain text.
    Plain(String),
    /// Marked text.
    Marked(Marked),
}

/// Marked text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Marked {
    /// Emphasised text (`<em>`).
    Emphasis(String),
    /// Important text (`<strong>`).
    Strong(String),
    /// A link.
    Link(Link),
    /// A hard word at its first place on the page, with the address of its meaning at the end of the page. The text
    /// has the punctuation around the word from which no line may part it.
    Term(Link),
}

/// Whether this is punctuation: one of ASCII's, or a quotation mark.
#[must_use]
pub fn is_punctuation(letter: char) -> bool {
    letter.is_ascii_punctuation() || ('‘'..='”').contains(&letter)
}

/// A link.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// The text of the link.
    pub text: String,
    /// Its address.
    pub to: String,
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("words, or a list of words and marked parts")
    }

    fn visit_str<E: de::Error>(self, words: &str) -> Result<Text, E> {
        Ok(Text::Plain(words.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, parts: A) -> Result<Text, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(parts)).map(Text::Parts)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct PartVisitor;

impl<'de> Visitor<'de> for PartVisitor {
    type Value = Part;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("words, or words with a mark")
    }

    fn visit_str<E: de::Error>(self, words: &str) -> Result<Part, E> {
        Ok(Part::Plain(words.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mark: A) -> Result<Part, A::Error> {
        Marked::deserialize(MapAccessDeserializer::new(mark)).map(Part::Marked)
    }
}

impl<'de> Deserialize<'de> for Part {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PartVisitor)
    }
}
