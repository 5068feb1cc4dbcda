//! What every page carries besides its own content: just enough of the site to draw header and
//! footer, so that a page's weight does not grow with the number of pages.

use serde::{Deserialize, Serialize};

use super::model::Page;
use crate::routes::Base;
use crate::{routes, words};

/// The site's name and menu.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// Where the site begins on its host.
    #[serde(default)]
    pub base: Base,
    /// What the content of this build is called as a whole.
    pub edition: String,
    /// The name in the header and in tabs.
    pub name: String,
    /// The site's mark, as the build drew it.
    pub mark: String,
    /// The menu, in its order.
    pub menu: Vec<MenuItem>,
    /// What the foot of the page names besides.
    pub foot: Vec<MenuItem>,
    /// The slugs of the pages with an Easy Read edition.
    pub easy_read: Vec<String>,
}

/// A page as the menu names it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MenuItem {
    /// The page's slug.
    pub slug: String,
    /// Its short name.
    pub label: String,
}

/// What a prerendered page hands to the browser in its data block.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageData {
    /// The site's name and menu.
    pub frame: Frame,
    /// The slug of the page that stands.
    pub slug: String,
    /// Its content.
    pub page: Page,
    /// The nodes that the app hydrates, as `site::shape` writes them.
    pub shape: String,
}

/// The id of the data block in a prerendered page.
pub const DATA_ID: &str = "page-data";

impl Frame {
    /// What the page called `slug` is called where it is told from others: its title and its edition.
    #[must_use]
    pub fn title(slug: &str, page: &Page) -> String {
        let title = page.title.as_str();
        match routes::standard(slug) {
            Some(_) => [title, " – ", words::EASY_READ].concat(),
            None => title.to_owned(),
        }
    }

    /// What a tab shows for it: the same, and the site's name where that differs.
    #[must_use]
    pub fn document_title(&self, slug: &str, page: &Page) -> String {
        let title = Self::title(slug, page);
        if page.title.as_str() == self.name {
            title
        } else {
            [&title, " – ", &self.name].concat()
        }
    }

    /// The address of the page called `slug`, for a link on the page at `path`: whoever reads the Easy
    /// Read edition of one page is led to that of the next.
    #[must_use]
    pub fn address(&self, slug: &str, path: &str) -> String {
        let reads_easily = self.base.slug(path).and_then(routes::standard).is_some();
        if reads_easily && self.easy_read.iter().any(|known| known == slug) {
            self.base.page(&routes::easy_read(slug))
        } else {
            self.base.page(slug)
        }
    }

    /// The address of the content of the page called `slug`.
    #[must_use]
    pub fn content(&self, slug: &str) -> String {
        self.base.file(&routes::content_file(&self.edition, slug))
    }
}
