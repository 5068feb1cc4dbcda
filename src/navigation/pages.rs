//! The pages that are loaded, so that no page is fetched twice.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::tachys::renderer::types;

use crate::components::{RoutedPage, article, element};
use crate::content::page::Page;

/// The loaded pages, by slug. A handle: copies share the same pages. (A visit has few pages, so lists are fast enough,
/// and the code of a map would add to the WebAssembly.)
#[derive(Clone, Copy)]
pub struct Pages {
    loaded: StoredValue<Vec<(String, Arc<Page>)>>,
    /// The articles of pages that a visitor may go to, built ahead, by slug.
    prebuilt: StoredValue<Vec<(String, types::Element)>, LocalStorage>,
}

impl Pages {
    /// Starts with the current page.
    #[must_use]
    pub fn new(slug: String, page: Page) -> Self {
        Self {
            loaded: StoredValue::new(vec![(slug, Arc::new(page))]),
            prebuilt: StoredValue::new_local(Vec::new()),
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

    /// Adds a page.
    pub fn insert(self, slug: String, page: Arc<Page>) {
        self.loaded.update_value(|pages| pages.push((slug, page)));
    }

    /// The page, if it is loaded.
    #[must_use]
    pub fn get(self, slug: &str) -> Option<Arc<Page>> {
        self.loaded.with_value(|pages| {
            pages
                .iter()
                .find(|(loaded, _)| loaded == slug)
                .map(|(_, page)| Arc::clone(page))
        })
    }

    /// Whether the page is loaded.
    #[must_use]
    pub fn has(self, slug: &str) -> bool {
        self.get(slug).is_some()
    }

    /// Builds the page's article ahead, and returns it for a hidden container. `None` if it is already built, or if the
    /// page isn't loaded.
    pub fn prebuild(self, slug: &str) -> Option<types::Element> {
        let is_done = self
            .prebuilt
            .with_value(|prebuilt| prebuilt.iter().any(|(known, _)| known == slug));
        let page = self.get(slug).filter(|_| !is_done)?;
        let built = article(&page).build();
        self.prebuilt
            .update_value(|prebuilt| prebuilt.push((slug.to_owned(), built.clone())));
        Some(built)
    }

    /// Renders the page; `layout` names its layout for the style sheets. Renders an empty article if the page isn't
    /// loaded; the driver doesn't let the router go to a page before it is.
    pub fn render(self, slug: &str, layout: impl FnOnce(&Page) -> &'static str) -> RoutedPage {
        let Some(page) = self.get(slug) else {
            return RoutedPage(element("article"));
        };
        let prebuilt = self.prebuilt.try_update_value(|prebuilt| {
            let at = prebuilt.iter().position(|(known, _)| known == slug)?;
            Some(prebuilt.swap_remove(at).1)
        });
        let rendered = match prebuilt.flatten() {
            Some(built) => element("article").built(built),
            None => article(&page),
        };
        RoutedPage(rendered.class(layout(&page)))
    }
}
