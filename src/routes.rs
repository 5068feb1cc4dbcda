//! The route table. Router, menu, prerendering, sitemap, content check and tests all use it; no path is repeated
//! elsewhere.
//!
//! A page's slug is its name everywhere: `session` is rendered at `/session/` from `public/content/pages/session.json`,
//! and its subpage `session/first-visit` at `/session/first-visit/` from `pages/session/first-visit.json`. The Easy
//! Read edition of a page is its subpage `easy-read`. Pages with their own layout are named below; any other slug in
//! `site.json` is rendered as a plain article.
//!
//! Paths are relative to the root of the site, which may be below the root of its host: a [`Base`] turns them into
//! addresses.

use serde::{Deserialize, Serialize};

/// The front page, at `/`.
pub const HOME: &str = "home";
/// The introduction to music therapy, at `/about-therapy/`.
pub const ABOUT_THERAPY: &str = "about-therapy";
/// The course of a session, at `/session/`.
pub const SESSION: &str = "session";
/// The page for unknown addresses; a static host serves it as `404.html`.
pub const NOT_FOUND: &str = "not-found";

/// A picture story of a first session, at `/session/first-visit/`.
pub const FIRST_VISIT: &str = "session/first-visit";
/// The list of hard words, at `/hard-words/`.
pub const HARD_WORDS: &str = "hard-words";
/// The accessibility statement (how the site is tested, and known problems), at `/accessibility/`.
pub const ACCESSIBILITY: &str = "accessibility";
/// The therapist, at `/about-me/`. The build makes this page, and the five below, from `practice.json` and
/// `help-now.json`.
pub const ABOUT_ME: &str = "about-me";
/// Places, sessions and fees, at `/practical/`.
pub const PRACTICAL: &str = "practical";
/// How to get in touch, at `/contact/`.
pub const CONTACT: &str = "contact";
/// What happens to what visitors send, and what the site keeps on their device, at `/privacy/`.
pub const PRIVACY: &str = "privacy";
/// What people who refer someone need to know, at `/for-referrers/`.
pub const FOR_REFERRERS: &str = "for-referrers";
/// Where to find help in a crisis, at `/help-now/`.
pub const HELP_NOW: &str = "help-now";
/// The pages that the build makes, so that no file may be named after them.
pub const MADE: [&str; 6] = [
    ABOUT_ME,
    PRACTICAL,
    CONTACT,
    PRIVACY,
    FOR_REFERRERS,
    HELP_NOW,
];

/// The last segment of the slug of each Easy Read edition.
pub const EASY_READ: &str = "easy-read";
/// The last segment of the address of a story's printable booklet.
pub const BOOKLET: &str = "booklet";

/// Pages that every site needs.
pub const REQUIRED: [&str; 4] = [HOME, ABOUT_THERAPY, SESSION, NOT_FOUND];

/// Folders of the built site whose files are named after a hash of their content: browsers may cache them forever.
pub const IMMUTABLE_DIRS: [&str; 7] = [
    "art", "assets", "cards", "content", "fonts", "icons", "pictures",
];

/// Further folders and ids that a page may not be named after.
pub const RESERVED: [&str; 2] = ["images", "main"];

/// The id of each page's main landmark, the target of the skip link.
pub const MAIN_ID: &str = "main";

/// The id of the live region that announces the current page.
pub const ANNOUNCER_ID: &str = "announcer";

/// The id of the message that a page couldn't be loaded.
pub const FAILURE_ID: &str = "failure";

/// The id of the loading notice.
pub const PROGRESS_ID: &str = "progress";

/// The id of the display dialog.
pub const DISPLAY_ID: &str = "display";

/// The id of the player that reads a page aloud.
pub const LISTEN_ID: &str = "listen";

/// The id of the message that a tool couldn't be loaded.
pub const TOOL_FAILURE_ID: &str = "tool-failure";

/// The id of the notice that a newer version of the site is ready.
pub const NEWER_ID: &str = "newer";

/// The id of the data block in a prerendered page.
pub const DATA_ID: &str = "page-data";

/// The beginning of the ids of hard words, which no anchor of a heading may have.
pub const TERM_ID: &str = "term-";
/// The same for the letters of a long list of hard words.
pub const LETTER_ID: &str = "letter-";

/// Every id in the site's own markup, which no heading may have. `crates/site/tests/content/prerendered/ids.rs`
/// compares this list with the built pages.
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

/// The slug of the page at `path`, with or without a trailing slash; `None` for a path that can't be a page's, such as
/// `/images/room.svg`. Doesn't check that the page exists.
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

/// The slug of a page's Easy Read edition. Doesn't check that it exists.
#[must_use]
pub fn easy_read(slug: &str) -> String {
    if slug == HOME {
        String::from(EASY_READ)
    } else {
        [slug, "/", EASY_READ].concat()
    }
}

/// The slug of the standard page, if `slug` is that of an Easy Read edition.
#[must_use]
pub fn standard(slug: &str) -> Option<&str> {
    let parent = slug.strip_suffix(EASY_READ)?;
    if parent.is_empty() {
        return Some(HOME);
    }
    parent.strip_suffix('/')
}

/// The path of a page's HTML file in the built site.
#[must_use]
pub fn html_file(slug: &str) -> String {
    match slug {
        HOME => String::from("index.html"),
        NOT_FOUND => String::from("404.html"),
        _ => [slug, "/index.html"].concat(),
    }
}

/// The path of a story's printable booklet, with a slash at both ends.
#[must_use]
pub fn booklet(slug: &str) -> String {
    ["/", slug, "/", BOOKLET, "/"].concat()
}

/// The path of a page's content file in the built site. `content_version` is a hash of the content and the app of
/// a build, so that two builds never mix.
#[must_use]
pub fn content_file(content_version: &str, slug: &str) -> String {
    ["content/", content_version, "/", slug, ".json"].concat()
}

/// The path of the site on its host: empty for the host's root, else a path such as `/therapy`.
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

    /// The address of a site at this path of `origin`, which is scheme and host.
    #[must_use]
    pub fn address(&self, origin: &str) -> String {
        [origin.trim_end_matches('/'), self.as_str()].concat()
    }

    /// The path itself, without a trailing slash.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address of `path`, which is relative to the root of the site and begins with a slash.
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

    /// The slug of the page at an address on the host, with the rules of [`slug`].
    #[must_use]
    pub fn slug<'a>(&self, address: &'a str) -> Option<&'a str> {
        slug(address.strip_prefix(self.as_str())?)
    }
}
