//! Resolves one page: its blocks, texts, links and pictures.

use std::collections::{BTreeMap, BTreeSet};

use attune::components::{self, Element};
use attune::content::page::{
    Block, Figure, Heading, Idea, LinkCard, List, Page, Picture, Question, Quote, Section, Word,
};
use attune::content::text::{Link, Marked, Part, Text};
use attune::routes::{self, Base};
use attune::words;
use leptos::prelude::*;

use super::contents;
use super::terms::Marker;
use crate::built;
use crate::editions::{self, Editions, Entry};
use crate::error::BuildError;
use crate::fragment::render_fragment;
use crate::pictures::artwork::Artwork;
use crate::pictures::is_drawing;
use crate::pictures::photograph::{Loading, Photographs};
use crate::results::{self, Results};
use crate::source::{self, GroupKind, PlainText};
use crate::tools::{EditionLinks, Tools, tools};

/// The site's data and the state of one page while it is resolved.
pub struct PageResolver<'a> {
    pub content: &'a source::Content,
    pub base: &'a Base,
    pub editions: &'a Editions,
    pub artwork: &'a Artwork,
    pub photographs: &'a Photographs,
    pub results: Option<&'a Results>,
    pub slug: &'a str,
    /// When the next picture is fetched.
    pub loading: Loading,
    /// Marks the hard words of the page.
    pub marker: Marker<'a>,
    /// The meanings in the page's own lists of words.
    pub own_meanings: BTreeMap<String, &'a source::Text>,
    pub css_rules: &'a mut BTreeSet<String>,
    /// The address of the sheet with the drawings below the opening.
    pub sheet: String,
}

