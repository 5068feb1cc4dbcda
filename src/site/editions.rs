//! The ways to read each page: its Easy Read edition where there is one, aloud, on paper. Links on an Easy
//! Read page lead to Easy Read pages, so that a visitor's choice is kept without being stored.

use std::collections::BTreeSet;

use super::page::draw_apart;
use crate::components::{Editions, Tools, tools};
use crate::content::check::Content;
use crate::content::model::{Address, Block, Page, PageSlug};
use crate::content::text::{Marked, Part, Text};
use crate::routes;

/// The slugs of the pages with an Easy Read edition.
pub fn with_easy_read(content: &Content) -> impl Iterator<Item = &str> {
    let pages = content.pages.keys();
    let standard = pages.filter_map(|slug| routes::standard(slug.as_str()));
    // The page for unknown addresses has no address that a link between editions could lead to.
    standard.filter(|slug| *slug != routes::NOT_FOUND)
}

/// Whether a booklet is made of a page. Its editions share it, and it leads back to the page.
#[must_use]
pub fn has_booklet(slug: &str, page: &Page) -> bool {
    page.is_story() && slug != routes::NOT_FOUND && routes::standard(slug).is_none()
}

/// Whether a page should have an Easy Read edition and has none.
#[must_use]
pub fn lacks_easy_read(content: &Content, slug: &str, page: &Page) -> bool {
    let is_one = routes::standard(slug).is_some() || page.is_easy_read;
    let has_one = content
        .pages
        .contains_key(&PageSlug(routes::easy_read(slug)));
    !is_one && !has_one && slug != routes::NOT_FOUND
}

/// Gives every page its tools, and every Easy Read page links to its like. A page that is Easy Read as
/// it is gets a twin at an Easy Read address, so that its links know which edition a visitor reads.
pub fn prepare(content: &mut Content) {
    let twins: Vec<(PageSlug, Page)> = content
        .pages
        .iter()
        .filter(|(slug, page)| page.is_easy_read && slug.as_str() != routes::NOT_FOUND)
        .map(|(slug, page)| {
            let alias = Page {
                alias_of: Some(slug.0.clone()),
                ..page.clone()
            };
            (PageSlug(routes::easy_read(slug.as_str())), alias)
        })
        .collect();
    content.pages.extend(twins);
    let known: Vec<String> = with_easy_read(content).map(str::to_owned).collect();
    let base = content.site.base();
    let booklets = content.pages.iter();
    let booklets: BTreeSet<PageSlug> = booklets
        .filter(|(slug, page)| has_booklet(slug.as_str(), page))
        .map(|(slug, _)| slug.clone())
        .collect();
    for (slug, page) in &mut content.pages {
        let standard = routes::standard(slug.as_str());
        for address in addresses(page) {
            if standard.is_some() {
                lead_to_easy_read(address, &known);
            }
            if address.0.starts_with('/') {
                address.0 = base.at(&address.0);
            }
        }
        let name = standard.unwrap_or(slug.as_str());
        let has_editions = !page.is_easy_read && known.iter().any(|known| known == name);
        page.tools = draw_apart(|| {
            tools(&Tools {
                editions: has_editions.then(|| Editions {
                    standard: base.page(name),
                    easy_read: base.page(&routes::easy_read(name)),
                    reads_easily: standard.is_some(),
                }),
                booklet: (page.is_story() && booklets.contains(&PageSlug(name.to_owned())))
                    .then(|| base.at(&routes::booklet(name))),
            })
        });
    }
}

fn lead_to_easy_read(address: &mut Address, known: &[String]) {
    let (path, anchor) = match address.0.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor)),
        None => (address.as_str(), None),
    };
    // An anchor is a place in one edition only.
    let slug = routes::slug(path).filter(|_| anchor.is_none());
    if let Some(slug) = slug.filter(|slug| known.iter().any(|known| known == slug)) {
        address.0 = routes::path(&routes::easy_read(slug));
    }
}

/// Where the links of a page lead.
fn addresses(page: &mut Page) -> Vec<&mut Address> {
    let mut found: Vec<&mut Address> = page.lead.iter_mut().flat_map(linked).collect();
    for block in &mut page.blocks {
        match block {
            Block::Paragraph(text) | Block::Note(text) => found.extend(linked(text)),
            Block::List(list) => found.extend(list.items.iter_mut().flat_map(linked)),
            Block::LinkCard(card) => found.push(&mut card.to),
            Block::Ideas(ideas) | Block::Steps(ideas) => {
                let texts = ideas.iter_mut().flat_map(|idea| &mut idea.text);
                found.extend(texts.flat_map(linked));
            }
            Block::Questions(questions) => {
                let texts = questions.iter_mut().flat_map(|one| &mut one.answer);
                found.extend(texts.flat_map(linked));
            }
            Block::WordList(words) => {
                found.extend(words.iter_mut().flat_map(|word| linked(&mut word.meaning)));
            }
            Block::Quote(_)
            | Block::Heading(_)
            | Block::Picture(_)
            | Block::Pictures(_)
            | Block::Gap(_)
            | Block::TestResults(_) => {}
        }
    }
    found
}

fn linked(text: &mut Text) -> impl Iterator<Item = &mut Address> {
    let parts = match text {
        Text::Plain(_) => &mut [][..],
        Text::Parts(parts) => parts.as_mut_slice(),
    };
    parts.iter_mut().filter_map(|part| match part {
        Part::Marked(Marked::Link(link)) => Some(&mut link.to),
        Part::Plain(_) | Part::Marked(_) => None,
    })
}
