//! Writes the blocks of a page one after the other. What isn't filled in adds nothing, and a section without content has
//! no heading.

use attune::{routes, words};

use crate::source::{
    Address, Alternative, Block, Built, Group, GroupKind, Heading, Idea, Link, List, Marked,
    NextStepsPlace, OwnWords, Part, Picture, PictureFile, PlainText, Slug, Text,
};

/// A text without marks.
pub fn text(words: impl Into<String>) -> Text {
    Text::Plain(PlainText(words.into()))
}

/// A part of a text: plain words.
pub fn plain(words: impl Into<String>) -> Part {
    Part::Plain(PlainText(words.into()))
}

/// A part of a text: important words.
pub fn strong(words: impl Into<String>) -> Part {
    Part::Marked(Marked::Strong(PlainText(words.into())))
}

/// A part of a text: a link.
pub fn link(words: impl Into<String>, to: impl Into<String>) -> Part {
    Part::Marked(Marked::Link(Link {
        text: PlainText(words.into()),
        to: Address(to.into()),
    }))
}

/// A text that is only a link, which is shown as large as a button.
pub fn lone_link(words: impl Into<String>, to: impl Into<String>) -> Text {
    Text::Parts(vec![link(words, to)])
}

/// Words in a row, as in “a, b and c”.
pub fn listed<T: AsRef<str>>(items: &[T]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match items.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [others @ .., last] => [&others.join(", "), " and ", last].concat(),
    }
}

/// A drawing of the artwork, as decoration.
pub fn drawing(source: &str) -> Picture {
    Picture {
        source: PictureFile(source.into()),
        narrow: None,
        alternative: Alternative::default(),
    }
}

/// Both editions of a page, each with the next steps at its end; `None` if the standard edition has nothing else.
pub fn with_next_steps(
    standard: impl FnOnce(&mut Writer),
    easy_read: impl FnOnce(&mut Writer),
) -> Option<[Vec<Block>; 2]> {
    let mut editions = [Writer::blocks(standard), Writer::blocks(easy_read)];
    if editions[0].is_empty() {
        return None;
    }
    for blocks in &mut editions {
        blocks.push(Block::NextSteps(NextStepsPlace::default()));
    }
    Some(editions)
}

/// The blocks of a page.
#[derive(Default)]
pub struct Writer {
    blocks: Vec<Block>,
}

impl Writer {
    /// The blocks that `write` adds.
    pub fn blocks(write: impl FnOnce(&mut Self)) -> Vec<Block> {
        let mut writer = Self::default();
        write(&mut writer);
        writer.blocks
    }

    /// Adds a block.
    pub fn block(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// Adds what `write` adds, under a heading of level 2; nothing if `write` adds nothing.
    pub fn section(&mut self, heading: &str, anchor: &str, write: impl FnOnce(&mut Self)) {
        self.below(2, heading, Some(anchor), write);
    }

    /// Adds what `write` adds, under a heading of level 3; nothing if `write` adds nothing.
    pub fn part(&mut self, heading: &str, write: impl FnOnce(&mut Self)) {
        self.below(3, heading, None, write);
    }

    fn below(
        &mut self,
        level: u8,
        heading: &str,
        anchor: Option<&str>,
        write: impl FnOnce(&mut Self),
    ) {
        let blocks = Self::blocks(write);
        if !blocks.is_empty() {
            self.blocks.push(Block::Heading(Heading {
                level,
                text: PlainText(heading.into()),
                anchor: anchor.map(|anchor| Slug(anchor.into())),
            }));
            self.blocks.extend(blocks);
        }
    }

    /// Adds a paragraph.
    pub fn paragraph(&mut self, text: Text) {
        self.blocks.push(Block::Paragraph(text));
    }

    /// Adds a list, unless it is empty.
    pub fn list(&mut self, items: Vec<Text>) {
        if !items.is_empty() {
            self.blocks.push(Block::List(List {
                ordered: false,
                items,
            }));
        }
    }

    /// Adds the paragraphs of the owner's words.
    pub fn own_words(&mut self, words: Option<&OwnWords>) {
        for text in words.into_iter().flat_map(|words| &words.text) {
            self.paragraph(text.clone());
        }
    }

    /// Adds an idea of an Easy Read page, unless it has no sentences; `source` names its drawing.
    pub fn idea(&mut self, source: &str, sentences: impl IntoIterator<Item = Text>) {
        self.idea_with(drawing(source), sentences);
    }

    /// Adds an idea with a picture.
    pub fn idea_with(&mut self, picture: Picture, sentences: impl IntoIterator<Item = Text>) {
        let idea = Idea::new(picture, sentences.into_iter().collect());
        if idea.text.is_empty() {
            return;
        }
        match self.blocks.last_mut() {
            Some(Block::Ideas(ideas)) => ideas.push(idea),
            _ => self.blocks.push(Block::Ideas(vec![idea])),
        }
    }

    /// Adds the owner's words in Easy Read as an idea that begins with `opening`. If there are none yet, the idea says
    /// so and links to the standard edition of the page called `slug`.
    pub fn easy_words(
        &mut self,
        source: &str,
        opening: Option<&str>,
        words: Option<&OwnWords>,
        slug: &str,
    ) {
        let Some(words) = words else { return };
        let mut sentences: Vec<Text> = opening.into_iter().map(text).collect();
        sentences.extend(words.easy_read.iter().cloned().map(Text::Plain));
        if words.easy_read.is_empty() {
            sentences.push(text(words::NOT_IN_EASY_READ));
            // An anchor keeps the link in the standard edition.
            let to = [&routes::path(slug), "#", routes::MAIN_ID].concat();
            sentences.push(lone_link(words::READ_STANDARD, to));
        }
        self.idea(source, sentences);
    }

    /// Adds what `write` adds as a group, unless that is nothing.
    pub fn group(&mut self, kind: GroupKind, write: impl FnOnce(&mut Self)) {
        let blocks = Self::blocks(write);
        if !blocks.is_empty() {
            self.blocks.push(Block::Group(Group { kind, blocks }));
        }
    }

    /// Adds a part that no other block can express.
    pub fn built(&mut self, built: Built) {
        self.blocks.push(Block::Built(built));
    }
}
