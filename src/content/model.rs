//! The types of the content files. `public/content/site.json` is a [`Site`], each file of
//! `public/content/pages/` a [`Page`]. Rules that a type can't state are in `content::check`; the
//! names of the types below are how a rule finds the values it speaks about.
//!
//! Enums are tagged from outside (`{ "paragraph": … }`): it reads well in a file, and the browser
//! parses it in one pass without keeping a copy.

use serde::{Deserialize, Serialize};

use super::ideas::{Idea, Word};
use super::text::Text;

#[cfg(feature = "ssr")]
use super::ideas::{Gap, TestResults};
#[cfg(feature = "ssr")]
use super::practice::Practice;

#[cfg(feature = "ssr")]
use schemars::JsonSchema;

/// The most characters of one string, which is a paragraph at most: two printed pages.
#[cfg(feature = "ssr")]
pub const MOST_CHARACTERS: usize = 5000;

/// Site-wide facts: `public/content/site.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Where this file's schema lies, so that editors complete and check as one types.
    #[serde(rename = "$schema", default, skip_serializing)]
    pub schema: Option<String>,
    /// The name in the header, in tabs and on shared links.
    pub name: PlainText,
    /// The language of every page, as a BCP 47 tag such as `en-GB`.
    pub language: Language,
    /// The address the site will have on the web, without a slash at its end: `https://example.org`.
    pub address: SiteAddress,
    /// One sentence about the site, at most 160 characters.
    pub description: Description,
    /// The pages of the site. Each has a file `pages/<slug>.json`; `home` is the front page.
    pub pages: Vec<PageSlug>,
    /// The pages named in the menu, in its order.
    pub menu: Vec<PageSlug>,
    /// The pages named at the foot of every page, after those of the menu.
    #[serde(default)]
    pub foot: Vec<PageSlug>,
    /// Other addresses that lead to a page, such as one that an older site used.
    #[serde(default)]
    pub redirects: Vec<Redirect>,
    /// Whether visitors' devices keep the site, so that it is there without a connection. Where this is
    /// `false`, devices that kept it throw it away at the next visit.
    #[serde(default = "yes")]
    pub offline: bool,
    /// The practice behind the site, for search engines. Only what you fill in is told.
    #[cfg(feature = "ssr")]
    #[serde(default)]
    pub practice: Option<Practice>,
}

fn yes() -> bool {
    true
}

#[cfg(feature = "ssr")]
impl Site {
    /// Where the site begins on its host.
    #[must_use]
    pub fn base(&self) -> crate::routes::Base {
        crate::routes::Base::of(self.address.as_str())
    }
}

/// An address that leads on to a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Redirect {
    /// The other address's slug: `about` answers at `/about/`.
    pub from: PageSlug,
    /// The page it leads to.
    pub to: PageSlug,
}

/// One page: `public/content/pages/<slug>.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Where this file's schema lies, so that editors complete and check as one types.
    #[serde(rename = "$schema", default, skip_serializing)]
    pub schema: Option<String>,
    /// The page's one main heading.
    pub title: PlainText,
    /// A short name for the menu.
    pub menu_label: PlainText,
    /// One sentence for search engines and shared links, at most 160 characters.
    pub description: Description,
    /// The picture above the heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
    /// The opening words, set a little larger.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<Text>,
    /// Whether this page is Easy Read as it is, and so needs no other edition.
    #[cfg(feature = "ssr")]
    #[serde(default, skip_serializing)]
    pub is_easy_read: bool,
    /// In an Easy Read edition: the fingerprint of the words that it was written from. The check says
    /// which it is.
    #[cfg(feature = "ssr")]
    #[serde(default, skip_serializing)]
    pub written_from: Option<String>,
    /// The therapy that this page explains, in words that stand on it, for search engines. An Easy Read
    /// edition takes it from its page.
    #[cfg(feature = "ssr")]
    #[serde(default, skip_serializing)]
    pub therapy: Option<TherapyName>,
    /// The ways to read this page, as HTML from `site::tools`.
    #[cfg_attr(feature = "ssr", serde(skip_deserializing), schemars(skip))]
    pub tools: String,
    /// The slug of the page that this one repeats at an Easy Read address, as `site::editions` sets it.
    #[cfg_attr(feature = "ssr", serde(skip_deserializing), schemars(skip))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alias_of: Option<String>,
    /// The rest of the page, from top to bottom.
    #[serde(default)]
    pub blocks: Vec<Block>,
}

impl Page {
    /// The slug of the one address that search engines are to know this page by.
    #[must_use]
    pub fn canonical<'a>(&'a self, slug: &'a str) -> &'a str {
        self.alias_of.as_deref().unwrap_or(slug)
    }
}

