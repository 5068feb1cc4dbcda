//! What search engines read first.

use super::head::{canonical, escape};
use crate::content::check::Content;
use crate::routes;

/// The name of the list of pages.
pub const FILE: &str = "sitemap.xml";
/// The name of the rules for search engines.
pub const ROBOTS: &str = "robots.txt";

/// `sitemap.xml` (sitemaps.org): every page but the one for unknown addresses.
#[must_use]
pub fn draw(content: &Content) -> String {
    let pages = content
        .site
        .pages
        .iter()
        .filter(|slug| slug.as_str() != routes::NOT_FOUND);
    let urls: Vec<String> = pages
        .map(|slug| {
            let address = escape(&canonical(content, slug.as_str()));
            format!("<url><loc>{address}</loc></url>\n")
        })
        .collect();
    let urls = urls.concat();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{urls}</urlset>\n"
    )
}

/// `robots.txt` (RFC 9309): everything may be read.
#[must_use]
pub fn robots(content: &Content) -> String {
    format!(
        "User-agent: *\nAllow: /\n\nSitemap: {}/{FILE}\n",
        content.site.address.as_str()
    )
}
