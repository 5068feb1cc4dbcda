//! The pages at hand. A page that once arrived stays, so that it is never fetched twice.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::tachys::renderer::types;

use crate::components::{RoutedPage, article, element};
use crate::content::page::Page;

/// The pages at hand, by slug. A handle: copies share the same pages. (A visitor's few pages need no
/// map, and its code would be theirs to load.)
#[derive(Clone, Copy)]
pub struct Pages {
    at_hand: StoredValue<Vec<(String, Arc<Page>)>>,
    /// The articles of pages that a visitor may go to, built ahead, by slug.
    prepared: StoredValue<Vec<(String, types::Element)>, LocalStorage>,
}

impl Pages {
    /// Holds the page that stands.
    #[must_use]
    pub fn new(slug: String, page: Page) -> Self {
        Self {
            at_hand: StoredValue::new(vec![(slug, Arc::new(page))]),
            prepared: StoredValue::new_local(Vec::new()),
        }
    }

    /// The pages that the app provided.
    ///
    /// # Panics
    /// Outside of the app.
    #[must_use]
    pub fn from_context() -> Self {
        expect_context()
    }

    /// Keeps a page.
    pub fn keep(self, slug: String, page: Arc<Page>) {
        self.at_hand.update_value(|pages| pages.push((slug, page)));
    }

    /// The page, where it is at hand.
    #[must_use]
    pub fn get(self, slug: &str) -> Option<Arc<Page>> {
        self.at_hand.with_value(|pages| {
            pages
                .iter()
                .find(|(at_hand, _)| at_hand == slug)
                .map(|(_, page)| Arc::clone(page))
        })
    }

    /// Whether the page is at hand.
    #[must_use]
    pub fn has(self, slug: &str) -> bool {
        self.get(slug).is_some()
    }

    /// Builds the page's article, unless that is done or the page isn't at hand; gives it to be kept where
    /// nobody sees it.
    pub fn prepare(self, slug: &str) -> Option<types::Element> {
        let is_done = self
            .prepared
            .with_value(|prepared| prepared.iter().any(|(known, _)| known == slug));
        let page = self.get(slug).filter(|_| !is_done)?;
        let built = article(&page).build();
        self.prepared
            .update_value(|prepared| prepared.push((slug.to_owned(), built.clone())));
        Some(built)
    }

    /// Draws the page; `layout` names its layout for the style sheets. An empty one where it isn't at hand;
    /// the driver doesn't let the router go to a page before it is.
    pub fn draw(self, slug: &str, layout: impl FnOnce(&Page) -> &'static str) -> RoutedPage {
        let Some(page) = self.get(slug) else {
            return RoutedPage(element("article"));
        };
        let prepared = self.prepared.try_update_value(|prepared| {
            let at = prepared.iter().position(|(known, _)| known == slug)?;
            Some(prepared.swap_remove(at).1)
        });
        let drawn = match prepared.flatten() {
            Some(built) => element("article").built(built),
            None => article(&page),
        };
        RoutedPage(drawn.class(layout(&page)))
    }
}
