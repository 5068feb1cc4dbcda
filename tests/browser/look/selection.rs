//! Which screenshots to take: pages, states, widths, schemes and visitors' settings.

use std::env;

use crate::copy::{HOME, NOT_FOUND, Page};
use crate::problem::Outcome;
use crate::site::TestSite;

pub const WIDTHS: [u32; 5] = [320, 390, 768, 1280, 1920];
const SCHEMES: [&str; 2] = ["light", "dark"];

/// The state of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageState {
    /// Nothing is open or loading.
    Plain,
    /// The next page is slow to load.
    Loading,
    /// The server has failed for the next page.
    Failed,
    /// There is no connection.
    Offline,
    /// The dialog of display settings is open.
    Display,
    /// The page is being read aloud.
    Listening,
    /// The keyboard's focus is on a link or card of the text.
    Focus,
    /// The first Tab shows the skip link.
    Skip,
}

/// The states that share a section of the contact sheet, each short enough to look at.
pub const PARTS: [(&str, &[PageState]); 4] = [
    ("", &[PageState::Plain]),
    (
        "-notices",
        &[PageState::Loading, PageState::Failed, PageState::Offline],
    ),
    ("-tools", &[PageState::Display, PageState::Listening]),
    ("-keyboard", &[PageState::Focus, PageState::Skip]),
];

impl PageState {
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Loading => "loading",
            Self::Failed => "failed",
            Self::Offline => "offline",
            Self::Display => "display",
            Self::Listening => "listening",
            Self::Focus => "focus",
            Self::Skip => "skip-link",
        }
    }

    /// Whether the page can be in this state: the one at unknown addresses can't be read aloud.
    pub fn is_possible_on(self, page: Page) -> bool {
        self != Self::Listening || page.path != NOT_FOUND.path
    }
}

/// A setting that a visitor can make: its name, the media features, and a user style sheet.
pub struct Setting {
    pub name: &'static str,
    pub features: &'static [(&'static str, &'static str)],
    pub style: &'static str,
    pub widths: &'static [u32],
}

/// A window of 1280 zoomed to 400 % is 320 wide, which the plain screenshots already cover.
pub const SETTINGS: [Setting; 4] = [
    Setting {
        name: "forced-colors",
        features: &[("forced-colors", "active")],
        style: "",
        widths: &[390, 1280],
    },
    Setting {
        name: "more-contrast",
        features: &[("prefers-contrast", "more")],
        style: "",
        widths: &[390, 1280],
    },
    Setting {
        name: "text-spacing",
        features: &[],
        style: crate::scenarios::SPACING,
        widths: &[390, 1280],
    },
    Setting {
        name: "letters-twice-as-large",
        features: &[],
        style: crate::scenarios::TWICE,
        // On a phone, letters this large come with zoom, which makes the page as narrow as 320.
        widths: &[1280],
    },
];

/// The screenshots to take; `None` means all.
pub struct Selection {
    page: Option<String>,
    scheme: Option<String>,
    width: Option<u32>,
}

impl Selection {
    /// Reads the selection, which `cargo xtask look` has checked.
    pub fn from_environment() -> Self {
        let width = env::var("ATTUNE_LOOK_WIDTH").ok();
        Self {
            page: env::var("ATTUNE_LOOK_PAGE").ok(),
            scheme: env::var("ATTUNE_LOOK_SCHEME").ok(),
            width: width.and_then(|width| width.parse().ok()),
        }
    }

    /// The pages in the sitemap, and the one at unknown addresses.
    pub fn pages(&self, site: &TestSite) -> Outcome<Vec<Page>> {
        let named = site.pages()?.into_iter().map(|path| {
            // This runs once per process, so leaking the names is fine.
            let path: &str = path.leak();
            Page {
                slug: match path.trim_matches('/') {
                    "" => HOME.slug,
                    slug => slug,
                },
                path,
                heading: "",
            }
        });
        let is_selected = |page: &Page| self.page.as_deref().is_none_or(|slug| slug == page.slug);
        Ok(named.chain([NOT_FOUND]).filter(is_selected).collect())
    }

    pub fn schemes(&self) -> impl Iterator<Item = &'static str> {
        let is_selected = |scheme: &&str| self.scheme.as_deref().is_none_or(|name| name == *scheme);
        SCHEMES.into_iter().filter(is_selected)
    }

    /// The selected width, which can be any, or the usual widths.
    pub fn widths(&self, usual: &[u32]) -> Vec<u32> {
        self.width
            .map_or_else(|| usual.to_vec(), |width| vec![width])
    }
}
