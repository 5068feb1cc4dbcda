//! Which pictures there are: pages, states, widths and schemes, and what a visitor may set.

use std::env;

use crate::copy::{HOME, NOT_FOUND, Page};
use crate::problem::Outcome;
use crate::site::TestSite;

pub const WIDTHS: [u32; 5] = [320, 390, 768, 1280, 1920];
const SCHEMES: [&str; 2] = ["light", "dark"];

/// What a page is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageState {
    /// It just stands there, whole.
    Plain,
    /// The next page is slow to come.
    Loading,
    /// The server has failed.
    Failed,
    /// There is no connection.
    Offline,
    /// The dialog of choices is open.
    Display,
    /// The page is being read aloud.
    Listening,
    /// The keyboard's focus is on a link or card of the text.
    Focus,
    /// The first Tab shows the link past the menu.
    Skip,
}

/// What is looked at together, so that a picture of it isn't too long to see anything on.
pub const PARTS: [(&str, &[PageState]); 4] = [
    ("", &[PageState::Plain]),
    ("-notices", &[PageState::Loading, PageState::Failed, PageState::Offline]),
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
}

/// What a visitor may set: its name, the media features, a style sheet of the visitor's own.
pub struct Setting {
    pub name: &'static str,
    pub features: &'static [(&'static str, &'static str)],
    pub style: &'static str,
    pub widths: &'static [u32],
}

/// Zoomed to 400 %, a window of 1280 is 320 wide, so that it is among the plain pictures.
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
        // On a phone so large letters are those of a zoomed page, which is as narrow as 320.
        widths: &[1280],
    },
];

/// What of all that is wanted: nothing named is all.
pub struct Selection {
    page: Option<String>,
    scheme: Option<String>,
    width: Option<u32>,
}

impl Selection {
    /// `cargo xtask look` has looked at what was asked for.
    pub fn from_environment() -> Self {
        let width = env::var("ATTUNE_LOOK_WIDTH").ok();
        Self {
            page: env::var("ATTUNE_LOOK_PAGE").ok(),
            scheme: env::var("ATTUNE_LOOK_SCHEME").ok(),
            width: width.and_then(|width| width.parse().ok()),
        }
    }

    /// The pages that the site's own map names, and the one at unknown addresses.
    pub fn pages(&self, site: &TestSite) -> Outcome<Vec<Page>> {
        let named = site.pages()?.into_iter().map(|path| {
            // Pictures are taken once in a run, so that the names may last as long as it does.
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

    /// Any width may be asked for.
    pub fn widths(&self, usual: &[u32]) -> Vec<u32> {
        self.width
            .map_or_else(|| usual.to_vec(), |width| vec![width])
    }
}
