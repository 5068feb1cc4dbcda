//! What search engines read first.

use attune::html::escape;
use attune::routes;

use super::canonical::canonical;
use crate::names::SITEMAP;
use crate::source::Site;

/// `sitemap.xml` (sitemaps.org): every page but the one for unknown addresses.
#[must_use]
pub fn sitemap(site: &Site) -> String {
    let pages = site
        .pages
        .iter()
        .filter(|slug| slug.as_str() != routes::NOT_FOUND);
    let urls: Vec<String> = pages
        .map(|slug| {
            let address = escape(&canonical(site, slug.as_str()));
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
pub fn robots(site: &Site) -> String {
    format!(
        "User-agent: *\nAllow: /\n\nSitemap: {}/{SITEMAP}\n",
        site.address.as_str()
    )
}
