//! The one table of routes: which address belongs to which page. Router, menu, prerender, sitemap,
//! content check and tests all read it; no path is written again elsewhere.
//!
//! A page's slug is its name everywhere: `session` is drawn at `/session/` from
//! `public/content/pages/session.json`. Pages with a layout of their own are named below; any other
//! slug that `site.json` lists is drawn by the plain article.

/// The front page, at `/`.
pub const HOME: &str = "home";
/// What music therapy is, at `/about-therapy/`.
pub const ABOUT_THERAPY: &str = "about-therapy";
/// What happens in a session, at `/session/`.
pub const SESSION: &str = "session";
/// What an unknown address shows; a static host serves it as `404.html`.
pub const NOT_FOUND: &str = "not-found";

/// Pages that the site can't do without.
pub const REQUIRED: [&str; 4] = [HOME, ABOUT_THERAPY, SESSION, NOT_FOUND];

/// Folders of the finished site, which no page may be named after.
pub const RESERVED: [&str; 6] = ["art", "content", "fonts", "images", "main", "pictures"];

/// The id of each page's main landmark, where the skip link leads.
pub const MAIN_ID: &str = "main";

/// The id of the live region that says which page stands.
pub const ANNOUNCER_ID: &str = "announcer";

/// The id of the message that a page didn't come.
pub const FAILURE_ID: &str = "failure";

/// The id of the line that a page is awaited.
pub const PROGRESS_ID: &str = "progress";

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
    let is_slug = inner
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    (is_slug && inner != HOME).then_some(inner)
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

/// Where a page's content lies in the finished site, as an address from its root.
#[must_use]
pub fn content_file(slug: &str) -> String {
    ["/content/pages/", slug, ".json"].concat()
}
