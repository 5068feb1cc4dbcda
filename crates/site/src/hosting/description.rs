//! One description of how the site is served, which each kind of host gets in its own syntax.

use attune::routes::{self, Base};

use crate::files::extension;
use crate::policy;
use crate::source::Site;

/// Files named after their bytes never change: <https://www.rfc-editor.org/rfc/rfc8246>.
pub(super) const CACHED: &str = "public, max-age=31536000, immutable";
/// All others are asked for anew, and mostly answered with “not modified”. What platforms send by
/// themselves says the same.
pub(super) const REVALIDATED: &str = "public, max-age=0, must-revalidate";

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
pub(super) const TYPES: [(&str, &str, bool); 15] = [
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
    let extension = extension(path);
    TYPES
        .iter()
        .any(|(known, _, shrinks)| *shrinks && *known == extension)
}

/// The description.
pub(super) struct Hosting {
    /// Scheme and host, such as `https://example.org`.
    pub origin: String,
    pub base: Base,
    /// What every answer says.
    pub headers: Vec<(&'static str, String)>,
    /// Addresses that lead on to others for good. Each stands with and without the slash at its end.
    pub redirects: Vec<(String, String)>,
    /// The address of the page that unknown addresses show.
    pub missing: String,
}

impl Hosting {
    pub fn of(site: &Site) -> Self {
        let base = site.base();
        let address = site.address.as_str();
        let origin = address.strip_suffix(base.as_str()).unwrap_or(address);
        let unused = UNUSED.map(|feature| [feature, "=()"].concat());
        let redirects = site.redirects.iter().flat_map(|redirect| {
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
    pub fn host(&self) -> &str {
        self.origin
            .split_once("://")
            .map_or(&self.origin, |(_, host)| host)
    }

    /// The folder that the host's root stands for, on a server of one's own. A site below a path lies in
    /// a folder of that name within it.
    pub fn root(&self) -> String {
        ["/var/www/", self.host()].concat()
    }

    /// The folders of files that never change, as addresses that end in a slash.
    pub fn immutable_dirs(&self) -> Vec<String> {
        routes::IMMUTABLE_DIRS
            .map(|folder| self.base.file(folder) + "/")
            .into()
    }
}
