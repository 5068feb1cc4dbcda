//! Text with emphasis and links. In a file: one string, or a list of strings and marked parts:
//! `["Music therapy is ", { "emphasis": "not" }, " a lesson."]`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::strings::{Address, PlainText};

/// Words with emphasis and links: one string, or a list of strings and marked parts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Text {
    /// Words without any mark.
    Plain(PlainText),
    /// Words and marked parts, in order; spaces between them are written out.
    Parts(Vec<Part>),
}

impl Text {
    /// The words without their marks.
    #[must_use]
    pub fn plain(&self) -> String {
        let part = |part: &Part| match part {
            Part::Plain(words)
            | Part::Marked(
                Marked::Emphasis(words)
                | Marked::Strong(words)
                | Marked::Link(Link { text: words, .. }),
            ) => words.0.clone(),
        };
        match self {
            Self::Plain(words) => words.0.clone(),
            Self::Parts(parts) => parts.iter().map(part).collect(),
        }
    }
}

/// A part of a text: plain words, or marked ones.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Part {
    /// Words without any mark.
    Plain(PlainText),
    /// Words with a mark.
    Marked(Marked),
}

/// Words with a mark.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Marked {
    /// Emphasised text.
    Emphasis(PlainText),
    /// Important text.
    Strong(PlainText),
    /// A link.
    Link(Link),
}

/// A link.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The words of the link.
    pub text: PlainText,
    /// Where it leads.
    pub to: Address,
}
