//! One page: each file of `public/content/pages/`.
//!
//! Enums are externally tagged (`{ "paragraph": … }`), which reads well in a file.

use attune::routes;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::blocks::{Heading, LinkCard, List, Question, Quote};
use super::easy_read::{Gap, Idea, TestResults, Word};
use super::next_steps::{NextSteps, NextStepsPlace, ShownSteps};
use super::picture::{Figure, Picture};
use super::strings::{Alternative, Description, PictureFile, PlainText, TherapyName};
use super::text::Text;

/// One page: `public/content/pages/<slug>.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// The path of this file's schema, so that editors complete and check the file as you type.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
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
    /// Whether this page itself is Easy Read, and so needs no other edition.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_easy_read: bool,
    /// In an Easy Read edition: a hash of the text that it was written from. The check shows the current one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written_from: Option<String>,
    /// The therapy that this page explains, in the words of the page, for search engines. An Easy Read
    /// edition takes it from its page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub therapy: Option<TherapyName>,
    /// The rest of the page, from top to bottom.
    #[serde(default)]
    pub blocks: Vec<Block>,
}

impl Page {
    /// The pictures that the page shows, from top to bottom.
    pub fn pictures(&self) -> impl Iterator<Item = &Picture> {
        let below = self.blocks.iter().flat_map(Block::pictures);
        self.picture.iter().chain(below)
    }

    /// All pictures that the file names, whether shown or not.
    pub fn pictures_mut(&mut self) -> impl Iterator<Item = &mut Picture> {
        let below = self.blocks.iter_mut().flat_map(Block::pictures_mut);
        self.picture.iter_mut().chain(below)
    }

    /// Puts the next steps into their places.
    pub(super) fn place_next_steps(&mut self, steps: &NextSteps, slug: &str) {
        let standard = routes::standard(slug);
        let is_easy_read = self.is_easy_read || standard.is_some();
        for block in &mut self.blocks {
            if let Block::NextSteps(place) = block {
                place.shown = steps.shown_on(standard.unwrap_or(slug), is_easy_read);
            }
        }
    }

