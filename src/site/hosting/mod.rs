//! How the site is to be served: one description of headers, caching and redirects, written out for
//! each kind of host. What the hosts read from the site's own folder is among its files; the rest lies
//! beside it, in `deploy/`.

mod caddy;
mod github;
mod nginx;
mod object_store;
mod platforms;

use super::{Files, policy};
use crate::content::check::Content;
use crate::routes::{self, Base};

/// Files named after their bytes never change: <https://www.rfc-editor.org/rfc/rfc8246>.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// All others are asked for anew, and mostly answered with “not modified”. What platforms send by
/// themselves says the same.
const ASKED_FOR: &str = "public, max-age=0, must-revalidate";

/// Two years: <https://www.rfc-editor.org/rfc/rfc6797>. Not for hosts below this one, which may not be
/// the site's.
const HTTPS_ONLY: &str = "max-age=63072000";

/// What no page of the site ever asks a device for.
const UNUSED: [&str; 17] = [
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "usb",
    "xr-spatial-tracking",
];

/// The media types of the site's files by their endings, and whether they shrink when compressed.
const TYPES: [(&str, &str, bool); 15] = [
    ("html", "text/html", true),
    ("css", "text/css", true),
    ("js", "text/javascript", true),
    ("json", "application/json", true),
    ("svg", "image/svg+xml", true),
    ("txt", "text/plain", true),
    ("wasm", "application/wasm", true),
    ("webmanifest", "application/manifest+json", true),
    ("xml", "application/xml", true),
    ("ico", "image/x-icon", false),
    ("avif", "image/avif", false),
    ("jpg", "image/jpeg", false),
    ("png", "image/png", false),
    ("webp", "image/webp", false),
    ("woff2", "font/woff2", false),
];

/// Whether a file shrinks when compressed.
#[must_use]
pub fn shrinks(path: &str) -> bool {
    let ending = super::ending(path);
    TYPES
        .iter()
        .any(|(known, _, shrinks)| *shrinks && *known == ending)
}

/// The description.
struct Hosting {
    /// Scheme and host, such as `https://example.org`.
    origin: String,
    base: Base,
    /// What every answer says.
    headers: Vec<(&'static str, String)>,
    /// Addresses that lead on to others for good. Each stands with and without the slash at its end.
    redirects: Vec<(String, String)>,
    /// The address of the page that unknown addresses show.
    missing: String,
}

impl Hosting {
    fn of(content: &Content) -> Self {
        let base = content.site.base();
        let address = content.site.address.as_str();
        let origin = address.strip_suffix(base.as_str()).unwrap_or(address);
        let unused = UNUSED.map(|feature| [feature, "=()"].concat());
        let redirects = content.site.redirects.iter().flat_map(|redirect| {
            let (from, to) = (
                base.page(redirect.from.as_str()),
                base.page(redirect.to.as_str()),
            );
            [
                (from.trim_end_matches('/').to_owned(), to.clone()),
                (from, to),
            ]
        });
        Self {
            origin: origin.to_owned(),
            redirects: redirects.collect(),
            headers: vec![
                ("Content-Security-Policy", policy::header()),
                ("Permissions-Policy", unused.join(", ")),
                ("Referrer-Policy", policy::REFERRER.into()),
                ("Strict-Transport-Security", HTTPS_ONLY.into()),
                ("X-Content-Type-Options", "nosniff".into()),
                // For browsers that don't know `frame-ancestors`.
                ("X-Frame-Options", "DENY".into()),
                ("Cross-Origin-Opener-Policy", "same-origin".into()),
                ("Cross-Origin-Embedder-Policy", "require-corp".into()),
                ("Cross-Origin-Resource-Policy", "same-origin".into()),
            ],
            missing: base.file(&routes::html_file(routes::NOT_FOUND)),
            base,
        }
    }

    /// The host's name.
    fn host(&self) -> &str {
        self.origin
            .split_once("://")
            .map_or(&self.origin, |(_, host)| host)
    }

    /// The folder that the host's root stands for, on a server of one's own. A site below a path lies in
    /// a folder of that name within it.
    fn root(&self) -> String {
        ["/var/www/", self.host()].concat()
    }

    /// The folders of files that never change, as addresses that end in a slash.
    fn kept(&self) -> Vec<String> {
        routes::KEPT
            .map(|folder| self.base.file(folder) + "/")
            .into()
    }
}

/// The names of what platforms read from the site's own folder: headers and redirects.
pub const WITHIN: [&str; 2] = ["_headers", "_redirects"];

/// What platforms read from the site's own folder.
#[must_use]
pub fn within(content: &Content) -> Files {
    platforms::files(&Hosting::of(content))
}

/// What lies beside the site: configurations for servers, and how to put the site on each kind of host.
#[must_use]
pub fn beside(content: &Content) -> Files {
    let hosting = Hosting::of(content);
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
