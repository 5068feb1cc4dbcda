//! The site data in every page: just enough to render header and footer, so that a page's size doesn't grow with the
//! number of pages.

use serde::{Deserialize, Serialize};

use super::page::Page;
use crate::routes::Base;
use crate::{routes, words};

/// The site's name and menu.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shell {
    /// The path of the site on its host.
    #[serde(default)]
    pub base: Base,
    /// A hash of the content and the app of this build.
    pub content_version: String,
    /// The name in the header and in tabs.
    pub name: String,
    /// The name in the footer: that of the practice, if it is known.
    pub owner: String,
    /// The site's mark as HTML.
    pub mark: String,
    /// The menu, in its order.
    pub menu: Vec<MenuItem>,
    /// Further pages in the footer.
    pub foot: Vec<MenuItem>,
    /// The slugs of the pages with an Easy Read edition.
    pub easy_read: Vec<String>,
}

/// An entry of the menu.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MenuItem {
    /// The page's slug.
    pub slug: String,
    /// Its short name.
    pub label: String,
}

/// The data block of a prerendered page, which the browser hydrates from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageData {
    /// The site's name and menu.
    pub shell: Shell,
    /// The slug of the page.
    pub slug: String,
    /// Its content.
    pub page: Page,
    /// The nodes that hydration visits, in the notation of `crates/site/src/pages/shape.rs`.
    pub shape: String,
}

impl Shell {
    /// The title of a page, with the edition if it is an Easy Read one: both editions have the same heading.
    #[must_use]
    pub fn title(slug: &str, page: &Page) -> String {
        let title = page.title.as_str();
        match routes::standard(slug) {
            Some(_) => [title, " – ", words::EASY_READ].concat(),
            None => title.to_owned(),
        }
    }

    /// The document title: the title and the site's name, unless they are equal.
    #[must_use]
    pub fn document_title(&self, slug: &str, page: &Page) -> String {
        let title = Self::title(slug, page);
        if page.title.as_str() == self.name {
            title
        } else {
            [&title, " – ", &self.name].concat()
        }
    }

    /// The address of a page for a link on the page at `path`: from an Easy Read page, links lead to Easy Read pages.
    #[must_use]
    pub fn address(&self, slug: &str, path: &str) -> String {
        let is_easy_read = self.base.slug(path).and_then(routes::standard).is_some();
        if is_easy_read && self.easy_read.iter().any(|known| known == slug) {
            self.base.page(&routes::easy_read(slug))
        } else {
            self.base.page(slug)
        }
    }

    /// The address of a page's content.
    #[must_use]
    pub fn content(&self, slug: &str) -> String {
        self.base
            .file(&routes::content_file(&self.content_version, slug))
    }
}
