//! The blocks of a page that contain text.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::picture::Picture;
use super::strings::{Address, Date, PlainText, Slug};
use super::text::Text;

/// A heading within the page; the page's title is level 1, so these begin at 2.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Heading {
    /// Its depth: 2, 3 or 4, and never more than one deeper than the heading before.
    #[schemars(range(min = 2, max = 4))]
    pub level: u8,
    /// Its words.
    pub text: PlainText,
    /// A name that links can point to: `{ "to": "/session/#groups" }` finds `"anchor": "groups"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Slug>,
}

/// A list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// Whether the order matters; then the items are numbered.
    #[serde(default)]
    pub ordered: bool,
    /// The items.
    #[schemars(length(min = 1))]
    pub items: Vec<Text>,
}

/// A quotation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// The words, without quotation marks.
    pub text: Text,
    /// Who said or wrote them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<PlainText>,
    /// The day on which they agreed in writing that you may show their words here: `2026-10-03`. It isn't shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent_on: Option<Date>,
}

/// A prominent link to another page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkCard {
    /// Where it leads.
    pub to: Address,
    /// The words of the link.
    pub title: PlainText,
    /// A line about what is found there.
    pub text: Text,
    /// A picture above the words or next to them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
}

/// A question and its answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The question.
    pub question: PlainText,
    /// The paragraphs of the answer.
    #[schemars(length(min = 1))]
    pub answer: Vec<Text>,
}
