//! Names of files and folders in the finished site that several modules need.

/// The service worker.
pub const WORKER: &str = "worker.js";
/// The list of pages for search engines.
pub const SITEMAP: &str = "sitemap.xml";
/// The rules for search engines.
pub const ROBOTS: &str = "robots.txt";
/// The web manifest.
pub const MANIFEST: &str = "site.webmanifest";
/// The icon for old browsers, some of which request it without being told of it.
pub const FAVICON: &str = "favicon.ico";
/// Headers and redirects for platforms that read them from the site's own folder.
pub const PLATFORM_FILES: [&str; 2] = ["_headers", "_redirects"];

/// Scripts, style sheets and the WebAssembly.
pub const ASSETS: &str = "assets/";
/// Fonts.
pub const FONTS: &str = "fonts/";
/// Artwork, both below `public/` and in the finished site.
pub const ARTWORK: &str = "art/";
/// The files that were made of photographs.
pub const PHOTOGRAPHS: &str = "pictures/";
/// Cards for shared links.
pub const CARDS: &str = "cards/";
/// The description of the assets, from which the pages can be rendered again.
pub const DESCRIPTION: &str = "assets.json";
