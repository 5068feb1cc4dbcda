//! From what the owner wrote to what is rendered: gaps are filled or left out, links get their addresses, pictures
//! become HTML. The only way from a [`source::Page`] to a [`Page`].

use std::collections::{BTreeMap, BTreeSet};

use attune::content::page::{
    Block, Figure, Heading, Idea, LinkCard, List, Page, Picture, Question, Quote, Word,
};
use attune::content::text::{Link, Marked, Part, Text};
use attune::routes::{self, Base};

use crate::editions::{self, Editions, Entry};
use crate::error::BuildError;
use crate::files::Files;
use crate::fragment::render_fragment;
use crate::pictures::artwork::Artwork;
use crate::pictures::photograph::{Loading, Photographs};
use crate::pictures::{MARK, is_drawing};
use crate::results::{self, Results};
use crate::source::{self, Content, PlainText};
use crate::tools::{EditionLinks, Tools, tools};

/// The width and height of the mark in pixels: `--mark` of `style/1-tokens.css` at the usual size of words.
const MARK_SIZE: u32 = 42;

/// The pages as they are rendered, and what belongs to them.
pub(crate) struct Resolved {
    /// Each page by its slug, aliases among them.
    pub pages: BTreeMap<String, Page>,
    /// Which pages have further editions.
    pub editions: Editions,
    /// The sheets of artwork.
    pub files: Files,
    /// The style rules of the photographs, each once.
    pub rules: BTreeSet<String>,
    /// The site's mark as HTML.
    pub mark: String,
}

/// Resolves every page.
///
/// # Errors
/// When a page shows a picture that is neither artwork nor one of the photographs.
pub(crate) fn resolve(
    content: &Content,
    artwork: &Artwork,
    photographs: &Photographs,
    results: Option<&Results>,
) -> Result<Resolved, BuildError> {
    let entries = editions::entries(content);
    let shown: BTreeMap<&str, Vec<&source::Block>> = entries
        .iter()
        .map(|(slug, entry)| {
            let blocks = results::shown_blocks(&entry.source.blocks, results);
            (slug.as_str(), blocks)
        })
        .collect();
    let stories = shown.iter().map(|(slug, blocks)| (*slug, is_story(blocks)));
    let editions = Editions::of(stories);
    let base = content.site.base();
    let mut files = Files::new();
    let mut rules = BTreeSet::new();
    let mut pages = BTreeMap::new();
    for (slug, entry) in &entries {
        let blocks = &shown[slug.as_str()];
        let stem = slug.replace('/', "-");
        let opening = artwork.sheet(&[&stem, "-opening"].concat(), entry.source.picture.iter())?;
        let below = blocks.iter().flat_map(|block| block.pictures());
        let rest = artwork.sheet(&stem, below)?;
        let mut resolver = Resolver {
            base: &base,
            editions: &editions,
            artwork,
            photographs,
            results,
            slug,
            loading: Loading::First,
            rules: &mut rules,
            sheet: base.file(&rest.path),
        };
        let opening_sheet = base.file(&opening.path);
        pages.insert(slug.clone(), resolver.page(entry, blocks, &opening_sheet)?);
        for sheet in [opening, rest] {
            if !sheet.is_empty {
                files.insert(sheet.path, sheet.svg.into_bytes());
            }
        }
    }
    Ok(Resolved {
        pages,
        editions,
        files,
        rules,
        mark: mark(artwork)?,
    })
}

/// The mark is on every page, so it is inline. It has a size for browsers that don't apply the style sheet, where it
/// would be as wide as the page.
fn mark(artwork: &Artwork) -> Result<String, BuildError> {
    let mark = artwork.get(MARK)?;
    Ok(format!(
        "<svg viewBox=\"0 0 {} {}\" width=\"{MARK_SIZE}\" height=\"{MARK_SIZE}\" aria-hidden=\"true\">{}</svg>",
        mark.width, mark.height, mark.inside
    ))
}

