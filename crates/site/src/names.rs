//! The names of files and folders in the finished site that several modules use.

use attune::routes;

/// The service worker.
pub const WORKER: &str = "worker.js";
/// The list of pages for search engines.
pub const SITEMAP: &str = "sitemap.xml";
/// The rules for search engines.
pub const ROBOTS: &str = "robots.txt";
/// The web manifest.
pub const MANIFEST: &str = "site.webmanifest";
/// The icon for old browsers, some of which request it even if no page refers to it.
pub const FAVICON: &str = "favicon.ico";
/// The practice as a card for address books.
pub const CONTACT_CARD: &str = "contact.vcf";
/// Headers, for platforms that read them from the site's own folder. Other hosts don't serve these files.
pub const HEADERS: &str = "_headers";
/// Redirects, for the same platforms.
pub const REDIRECTS: &str = "_redirects";
/// Every file of this kind.
pub const PLATFORM_FILES: [&str; 2] = [HEADERS, REDIRECTS];

/// Scripts, style sheets and the WebAssembly.
pub const ASSETS: &str = "assets/";
/// Fonts.
pub const FONTS: &str = "fonts/";
/// Artwork, both below `public/` and in the finished site.
pub const ARTWORK: &str = "art/";
/// Resized photographs.
pub const PHOTOGRAPHS: &str = "pictures/";
/// Social cards.
pub const CARDS: &str = "cards/";
/// The description of the assets, from which the pages can be rendered again.
pub const DESCRIPTION: &str = "assets.json";

/// What the names of all offline lists begin with, and with the site's base the names of the caches on devices.
pub const OFFLINE_LISTS: &str = "assets/offline-";

/// Whether a file is named after its hash.
#[must_use]
pub fn is_fingerprinted(path: &str) -> bool {
    let folder = path.split_once('/').map(|(folder, _)| folder);
    folder.is_some_and(|folder| routes::IMMUTABLE_DIRS.contains(&folder))
}
