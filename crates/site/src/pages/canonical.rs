//! The one address of a page for search engines.

use attune::routes;

use crate::source::Site;

/// The absolute address of the page called `slug`.
#[must_use]
pub fn canonical(site: &Site, slug: &str) -> String {
    [site.address.as_str(), &routes::path(slug)].concat()
}
