//! Facts about the site as a whole: `public/content/site.json`.

use attune::routes::Base;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::next_steps::NextSteps;
use super::strings::{Description, Language, PageSlug, PlainText, SiteAddress};

/// Site-wide facts: `public/content/site.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// The path of this file's schema, so that editors complete and check the file as you type.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The name in the header, in tabs and on shared links.
    pub name: PlainText,
    /// The language of every page, as a BCP 47 tag such as `en-GB`.
    pub language: Language,
    /// The address the site will have on the web, without a slash at its end: `https://example.org`.
    pub address: SiteAddress,
    /// One sentence about the site, at most 160 characters.
    pub description: Description,
    /// The pages of the site. Each has a file `pages/<slug>.json`; `home` is the front page.
    pub pages: Vec<PageSlug>,
    /// The pages named in the menu, in its order.
    pub menu: Vec<PageSlug>,
    /// The pages named at the foot of every page, after those of the menu.
    #[serde(default)]
    pub foot: Vec<PageSlug>,
    /// Other addresses that lead to a page, such as one that an older site used.
    #[serde(default)]
    pub redirects: Vec<Redirect>,
    /// Whether visitors' devices store the site, so that it works without a connection. If this is
    /// `false`, devices that have stored it delete it at the next visit.
    #[serde(default = "yes")]
    pub offline: bool,
    /// How a visitor can go on after reading. A page shows it with the block `"next_steps": {}`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_steps: Option<NextSteps>,
}

fn yes() -> bool {
    true
}

impl Site {
    /// The site's base path on its host.
    #[must_use]
    pub fn base(&self) -> Base {
        Base::of(self.address.as_str())
    }
}

/// An address that redirects to a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Redirect {
    /// The other address's slug: `about` answers at `/about/`.
    pub from: PageSlug,
    /// The page it leads to.
    pub to: PageSlug,
}
