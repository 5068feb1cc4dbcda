//! The pages at hand. A page that once arrived stays, so that it is never fetched twice.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::{Element, RoutedPage, element};
use crate::content::model::Page;

/// The pages at hand, by slug. A handle: copies share the same pages. (A visitor's few pages need no
/// map, and its code would be theirs to load.)
#[derive(Clone, Copy)]
pub struct Pages(StoredValue<Vec<(String, Arc<Page>)>>);

impl Pages {
    /// Holds the page that stands.
    #[must_use]
    pub fn new(slug: String, page: Page) -> Self {
        Self(StoredValue::new(vec![(slug, Arc::new(page))]))
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
        self.0.update_value(|pages| pages.push((slug, page)));
    }

    /// The page, where it is at hand.
    #[must_use]
    pub fn get(self, slug: &str) -> Option<Arc<Page>> {
        self.0.with_value(|pages| {
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

    /// Draws the page with `layout`. An empty one where it isn't at hand; the driver doesn't let the
    /// router go to a page before it is.
    pub fn draw(self, slug: &str, layout: impl FnOnce(&Page) -> Element) -> RoutedPage {
        RoutedPage(match self.get(slug) {
            Some(page) => layout(&page),
            None => element("article"),
        })
    }
}