impl PageResolver<'_> {
    /// The page as it is rendered. `blocks` are the blocks that it shows; `opening_sheet` is the address of the sheet
    /// with the opening's drawings.
    pub fn page(
        &mut self,
        entry: &Entry,
        blocks: &[&source::Block],
        opening_sheet: &str,
    ) -> Result<Page, BuildError> {
        let source = entry.source;
        let opening = source.picture.as_ref();
        let picture = opening
            .map(|picture| self.picture_of(picture, opening_sheet))
            .transpose()?;
        // Before the blocks, as a word is marked at its first place.
        let lead = source.lead.as_ref().map(|text| self.marked(text));
        let resolved: Vec<Vec<Block>> = blocks
            .iter()
            .map(|block| self.block(block))
            .collect::<Result<_, _>>()?;
        // Nobody listens to the page for unknown addresses, or prints it.
        let tools = match self.slug {
            routes::NOT_FOUND => String::new(),
            _ => self.tools(source, blocks),
        };
        let blocks = resolved.into_iter().flatten().collect();
        let is_easy_read = source.is_easy_read || routes::standard(self.slug).is_some();
        let blocks = if is_easy_read {
            contents::with_letters(blocks)
        } else {
            contents::with_headings(blocks)
        };
        Ok(Page {
            title: source.title.0.clone(),
            description: source.description.0.clone(),
            picture,
            lead,
            tools,
            alias_of: entry.alias_of.map(str::to_owned),
            blocks,
            meanings: self.meanings(),
        })
    }

    /// The page's tools (editions, read aloud, print) as HTML.
    fn tools(&self, source: &source::Page, blocks: &[&source::Block]) -> String {
        let standard = routes::standard(self.slug);
        let name = standard.unwrap_or(self.slug);
        let has_editions = !source.is_easy_read && self.editions.has_easy_read(name);
        let has_booklet = editions::is_story(blocks) && self.editions.booklets.contains(name);
        render_fragment(|| {
            tools(&Tools {
                editions: has_editions.then(|| EditionLinks {
                    standard: self.base.page(name),
                    easy_read: self.base.page(&routes::easy_read(name)),
                    is_easy_read: standard.is_some(),
                }),
                booklet: has_booklet.then(|| self.base.at(&routes::booklet(name))),
            })
        })
    }

    /// Resolves a block. An open gap becomes no block, test results become several.
    fn block(&mut self, block: &source::Block) -> Result<Vec<Block>, BuildError> {
        let block = match block {
            source::Block::Paragraph(text) => Block::Paragraph(self.marked(text)),
            source::Block::Heading(heading) => Block::Heading(Heading {
                level: heading.level,
                text: heading.text.0.clone(),
                anchor: heading.anchor.as_ref().map(|anchor| anchor.0.clone()),
            }),
            source::Block::List(list) => Block::List(List {
                ordered: list.ordered,
                items: self.marked_texts(&list.items),
            }),
            source::Block::Quote(quote) => Block::Quote(Quote {
                text: self.marked(&quote.text),
                source: quote.source.as_ref().map(|source| source.0.clone()),
            }),
            source::Block::Note(text) => Block::Note(self.marked(text)),
            source::Block::Picture(figure) => Block::Picture(self.figure(figure)?),
            source::Block::Pictures(figures) => {
                let figures = figures.iter().map(|figure| self.figure(figure));
                Block::Pictures(figures.collect::<Result<_, _>>()?)
            }
            source::Block::LinkCard(card) => Block::LinkCard(self.card(card)?),
            source::Block::Questions(questions) => {
                let questions = questions.iter().map(|question| Question {
                    question: question.question.0.clone(),
                    answer: self.marked_texts(&question.answer),
                });
                Block::Questions(questions.collect())
            }
            source::Block::Ideas(ideas) => match self.ideas(ideas)? {
                ideas if ideas.is_empty() => return Ok(Vec::new()),
                ideas => Block::Ideas(ideas),
            },
            source::Block::Steps(steps) => match self.ideas(steps)? {
                steps if steps.is_empty() => return Ok(Vec::new()),
                steps => Block::Steps(steps),
            },
            source::Block::WordList(words) => {
                let words = words.iter().map(|word| Word {
                    word: word.word.0.clone(),
                    meaning: self.text(&word.meaning),
                });
                Block::WordList(words.collect())
            }
            source::Block::Gap(gap) => {
                let own_words = gap.own_words.iter();
                return Ok(own_words
                    .map(|text| Block::Paragraph(self.marked(text)))
                    .collect());
            }
            source::Block::NextSteps(place) => match &place.shown {
                Some(shown) => Block::Section(self.next_steps(shown)?),
                None => return Ok(Vec::new()),
            },
            source::Block::Group(group) => Block::Section(self.group(group)?),
            source::Block::Built(part) => {
                let pictures = part.pictures().iter().map(|picture| self.picture(picture));
                let pictures: Vec<Picture> = pictures.collect::<Result<_, _>>()?;
                Block::Section(built::section(part, &pictures, self.content))
            }
            source::Block::TestResults(_) => {
                return Ok(self.results.map_or_else(Vec::new, results::blocks_of));
            }
        };
        Ok(vec![block])
    }

    fn next_steps(&mut self, shown: &source::ShownSteps) -> Result<Section, BuildError> {
        let heading = Block::Heading(Heading {
            level: 2,
            text: shown.heading.0.clone(),
            anchor: None,
        });
        let steps = match &shown.steps {
            source::Steps::List(items) => Block::List(List {
                ordered: false,
                items: self.marked_texts(items),
            }),
            source::Steps::Ideas(ideas) => Block::Ideas(self.ideas(ideas)?),
        };
        Ok(section("next", &[heading, steps]))
    }

    fn group(&mut self, group: &source::Group) -> Result<Section, BuildError> {
        let blocks = group.blocks.iter().map(|block| self.block(block));
        let blocks: Vec<Vec<Block>> = blocks.collect::<Result<_, _>>()?;
        let class = match group.kind {
            GroupKind::PreferredWay => "way-in preferred",
            GroupKind::Way => "way-in",
            GroupKind::CheckMe => "check-me",
            GroupKind::HelpService => "help-service",
            GroupKind::Referral => "referral",
        };
        Ok(section(class, &blocks.concat()))
    }

    fn figure(&mut self, figure: &source::Figure) -> Result<Figure, BuildError> {
        Ok(Figure {
            picture: self.picture(&figure.picture)?,
            caption: figure.caption.as_ref().map(|text| self.text(text)),
        })
    }

    fn card(&mut self, card: &source::LinkCard) -> Result<LinkCard, BuildError> {
        let picture = card.picture.as_ref();
        Ok(LinkCard {
            to: self.address(card.to.as_str()),
            title: card.title.0.clone(),
            text: self.text(&card.text),
            picture: picture.map(|picture| self.picture(picture)).transpose()?,
        })
    }

    fn ideas(&mut self, ideas: &[source::Idea]) -> Result<Vec<Idea>, BuildError> {
        let shown = ideas.iter().filter(|idea| idea.is_shown());
        shown
            .map(|idea| {
                Ok(Idea {
                    picture: self.picture(idea.shown_picture())?,
                    text: self.marked_texts(idea.sentences()),
                })
            })
            .collect()
    }

    /// A picture below the opening.
    fn picture(&mut self, picture: &source::Picture) -> Result<Picture, BuildError> {
        let sheet = self.sheet.clone();
        self.picture_of(picture, &sheet)
    }

    fn picture_of(
        &mut self,
        picture: &source::Picture,
        sheet: &str,
    ) -> Result<Picture, BuildError> {
        let source = picture.source.as_str();
        let loading = std::mem::replace(&mut self.loading, Loading::Lazy);
        let html = if is_drawing(source) {
            self.artwork.markup(picture, sheet)?
        } else {
            let photograph = self.photographs.get(source);
            let photograph = photograph.ok_or_else(|| BuildError::NoPicture {
                file: source.to_owned(),
            })?;
            self.css_rules.extend(photograph.style());
            photograph.markup(&picture.alternative.0, loading, self.base)
        };
        Picture::new(html).ok_or_else(|| BuildError::NoPicture {
            file: source.to_owned(),
        })
    }

    /// The meanings of the words that have been marked, as HTML: each is a popover; on paper, and in browsers without
    /// popovers, they are a list.
    fn meanings(&self) -> String {
        let meanings = self.marker.marked().map(|hard| {
            let own = self.own_meanings.get(&hard.word.to_lowercase());
            let meaning = self.text(own.unwrap_or(&hard.meaning)).plain();
            let word = hard.word.to_owned();
            view! { <div id=hard.id.clone() popover=""><strong>{word}</strong>" "{meaning}</div> }
        });
        let meanings: Vec<_> = meanings.collect();
        if meanings.is_empty() {
            return String::new();
        }
        render_fragment(|| view! { <h2>{words::MEANINGS}</h2>{meanings} })
    }

    /// Texts in which hard words are marked.
    fn marked_texts<'t>(&mut self, texts: impl IntoIterator<Item = &'t source::Text>) -> Vec<Text> {
        texts.into_iter().map(|text| self.marked(text)).collect()
    }

    /// A text in which hard words are marked.
    fn marked(&mut self, text: &source::Text) -> Text {
        let text = self.text(text);
        self.marker.mark(text)
    }

    fn text(&self, text: &source::Text) -> Text {
        match text {
            source::Text::Plain(words) => Text::Plain(words.0.clone()),
            source::Text::Parts(parts) => {
                Text::Parts(parts.iter().map(|part| self.part(part)).collect())
            }
        }
    }

    fn part(&self, part: &source::Part) -> Part {
        let words = |words: &PlainText| words.0.clone();
        match part {
            source::Part::Plain(plain) => Part::Plain(words(plain)),
            source::Part::Marked(marked) => Part::Marked(match marked {
                source::Marked::Emphasis(stressed) => Marked::Emphasis(words(stressed)),
                source::Marked::Strong(strong) => Marked::Strong(words(strong)),
                source::Marked::Link(link) => Marked::Link(Link {
                    text: words(&link.text),
                    to: self.address(link.to.as_str()),
                }),
            }),
        }
    }

    /// The final address of a link, below the site's base. On an Easy Read page it is that of the target's Easy Read
    /// edition, unless it has an anchor: anchors exist in one edition only.
    fn address(&self, to: &str) -> String {
        if !to.starts_with('/') {
            return to.to_owned();
        }
        let is_easy_read = routes::standard(self.slug).is_some() && !to.contains('#');
        let slug = routes::slug(to).filter(|_| is_easy_read);
        match slug.filter(|slug| self.editions.has_easy_read(slug)) {
            Some(slug) => self.base.page(&routes::easy_read(slug)),
            None => self.base.at(to),
        }
    }
}

/// Blocks as a part of the page that the app only inserts.
fn section(class: &str, blocks: &[Block]) -> Section {
    Section {
        class: class.into(),
        html: render_fragment(|| blocks.iter().map(in_section).collect_view()),
    }
}

/// A block of a section. The style sheet removes the markers of its list, so it needs the role.
fn in_section(inner: &Block) -> Element {
    let rendered = components::block(inner);
    match inner {
        Block::List(_) => rendered.set("role", "list"),
        _ => rendered,
    }
}
