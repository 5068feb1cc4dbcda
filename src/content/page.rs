//! One page as it is rendered: every link is final, and every picture is HTML.
//!
//! Enums are externally tagged (`{ "paragraph": … }`), which the browser parses in one pass without a copy.

use serde::{Deserialize, Serialize};

use super::text::Text;

/// One page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// The page's one main heading.
    pub title: String,
    /// One sentence for search engines and shared links.
    pub description: String,
    /// The picture above the heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
    /// The opening text, in a slightly larger size.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<Text>,
    /// The tools for this page (editions, read aloud, print) as HTML. Empty for the page for unknown addresses.
    pub tools: String,
    /// The slug of the page that this one repeats at an Easy Read address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alias_of: Option<String>,
    /// The rest of the page, from top to bottom.
    pub blocks: Vec<Block>,
    /// The meanings of the hard words that are marked in the text, as HTML.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub meanings: String,
}

impl Page {
    /// The slug of the page's canonical address.
    #[must_use]
    pub fn canonical<'a>(&'a self, slug: &'a str) -> &'a str {
        self.alias_of.as_deref().unwrap_or(slug)
    }
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A paragraph.
    Paragraph(Text),
    /// A heading within the page.
    Heading(Heading),
    /// A list.
    List(List),
    /// A quotation.
    Quote(Quote),
    /// A paragraph that is set off from the others.
    Note(Text),
    /// A picture with its caption. On wide screens, the next paragraph is next to it.
    Picture(Figure),
    /// Small pictures with captions, in a row on wide screens.
    Pictures(Vec<Figure>),
    /// A card that links to another page.
    LinkCard(LinkCard),
    /// Questions and their answers.
    Questions(Vec<Question>),
    /// Ideas of an Easy Read page.
    Ideas(Vec<Idea>),
    /// The steps of a story, in order.
    Steps(Vec<Idea>),
    /// Hard words and their meanings.
    WordList(Vec<Word>),
    /// A part of the page that the build has rendered: the contents, or what to do next.
    Section(Section),
}

/// A part of a page as HTML, which the app only inserts, so that it adds next to nothing to the WebAssembly.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// The `class` of the section.
    pub class: String,
    /// What the section contains.
    pub html: String,
}

/// A picture as HTML, never empty. The build renders it, because its sizes, formats and colours come from the files.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Picture(String);

impl Picture {
    /// A picture from its HTML; `None` for an empty string.
    #[must_use]
    pub fn new(html: String) -> Option<Self> {
        (!html.is_empty()).then_some(Self(html))
    }

    /// The HTML.
    #[must_use]
    pub fn html(&self) -> &str {
        &self.0
    }
}

/// A heading within the page. The page's title has level 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Heading {
    /// 2, 3 or 4.
    pub level: u8,
    /// Its text.
    pub text: String,
    /// The id that links can point to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<String>,
}

/// A list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct List {
    /// Whether the items are numbered.
    pub ordered: bool,
    /// The items.
    pub items: Vec<Text>,
}

/// A quotation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    /// The quoted text, without quotation marks.
    pub text: Text,
    /// The person or work quoted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// A picture with its caption.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// The picture.
    pub picture: Picture,
    /// The text below it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<Text>,
}

/// A card that links to another page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LinkCard {
    /// The address it links to.
    pub to: String,
    /// The text of the link.
    pub title: String,
    /// A line about the other page.
    pub text: Text,
    /// A picture above the text or next to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
}

/// A question and its answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// The question.
    pub question: String,
    /// The paragraphs of the answer.
    pub answer: Vec<Text>,
}

/// An idea of an Easy Read page or a step of a story: a picture, and short sentences with the same meaning.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Idea {
    /// The picture.
    pub picture: Picture,
    /// The sentences.
    pub text: Vec<Text>,
}

/// A hard word.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Word {
    /// The word.
    pub word: String,
    /// Its meaning, in a short sentence or two.
    pub meaning: Text,
}