fn is_story(blocks: &[&source::Block]) -> bool {
    blocks.iter().any(|block| match block {
        source::Block::Steps(steps) => steps.iter().any(source::Idea::is_shown),
        _ => false,
    })
}

/// Resolves one page.
struct Resolver<'a> {
    base: &'a Base,
    editions: &'a Editions,
    artwork: &'a Artwork,
    photographs: &'a Photographs,
    results: Option<&'a Results>,
    slug: &'a str,
    /// How the next picture is fetched.
    loading: Loading,
    rules: &'a mut BTreeSet<String>,
    /// The address of the sheet with the drawings below the opening.
    sheet: String,
}

impl Resolver<'_> {
    fn page(
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
        let blocks: Vec<Vec<Block>> = blocks
            .iter()
            .map(|block| self.block(block))
            .collect::<Result<_, _>>()?;
        Ok(Page {
            title: source.title.0.clone(),
            description: source.description.0.clone(),
            picture,
            lead: source.lead.as_ref().map(|text| self.text(text)),
            tools: self.tools(source, &blocks),
            alias_of: entry.alias_of.map(str::to_owned),
            blocks: blocks.into_iter().flatten().collect(),
        })
    }

    /// The ways to read the page, as HTML.
    fn tools(&self, source: &source::Page, blocks: &[Vec<Block>]) -> String {
        let standard = routes::standard(self.slug);
        let name = standard.unwrap_or(self.slug);
        let has_editions = !source.is_easy_read && self.editions.has_easy_read(name);
        let mut blocks = blocks.iter().flatten();
        let is_story = blocks.any(|block| matches!(block, Block::Steps(_)));
        let has_booklet = is_story && self.editions.booklets.contains(name);
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

    /// The blocks that a block of the source becomes: none from an open gap, several from test results.
    fn block(&mut self, block: &source::Block) -> Result<Vec<Block>, BuildError> {
        let block = match block {
            source::Block::Paragraph(text) => Block::Paragraph(self.text(text)),
            source::Block::Heading(heading) => Block::Heading(Heading {
                level: heading.level,
                text: heading.text.0.clone(),
                anchor: heading.anchor.as_ref().map(|anchor| anchor.0.clone()),
            }),
            source::Block::List(list) => Block::List(List {
                ordered: list.ordered,
                items: self.texts(&list.items),
            }),
            source::Block::Quote(quote) => Block::Quote(Quote {
                text: self.text(&quote.text),
                source: quote.source.as_ref().map(|source| source.0.clone()),
            }),
            source::Block::Note(text) => Block::Note(self.text(text)),
            source::Block::Picture(figure) => Block::Picture(self.figure(figure)?),
            source::Block::Pictures(figures) => {
                let figures = figures.iter().map(|figure| self.figure(figure));
                Block::Pictures(figures.collect::<Result<_, _>>()?)
            }
            source::Block::LinkCard(card) => Block::LinkCard(self.card(card)?),
            source::Block::Questions(questions) => {
                let questions = questions.iter().map(|question| Question {
                    question: question.question.0.clone(),
                    answer: self.texts(&question.answer),
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
                    .map(|text| Block::Paragraph(self.text(text)))
                    .collect());
            }
            source::Block::TestResults(_) => {
                return Ok(self.results.map_or_else(Vec::new, results::blocks_of));
            }
        };
        Ok(vec![block])
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
                    text: self.texts(idea.sentences()),
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
            let photograph = photograph.ok_or_else(|| BuildError::missing_picture(source))?;
            self.rules.extend(photograph.style());
            photograph.markup(&picture.alternative.0, loading, self.base)
        };
        Picture::new(html).ok_or_else(|| BuildError::missing_picture(source))
    }

    fn texts<'t>(&self, texts: impl IntoIterator<Item = &'t source::Text>) -> Vec<Text> {
        texts.into_iter().map(|text| self.text(text)).collect()
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

    /// The address of a link: on an Easy Read page, that of the other page's Easy Read edition; and below the base of
    /// the site. An anchor is a place in one edition only.
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
