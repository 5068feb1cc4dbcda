//! Turns each [`source::Page`], which the owner wrote, into a [`Page`], which is rendered: gaps are filled or left out,
//! links get their final addresses, and pictures become HTML. Nothing else converts between the two.

mod contents;
mod page;
mod terms;

use std::collections::{BTreeMap, BTreeSet};

use attune::content::page::Page;
use attune::routes;

use self::page::PageResolver;
use self::terms::{Marker, hard_words, own_meanings};
use crate::editions::{self, Editions};
use crate::error::BuildError;
use crate::files::Files;
use crate::pictures::MARK;
use crate::pictures::artwork::Artwork;
use crate::pictures::photograph::{Loading, Photographs};
use crate::results::{self, Results};
use crate::source::{self, Content};

/// The width and height of the site's mark in pixels: `--mark` in `style/1-tokens.css` at the default text size.
const MARK_SIZE: u32 = 42;

/// The resolved pages and the data that goes with them.
pub(crate) struct Resolved {
    /// Each page by its slug, including aliases.
    pub pages: BTreeMap<String, Page>,
    /// Which pages have further editions.
    pub editions: Editions,
    /// The sheets of artwork.
    pub files: Files,
    /// The CSS rules of the photographs, without duplicates.
    pub css_rules: BTreeSet<String>,
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
    let stories = shown
        .iter()
        .map(|(slug, blocks)| (*slug, editions::is_story(blocks)));
    let editions = Editions::of(stories);
    let hard_words = hard_words(content);
    let base = content.site.base();
    let mut files = Files::new();
    let mut css_rules = BTreeSet::new();
    let mut pages = BTreeMap::new();
    for (slug, entry) in &entries {
        let blocks = &shown[slug.as_str()];
        let stem = slug.replace('/', "-");
        let opening = artwork.sheet(&[&stem, "-opening"].concat(), entry.source.picture.iter())?;
        let below = blocks.iter().flat_map(|block| block.pictures());
        let rest = artwork.sheet(&stem, below)?;
        // The list itself explains its words already.
        let is_word_list = routes::standard(slug).unwrap_or(slug) == routes::HARD_WORDS;
        let marked = if is_word_list { &[] } else { &hard_words[..] };
        let mut resolver = PageResolver {
            content,
            base: &base,
            editions: &editions,
            artwork,
            photographs,
            results,
            slug,
            loading: Loading::First,
            marker: Marker::new(marked),
            own_meanings: own_meanings(blocks.iter().copied()),
            css_rules: &mut css_rules,
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
        css_rules,
        mark: mark(artwork)?,
    })
}

/// The mark is on every page, so it is inline. It has a size because without the style sheet it would be as wide as the
/// page.
fn mark(artwork: &Artwork) -> Result<String, BuildError> {
    let mark = artwork.get(MARK)?;
    Ok(format!(
        "<svg viewBox=\"0 0 {} {}\" width=\"{MARK_SIZE}\" height=\"{MARK_SIZE}\" aria-hidden=\"true\">{}</svg>",
        mark.width, mark.height, mark.inside
    ))
}
