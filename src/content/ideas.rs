//! What Easy Read pages and picture stories are made of, and what an owner has yet to fill in.
//!
//! The way of writing is that of UK guidance (“Making written information easier to understand for
//! people with learning disabilities”, Department of Health, 2010): one idea at a time, a picture to the
//! left of it, short sentences, hard words explained.

use serde::{Deserialize, Serialize};

use super::model::{Picture, PlainText};
use super::text::Text;

#[cfg(feature = "ssr")]
use schemars::JsonSchema;

/// An idea: a picture that tells it, and the same in a few short sentences.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Idea {
    /// The picture.
    pub picture: Picture,
    /// The sentences, one an entry. Empty only where there is a gap.
    #[serde(default)]
    pub text: Vec<Text>,
    /// A photograph of your own, shown in the picture's place.
    #[cfg(feature = "ssr")]
    #[serde(default, skip_serializing)]
    pub photograph: Option<Picture>,
    /// Words of your own, added to the sentences.
    #[cfg(feature = "ssr")]
    #[serde(default, skip_serializing)]
    pub own_words: Option<Text>,
    /// What only you can tell. While there are no words, the idea is left out.
    #[cfg(feature = "ssr")]
    #[serde(default, skip_serializing)]
    pub gap: Option<PlainText>,
}

/// A hard word.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Word {
    /// The word.
    pub word: PlainText,
    /// What it means, in a short sentence or two.
    pub meaning: Text,
}

/// Words that only the owner can write.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// What to tell.
    pub gap: PlainText,
    /// The words, once they are written; they stand as a paragraph.
    #[serde(default)]
    pub own_words: Option<Text>,
}

/// The place for what a test run found. It has nothing to set. Where the site is built without a test
/// run, the section that it lies in is left out.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TestResults {}
