//! The words that the site itself says to visitors, each written once. The therapist's words are
//! content and stand in `public/content/`.

/// The first link of every page.
pub const SKIP: &str = "Skip to the text";
/// The name of the menu, for those who hear the page.
pub const MENU: &str = "Main";
/// The name of the links at the foot, likewise.
pub const FOOTER_LINKS: &str = "Footer";
/// Shown while a page is awaited.
pub const LOADING: &str = "Loading the page…";
/// The button that asks for the page once more.
pub const TRY_AGAIN: &str = "Try again";
/// The button that puts the message away.
pub const STAY: &str = "Stay on this page";
/// The plain link beside it.
pub const OPEN_PLAINLY: &str = "Open it as a new page";
/// A redirect page's line, before the name of the page it leads to.
pub const MOVED: &str = "This page is now at";
/// Why a page didn't come: no connection.
pub const OFFLINE: &str = "The page could not be reached. The connection may be down. You are still on the page you were reading.";
/// Why a page didn't come: the site says that there is none.
pub const MISSING: &str =
    "The site has no page at that address. You are still on the page you were reading.";
/// Why a page didn't come: the site failed, or what came can't be read.
pub const BROKEN: &str =
    "The page arrived damaged or not at all. You are still on the page you were reading.";
/// Why a page didn't come: ten seconds without an answer.
pub const TIMED_OUT: &str = "The page is taking too long. The connection may be slow. You are still on the page you were reading.";
