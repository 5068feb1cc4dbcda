//! How the site is served: headers, caching and redirects, in the syntax of each kind of host. The files that platforms
//! read from the site's folder are part of the site; the others are written next to it, into `deploy/`.

mod apache;
mod caddy;
mod description;
mod github;
mod nginx;
mod object_store;
mod platforms;

use self::description::Hosting;
use crate::files::Files;
use crate::source::Site;

pub use self::description::is_compressible;

/// The files that hosting platforms read from the site's folder.
#[must_use]
pub fn platform_files(site: &Site) -> Files {
    platforms::files(&Hosting::of(site))
}

/// The files of `deploy/`, next to the site: server configurations, and instructions for each kind of host.
#[must_use]
pub fn deploy_files(site: &Site) -> Files {
    let hosting = Hosting::of(site);
    let files = [
        ("README.md", platforms::readme(&hosting)),
        ("nginx.conf", nginx::config(&hosting)),
        ("Caddyfile", caddy::config(&hosting)),
        (".htaccess", apache::htaccess(&hosting)),
        ("shared-host.md", apache::readme(&hosting)),
        ("github-pages.yml", github::workflow()),
        ("s3-cloudfront.md", object_store::readme(&hosting)),
        ("cloudfront-headers.json", object_store::headers(&hosting)),
        ("cloudfront-function.js", object_store::function(&hosting)),
    ];
    files
        .into_iter()
        .map(|(name, text)| (name.to_owned(), text.into_bytes()))
        .collect()
}