    /// The gaps that the owner still has to fill, from top to bottom.
    pub fn gaps(&self) -> impl Iterator<Item = &PlainText> {
        self.blocks.iter().flat_map(Block::gaps)
    }
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Block {
    /// A paragraph.
    Paragraph(Text),
    /// A heading within the page.
    Heading(Heading),
    /// A list.
    List(List),
    /// A quotation.
    Quote(Quote),
    /// A paragraph set apart from the others.
    Note(Text),
    /// A picture with its caption. The paragraph after it is next to it where there is space.
    Picture(Figure),
    /// Small pictures with captions, in a row where there is space.
    Pictures(#[schemars(length(min = 1))] Vec<Figure>),
    /// A prominent link to another page.
    LinkCard(LinkCard),
    /// Questions and their answers.
    Questions(Vec<Question>),
    /// Ideas of an Easy Read page, each a picture with a few short sentences next to it.
    Ideas(#[schemars(length(min = 1))] Vec<Idea>),
    /// The steps of a story, in order.
    Steps(#[schemars(length(min = 1))] Vec<Idea>),
    /// Hard words and what they mean.
    WordList(#[schemars(length(min = 1))] Vec<Word>),
    /// Words that only the owner can write; left out until they are written.
    Gap(Gap),
    /// How a visitor can go on: the steps in `site.json`.
    NextSteps(NextStepsPlace),
    /// The results of the site's last accessibility test; the build writes them here.
    TestResults(TestResults),
    /// Blocks of a page that the build makes, set together. Files can't have this.
    #[serde(skip)]
    Group(Group),
    /// Part of a page that the build makes, and that no other block can express. Files can't have this.
    #[serde(skip)]
    Built(Built),
}

/// Blocks that are set together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What they are, for the style sheet.
    pub kind: GroupKind,
    /// The blocks.
    pub blocks: Vec<Block>,
}

/// What a group of blocks is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupKind {
    /// The way to get in touch that the practice prefers.
    PreferredWay,
    /// Another way to get in touch.
    Way,
    /// How to check that the therapist is registered.
    CheckMe,
    /// A service that helps in a crisis.
    HelpService,
    /// How to refer somebody, on the page that prints on one sheet.
    Referral,
}

/// A part of a page that no other block can express.
#[derive(Clone, Debug, PartialEq)]
pub enum Built {
    /// The form in which a visitor writes a letter to the practice, and the same questions to print.
    LetterForm(Box<LetterForm>),
    /// The button that removes everything that the site keeps on the visitor's device.
    ForgetButton,
    /// The contact card for paper.
    ContactCard,
}

impl Built {
    /// The pictures that the part shows, in their order.
    #[must_use]
    pub fn pictures(&self) -> &[Picture] {
        match self {
            Self::LetterForm(form) => &form.pictures,
            Self::ForgetButton | Self::ContactCard => &[],
        }
    }

    fn pictures_mut(&mut self) -> &mut [Picture] {
        match self {
            Self::LetterForm(form) => &mut form.pictures,
            Self::ForgetButton | Self::ContactCard => &mut [],
        }
    }
}

/// The form for a letter: where the letter can go, and what it shows.
#[derive(Clone, Debug, PartialEq)]
pub struct LetterForm {
    /// The e-mail address, if there is one.
    pub email: Option<String>,
    /// The lines of the address for letters, if there is one.
    pub letters: Vec<String>,
    /// The pictures by which a visitor says how they communicate, in the order of `attune::words::letter::WAYS`.
    pub pictures: [Picture; 6],
}

impl LetterForm {
    /// A form for these addresses, with the pictures of the artwork.
    #[must_use]
    pub fn new(email: Option<String>, letters: Vec<String>) -> Self {
        let names = [
            "few-words",
            "speaks-for-me",
            "signs",
            "aac",
            "loud",
            "no-phone",
        ];
        let pictures = names.map(|name| Picture {
            source: PictureFile(["/art/contact.svg#", name].concat()),
            narrow: None,
            alternative: Alternative::default(),
        });
        Self {
            email,
            letters,
            pictures,
        }
    }
}

// Every kind of block is named here, so that the compiler asks about a new one.
impl Block {
    /// The pictures that the block shows, in their order.
    #[must_use]
    pub fn pictures(&self) -> Vec<&Picture> {
        match self {
            Self::Picture(figure) => vec![&figure.picture],
            Self::Pictures(figures) => figures.iter().map(|figure| &figure.picture).collect(),
            Self::LinkCard(card) => card.picture.iter().collect(),
            Self::Ideas(ideas) | Self::Steps(ideas) => {
                let shown = ideas.iter().filter(|idea| idea.is_shown());
                shown.map(Idea::shown_picture).collect()
            }
            Self::NextSteps(place) => place.shown.iter().flat_map(ShownSteps::pictures).collect(),
            Self::Group(group) => group.blocks.iter().flat_map(Self::pictures).collect(),
            Self::Built(part) => part.pictures().iter().collect(),
            Self::Paragraph(_)
            | Self::Heading(_)
            | Self::List(_)
            | Self::Quote(_)
            | Self::Note(_)
            | Self::Questions(_)
            | Self::WordList(_)
            | Self::Gap(_)
            | Self::TestResults(_) => Vec::new(),
        }
    }

    /// All pictures that the block names, whether shown or not.
    fn pictures_mut(&mut self) -> Vec<&mut Picture> {
        match self {
            Self::Picture(figure) => vec![&mut figure.picture],
            Self::Pictures(figures) => figures.iter_mut().map(|one| &mut one.picture).collect(),
            Self::LinkCard(card) => card.picture.iter_mut().collect(),
            Self::Ideas(ideas) | Self::Steps(ideas) => {
                ideas.iter_mut().flat_map(Idea::pictures_mut).collect()
            }
            Self::NextSteps(place) => {
                let shown = place.shown.iter_mut();
                shown.flat_map(ShownSteps::pictures_mut).collect()
            }
            Self::Group(group) => group
                .blocks
                .iter_mut()
                .flat_map(Self::pictures_mut)
                .collect(),
            Self::Built(part) => part.pictures_mut().iter_mut().collect(),
            Self::Paragraph(_)
            | Self::Heading(_)
            | Self::List(_)
            | Self::Quote(_)
            | Self::Note(_)
            | Self::Questions(_)
            | Self::WordList(_)
            | Self::Gap(_)
            | Self::TestResults(_) => Vec::new(),
        }
    }

    /// The gaps that the owner still has to fill, in their order.
    fn gaps(&self) -> Vec<&PlainText> {
        match self {
            Self::Ideas(ideas) | Self::Steps(ideas) => {
                ideas.iter().filter_map(Idea::open_gap).collect()
            }
            Self::Gap(gap) if gap.own_words.is_none() => vec![&gap.gap],
            Self::Paragraph(_)
            | Self::Heading(_)
            | Self::List(_)
            | Self::Quote(_)
            | Self::Note(_)
            | Self::Questions(_)
            | Self::WordList(_)
            | Self::Picture(_)
            | Self::Pictures(_)
            | Self::LinkCard(_)
            | Self::Gap(_)
            | Self::NextSteps(_)
            | Self::TestResults(_)
            | Self::Group(_)
            | Self::Built(_) => Vec::new(),
        }
    }
}
