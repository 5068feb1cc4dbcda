//! The content of Easy Read pages and picture stories, and the gaps that an owner still has to fill.
//!
//! The style follows UK guidance (“Making written information easier to understand for people with learning
//! disabilities”, Department of Health, 2010): one idea at a time, a picture to the left of it, short sentences,
//! hard words explained.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::picture::Picture;
use super::strings::PlainText;
use super::text::Text;

/// An idea: a picture of it, and the same in a few short sentences.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Idea {
    /// The picture.
    pub picture: Picture,
    /// The sentences, one per entry. Empty only if there is a gap.
    #[serde(default)]
    pub text: Vec<Text>,
    /// A photograph of your own, shown in the picture's place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photograph: Option<Picture>,
    /// Words of your own, added to the sentences.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_words: Option<Text>,
    /// What only you can write about. While there are no words, the idea is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap: Option<PlainText>,
    /// The part of `practice.json` that fills the gap: `place`, `therapist`, `session_length`, `after_first_session`
    /// or `contact`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filled_by: Option<PracticeFact>,
}

/// A part of `practice.json` that fills a gap on a page: `place`, `therapist`, `session_length`, `after_first_session`
/// or `contact`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PracticeFact {
    Place,
    Therapist,
    SessionLength,
    AfterFirstSession,
    Contact,
}

impl Idea {
    /// An idea that isn't left to the owner.
    pub(crate) fn new(picture: Picture, text: Vec<Text>) -> Self {
        Self {
            picture,
            text,
            photograph: None,
            own_words: None,
            gap: None,
            filled_by: None,
        }
    }

    /// The sentences: those of the content, then the owner's own.
    pub fn sentences(&self) -> impl Iterator<Item = &Text> {
        self.text.iter().chain(&self.own_words)
    }

    /// Whether there are any words, so that the idea is shown.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.sentences().next().is_some()
    }

    /// The picture to show: the owner's photograph, if there is one.
    #[must_use]
    pub fn shown_picture(&self) -> &Picture {
        self.photograph.as_ref().unwrap_or(&self.picture)
    }

    /// The gap, if the owner hasn't filled it.
    pub(super) fn open_gap(&self) -> Option<&PlainText> {
        self.gap.as_ref().filter(|_| !self.is_shown())
    }

    pub(super) fn pictures_mut(&mut self) -> impl Iterator<Item = &mut Picture> {
        [&mut self.picture].into_iter().chain(&mut self.photograph)
    }
}

/// A hard word.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Word {
    /// The word.
    pub word: PlainText,
    /// What it means, in a short sentence or two.
    pub meaning: Text,
}

/// Words that only the owner can write.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// What to write about.
    pub gap: PlainText,
    /// The words, once they are written; they become a paragraph.
    #[serde(default)]
    pub own_words: Option<Text>,
    /// The part of `practice.json` that fills the gap.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filled_by: Option<PracticeFact>,
}

/// The place for the results of a test run. It has no fields. If the site is built without a test run, the
/// section that contains it is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TestResults {}