#[cfg(feature = "ssr")]
impl Page {
    /// Whether it tells a story in pictures.
    #[must_use]
    pub fn is_story(&self) -> bool {
        let mut blocks = self.blocks.iter();
        blocks.any(|block| matches!(block, Block::Steps(_)))
    }
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Block {
    /// A paragraph.
    Paragraph(Text),
    /// A heading within the page.
    Heading(Heading),
    /// A list.
    List(List),
    /// Somebody's words.
    Quote(Quote),
    /// A paragraph set apart from the others.
    Note(Text),
    /// A picture with its caption. The paragraph after it stands beside it where there is room.
    Picture(Figure),
    /// Small pictures with captions, in a row where there is room.
    Pictures(#[cfg_attr(feature = "ssr", schemars(length(min = 1)))] Vec<Figure>),
    /// A clear way on to another page.
    LinkCard(LinkCard),
    /// Questions and their answers.
    Questions(Vec<Question>),
    /// Ideas of an Easy Read page, each a picture with a few short sentences beside it.
    Ideas(#[cfg_attr(feature = "ssr", schemars(length(min = 1)))] Vec<Idea>),
    /// The same as the steps of a story, one after another.
    Steps(#[cfg_attr(feature = "ssr", schemars(length(min = 1)))] Vec<Idea>),
    /// Hard words and what they mean.
    WordList(#[cfg_attr(feature = "ssr", schemars(length(min = 1)))] Vec<Word>),
    /// Words that only the owner can write; left out until they are there.
    #[cfg(feature = "ssr")]
    Gap(Gap),
    /// What the last test of the site for accessibility found; the build writes it here.
    #[cfg(feature = "ssr")]
    TestResults(TestResults),
}

/// A heading within the page; the page's title is level 1, so these begin at 2.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Heading {
    /// How deep it stands: 2, 3 or 4, and never more than one deeper than the heading before.
    #[cfg_attr(feature = "ssr", schemars(range(min = 2, max = 4)))]
    pub level: u8,
    /// Its words.
    pub text: PlainText,
    /// A name that links can point to: `{ "to": "/session/#groups" }` finds `"anchor": "groups"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Slug>,
}

/// A list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct List {
    /// Whether the order matters; then the items are numbered.
    #[serde(default)]
    pub ordered: bool,
    /// The items.
    #[cfg_attr(feature = "ssr", schemars(length(min = 1)))]
    pub items: Vec<Text>,
}

/// Somebody's words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// The words, without quotation marks.
    pub text: Text,
    /// Who said or wrote them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<PlainText>,
}

/// A picture file and what stands for it where it can't be seen. The files know more than the
/// content does (sizes, formats, colours), so the build draws each picture once, and the browser's
/// half holds nothing but what it drew.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(JsonSchema))]
#[cfg_attr(feature = "ssr", serde(deny_unknown_fields, into = "String"))]
#[cfg_attr(not(feature = "ssr"), serde(transparent))]
pub struct Picture {
    /// The file below `public/`: a photograph such as `/images/room.jpg`, or one drawing of the
    /// site's artwork such as `/art/room.svg#wide`.
    #[cfg(feature = "ssr")]
    pub source: PictureFile,
    /// A drawing of the artwork to show instead on narrow screens.
    #[cfg(feature = "ssr")]
    #[serde(default)]
    pub narrow: Option<PictureFile>,
    /// What the picture tells, for those who don't see it; `""` where it only decorates.
    #[cfg(feature = "ssr")]
    pub alternative: Alternative,
    /// Its HTML, from `site::pictures`.
    #[cfg_attr(feature = "ssr", serde(skip))]
    pub markup: String,
}

#[cfg(feature = "ssr")]
impl From<Picture> for String {
    fn from(picture: Picture) -> Self {
        picture.markup
    }
}

/// A picture within the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The picture.
    pub picture: Picture,
    /// Words below it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<Text>,
}

/// A clear way on to another page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkCard {
    /// Where it leads.
    pub to: Address,
    /// The words of the link.
    pub title: PlainText,
    /// A line about what is found there.
    pub text: Text,
    /// A picture above the words or beside them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
}

/// A question and its answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The question.
    pub question: PlainText,
    /// The answer, a paragraph an entry.
    #[cfg_attr(feature = "ssr", schemars(length(min = 1)))]
    pub answer: Vec<Text>,
}

/// Words that stand for a picture: as [`PlainText`], but they may be empty.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Alternative(#[schemars(length(max = MOST_CHARACTERS))] pub String);

/// A string type of its own for each thing that a string can be, so that a rule finds it by name.
macro_rules! strings {
    ($($(#[$meta:meta])* $name:ident;)*) => {$(
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        #[cfg_attr(feature = "ssr", derive(JsonSchema))]
        $(#[$meta])*
        pub struct $name(
            #[cfg_attr(feature = "ssr", schemars(length(min = 1, max = MOST_CHARACTERS)))]
            pub String,
        );

        impl $name {
            /// The string itself.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
    )*};
}

strings! {
    /// Words for people: no markup, no control characters, not empty.
    PlainText;
    /// One sentence of at most 160 characters, which is what search engines show.
    #[cfg_attr(feature = "ssr", schemars(extend("maxLength" = 160)))]
    Description;
    /// Lower-case words with hyphens between them, such as `about-therapy`.
    #[cfg_attr(feature = "ssr", schemars(extend("pattern" = "^[a-z0-9]+(-[a-z0-9]+)*$")))]
    Slug;
    /// A page: a slug, or for a page below another both with a slash between, such as `session/first-visit`.
    #[cfg_attr(feature = "ssr", schemars(extend("pattern" = "^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*$")))]
    PageSlug;
    /// `https://…`, `mailto:…`, `tel:…`, a page (`/session/`), a place on one (`/session/#groups`) or on this page (`#groups`).
    Address;
    /// `https://` and a host, without a slash at the end.
    SiteAddress;
    /// A language tag (BCP 47) such as `en-GB`.
    Language;
    /// The name of a therapy, as the page has it.
    TherapyName;
    /// A picture file below `public/`, beginning with a slash; for artwork with `#` and a drawing's name.
    PictureFile;
}
