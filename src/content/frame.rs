//! What every page carries besides its own content: just enough of the site to draw header and
//! footer, so that a page's weight does not grow with the number of pages.

use serde::{Deserialize, Serialize};

use super::model::Page;

/// The site's name and menu.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// The name in the header and in tabs.
    pub name: String,
    /// The site's mark, as the build drew it.
    pub mark: String,
    /// The menu, in its order.
    pub menu: Vec<MenuItem>,
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
}

/// The id of the data block in a prerendered page.
pub const DATA_ID: &str = "page-data";

impl Frame {
    /// What a tab shows for a page: its title and the site's name, or just the one where both agree.
    #[must_use]
    pub fn document_title(&self, page: &Page) -> String {
        if page.title.as_str() == self.name {
            self.name.clone()
        } else {
            [page.title.as_str(), " – ", &self.name].concat()
        }
    }
}
