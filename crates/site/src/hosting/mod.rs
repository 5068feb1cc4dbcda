//! How the site is to be served: headers, caching and redirects, written out for each kind of host. Files that platforms
//! read from the site's own folder are part of the site; the others are written next to it, into `deploy/`.

mod caddy;
mod description;
mod github;
mod nginx;
mod object_store;
mod platforms;

use self::description::Hosting;
use crate::files::Files;
use crate::source::Site;

pub use self::description::shrinks;

/// What platforms read from the site's own folder.
#[must_use]
pub fn platform_files(site: &Site) -> Files {
    platforms::files(&Hosting::of(site))
}

/// What lies beside the site: configurations for servers, and how to put the site on each kind of host.
#[must_use]
pub fn deploy_files(site: &Site) -> Files {
    let hosting = Hosting::of(site);
    let files = [
        ("README.md", platforms::readme(&hosting)),
        ("nginx.conf", nginx::draw(&hosting)),
        ("Caddyfile", caddy::draw(&hosting)),
        ("github-pages.yml", github::draw()),
        ("s3-cloudfront.md", object_store::note(&hosting)),
        ("cloudfront-headers.json", object_store::headers(&hosting)),
        ("cloudfront-function.js", object_store::function(&hosting)),
    ];
    files
        .into_iter()
        .map(|(name, text)| (name.to_owned(), text.into_bytes()))
        .collect()
}
