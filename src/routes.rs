//! The one table of routes: which address belongs to which page. Router, menu, prerender, sitemap,
//! content check and tests all read it; no path is written again elsewhere.
//!
//! A page's slug is its name everywhere: `session` is drawn at `/session/` from
//! `public/content/pages/session.json`, and `session/first-visit`, a page below it, at
//! `/session/first-visit/` from `pages/session/first-visit.json`. The Easy Read edition of a page is the
//! page `easy-read` below it. Pages with a layout of their own are named below; any other slug that
//! `site.json` lists is drawn by the plain article.
//!
//! Paths begin at the root of the site, which need not be that of its host: a [`Base`] makes addresses
//! of them.

use serde::{Deserialize, Serialize};

/// The front page, at `/`.
pub const HOME: &str = "home";
/// What music therapy is, at `/about-therapy/`.
pub const ABOUT_THERAPY: &str = "about-therapy";
/// What happens in a session, at `/session/`.
pub const SESSION: &str = "session";
/// What an unknown address shows; a static host serves it as `404.html`.
pub const NOT_FOUND: &str = "not-found";

/// A picture story of a first session, at `/session/first-visit/`.
pub const FIRST_VISIT: &str = "session/first-visit";
/// How the site is tested and what doesn't work, at `/accessibility/`.
pub const ACCESSIBILITY: &str = "accessibility";
/// The last part of the slug of each Easy Read edition.
pub const EASY_READ: &str = "easy-read";
/// The last part of the address of a story's printable booklet.
pub const BOOKLET: &str = "booklet";

/// Pages that the site can't do without.
pub const REQUIRED: [&str; 4] = [HOME, ABOUT_THERAPY, SESSION, NOT_FOUND];

/// Folders of the finished site whose files are named after their bytes: a browser may keep them for
/// ever.
pub const IMMUTABLE_DIRS: [&str; 7] = [
    "art", "assets", "cards", "content", "fonts", "icons", "pictures",
];

/// Other folders and ids, which no page may be named after either.
pub const RESERVED: [&str; 2] = ["images", "main"];

/// The id of each page's main landmark, where the skip link leads.
pub const MAIN_ID: &str = "main";

/// The id of the live region that says which page stands.
pub const ANNOUNCER_ID: &str = "announcer";

/// The id of the message that a page didn't come.
pub const FAILURE_ID: &str = "failure";

/// The id of the line that a page is awaited.
pub const PROGRESS_ID: &str = "progress";

/// The id of the dialog with a visitor's choices of display.
pub const DISPLAY_ID: &str = "display";

/// The id of the player that reads a page aloud.
pub const LISTEN_ID: &str = "listen";

/// The id of the message that a tool could not be loaded.
pub const TOOL_FAILURE_ID: &str = "tool-failure";

/// The id of the notice that a newer version of the site is ready.
pub const NEWER_ID: &str = "newer";

/// The id of the data block in a prerendered page.
pub const DATA_ID: &str = "page-data";

/// Every id that the site gives to parts of a page by itself, which no heading may have. An id of the
/// markup is one of these: `tests/prerendered/ids.rs` compares them with the built pages.
pub const SHELL_IDS: [&str; 9] = [
    MAIN_ID,
    ANNOUNCER_ID,
    FAILURE_ID,
    PROGRESS_ID,
    DISPLAY_ID,
    LISTEN_ID,
    TOOL_FAILURE_ID,
    NEWER_ID,
    DATA_ID,
];

/// The address of a page within the site: `/` for the front page, else `/slug/`.
#[must_use]
pub fn path(slug: &str) -> String {
    if slug == HOME {
        String::from("/")
    } else {
        ["/", slug, "/"].concat()
    }
}

/// The slug of the page at `path`, with or without the slash at its end; none where the path can't
/// be a page's, such as `/images/room.svg`. Whether such a page exists is another question.
#[must_use]
pub fn slug(path: &str) -> Option<&str> {
    let inner = path.strip_prefix('/')?;
    let inner = inner.strip_suffix('/').unwrap_or(inner);
    if inner.is_empty() {
        return Some(HOME);
    }
    let is_slug = inner.bytes().all(|byte| {
        byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'/')
    });
    (is_slug && inner != HOME).then_some(inner)
}

/// The slug of a page's Easy Read edition. Whether there is one is another question.
#[must_use]
pub fn easy_read(slug: &str) -> String {
    if slug == HOME {
        String::from(EASY_READ)
    } else {
        [slug, "/", EASY_READ].concat()
    }
}

/// The slug of the page that this one is the Easy Read edition of, if it is one.
#[must_use]
pub fn standard(slug: &str) -> Option<&str> {
    let above = slug.strip_suffix(EASY_READ)?;
    if above.is_empty() {
        return Some(HOME);
    }
    above.strip_suffix('/')
}

/// Where a page's HTML lies in the finished site.
#[must_use]
pub fn html_file(slug: &str) -> String {
    match slug {
        HOME => String::from("index.html"),
        NOT_FOUND => String::from("404.html"),
        _ => [slug, "/index.html"].concat(),
    }
}

/// Where a story's printable booklet lies.
#[must_use]
pub fn booklet(slug: &str) -> String {
    ["/", slug, "/", BOOKLET, "/"].concat()
}

/// Where a page's content lies in the finished site. `edition` is the name of one build's content as a
/// whole, so that the content of two builds never mixes.
#[must_use]
pub fn content_file(edition: &str, slug: &str) -> String {
    ["content/", edition, "/", slug, ".json"].concat()
}

/// Where a site begins on its host: nothing for the host's root, else a path such as `/therapy`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Base(String);

impl Base {
    /// The base of a site with this address, such as `https://example.org/therapy`.
    #[must_use]
    pub fn of(address: &str) -> Self {
        let host = address.split_once("://").map_or(address, |(_, host)| host);
        let path = host.find('/').map_or("", |at| &host[at..]);
        Self(path.trim_end_matches('/').to_owned())
    }

    /// The path itself, without a slash at its end.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address of a path from the root of the site that begins with a slash.
    #[must_use]
    pub fn at(&self, path: &str) -> String {
        [self.as_str(), path].concat()
    }

    /// The address of the page called `slug`.
    #[must_use]
    pub fn page(&self, slug: &str) -> String {
        self.at(&path(slug))
    }

    /// The address of a file, whose path doesn't begin with a slash.
    #[must_use]
    pub fn file(&self, path: &str) -> String {
        [self.as_str(), "/", path].concat()
    }

    /// The slug of the page at an address on the host, as [`slug`].
    #[must_use]
    pub fn slug<'a>(&self, address: &'a str) -> Option<&'a str> {
        slug(address.strip_prefix(self.as_str())?)
    }
}
