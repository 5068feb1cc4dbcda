//! How the site is served, independent of any host's syntax.

use attune::routes::{self, Base};

use crate::files::extension;
use crate::policy;
use crate::source::Site;

/// For files named after their hash, which never change: <https://www.rfc-editor.org/rfc/rfc8246>.
pub(super) const IMMUTABLE: &str = "public, max-age=31536000, immutable";
/// For all other files: browsers revalidate them, mostly with a “not modified” answer. Platforms send the same by
/// default.
pub(super) const REVALIDATED: &str = "public, max-age=0, must-revalidate";

/// Two years: <https://www.rfc-editor.org/rfc/rfc6797>. Without subdomains, which may belong to other sites.
const HTTPS_ONLY: &str = "max-age=63072000";

/// Device features that no page of the site uses.
const UNUSED_FEATURES: [&str; 17] = [
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

/// The extensions of the site's files, their media types, and whether compression makes them smaller.
pub(super) const MEDIA_TYPES: [(&str, &str, bool); 16] = [
    ("html", "text/html", true),
    ("css", "text/css", true),
    ("js", "text/javascript", true),
    ("json", "application/json", true),
    ("svg", "image/svg+xml", true),
    ("txt", "text/plain", true),
    ("vcf", CONTACT_CARD_TYPE, true),
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

/// The media type of the contact card. Platforms that choose types themselves know it under an old name.
pub(super) const CONTACT_CARD_TYPE: &str = "text/vcard";

/// Whether compression makes a file smaller.
#[must_use]
pub fn is_compressible(path: &str) -> bool {
    let extension = extension(path);
    MEDIA_TYPES
        .iter()
        .any(|(known, _, is_compressible)| *is_compressible && *known == extension)
}

/// How the site is served.
pub(super) struct Hosting {
    /// Scheme and host, such as `https://example.org`.
    pub origin: String,
    pub base: Base,
    /// The headers of every response.
    pub headers: Vec<(&'static str, String)>,
    /// Permanent redirects. Each source address is listed with and without its trailing slash.
    pub redirects: Vec<(String, String)>,
    /// The address of the page for unknown addresses.
    pub missing: String,
}

impl Hosting {
    pub fn of(site: &Site) -> Self {
        let base = site.base();
        let address = site.address.as_str();
        let origin = address.strip_suffix(base.as_str()).unwrap_or(address);
        let unused = UNUSED_FEATURES.map(|feature| [feature, "=()"].concat());
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
                // For browsers without support for `frame-ancestors`.
                ("X-Frame-Options", "DENY".into()),
                ("Cross-Origin-Opener-Policy", "same-origin".into()),
                ("Cross-Origin-Embedder-Policy", "require-corp".into()),
                ("Cross-Origin-Resource-Policy", "same-origin".into()),
            ],
            missing: base.file(&routes::html_file(routes::NOT_FOUND)),
            base,
        }
    }

    /// The host name.
    pub fn host(&self) -> &str {
        self.origin
            .split_once("://")
            .map_or(&self.origin, |(_, host)| host)
    }

    /// The folder of the host's root on the owner's own server. A site below a path is in a subfolder of that name.
    pub fn root(&self) -> String {
        ["/var/www/", self.host()].concat()
    }

    /// The folders of files that never change, as addresses with a trailing slash.
    pub fn immutable_dirs(&self) -> Vec<String> {
        routes::IMMUTABLE_DIRS
            .map(|folder| self.base.file(folder) + "/")
            .into()
    }
}
