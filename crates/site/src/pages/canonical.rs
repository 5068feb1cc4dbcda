//! The canonical address of a page.

use attune::routes;

use crate::source::Site;

/// The absolute canonical address of the page called `slug`.
#[must_use]
pub fn canonical(site: &Site, slug: &str) -> String {
    [site.address.as_str(), &routes::path(slug)].concat()
}
