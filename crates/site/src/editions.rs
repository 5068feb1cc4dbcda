//! Which pages have an Easy Read edition, and which a booklet. Links on an Easy Read page point to Easy Read pages, so
//! a visitor's choice lasts without being stored.

use std::collections::{BTreeMap, BTreeSet};

use attune::routes;

use crate::source::{Block, Content, Idea, Page, PageSlug};

/// A page of the site. An alias has the source of the page that it repeats.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry<'a> {
    pub source: &'a Page,
    pub alias_of: Option<&'a str>,
}

/// Every page of the site by slug. A page that is written in Easy Read gets an alias at an Easy Read address, so that
/// its links stay in the edition that a visitor reads.
pub(crate) fn entries(content: &Content) -> BTreeMap<String, Entry<'_>> {
    let pages = content.pages.iter().map(|(slug, source)| {
        let alias_of = None;
        (slug.0.clone(), Entry { source, alias_of })
    });
    let is_repeated =
        |slug: &PageSlug, page: &Page| page.is_easy_read && slug.as_str() != routes::NOT_FOUND;
    let repeated = content
        .pages
        .iter()
        .filter(|(slug, page)| is_repeated(slug, page));
    let aliases = repeated.map(|(slug, source)| {
        let alias_of = Some(slug.as_str());
        (routes::easy_read(slug.as_str()), Entry { source, alias_of })
    });
    pages.chain(aliases).collect()
}

/// Which pages have further editions.
pub(crate) struct Editions {
    /// The slugs of the pages with an Easy Read edition.
    pub easy_read: Vec<String>,
    /// The slugs of the pages with a booklet.
    pub booklets: BTreeSet<String>,
}

impl Editions {
    /// Determines the editions from the slugs of all pages, each with whether it is a story.
    pub fn of<'s>(pages: impl Iterator<Item = (&'s str, bool)> + Clone) -> Self {
        let standard = pages.clone().filter_map(|(slug, _)| routes::standard(slug));
        // The page for unknown addresses has no address that a link between editions could point to.
        let easy_read = standard.filter(|slug| *slug != routes::NOT_FOUND);
        let stories = pages.filter(|(slug, is_story)| {
            // A story's editions share one booklet, which links back to the standard page.
            *is_story && *slug != routes::NOT_FOUND && routes::standard(slug).is_none()
        });
        Self {
            easy_read: easy_read.map(str::to_owned).collect(),
            booklets: stories.map(|(slug, _)| slug.to_owned()).collect(),
        }
    }

    pub fn has_easy_read(&self, slug: &str) -> bool {
        self.easy_read.iter().any(|known| known == slug)
    }
}

/// Whether blocks make a story in pictures, of which a step is shown.
pub(crate) fn is_story(blocks: &[&Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Steps(steps) => steps.iter().any(Idea::is_shown),
        _ => false,
    })
}

/// Whether a page should have an Easy Read edition but has none.
#[must_use]
pub fn lacks_easy_read(content: &Content, slug: &str, page: &Page) -> bool {
    let is_one = routes::standard(slug).is_some() || page.is_easy_read;
    let edition = PageSlug(routes::easy_read(slug));
    !is_one && !content.pages.contains_key(&edition) && slug != routes::NOT_FOUND
}
