//! The content security policy and the referrer policy. Each page has them as `<meta>` elements, for hosts that send no
//! headers; `hosting` writes them as headers.

/// The directives of the content security policy (<https://www.w3.org/TR/CSP3/>) that work in a `<meta>` element:
/// everything comes from the site's own origin, nothing is inline. WebAssembly may be compiled; strings are never
/// evaluated as code.
const META_DIRECTIVES: [(&str, &str); 10] = [
    ("default-src", "'none'"),
    ("script-src", "'self' 'wasm-unsafe-eval'"),
    ("style-src", "'self'"),
    ("img-src", "'self'"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("manifest-src", "'self'"),
    ("worker-src", "'self'"),
    ("base-uri", "'none'"),
    ("form-action", "'none'"),
];

/// The directives that only work in a header: no other site may show a page in a frame.
const HEADER_DIRECTIVES: [(&str, &str); 1] = [("frame-ancestors", "'none'")];

/// The referrer policy: the target of a link doesn't learn which page a visitor came from.
pub const REFERRER: &str = "no-referrer";

/// The policy as the value of a header.
#[must_use]
pub fn header() -> String {
    join(META_DIRECTIVES.iter().chain(&HEADER_DIRECTIVES))
}

/// A text in the reload script that Trunk adds to each page that it serves to a developer.
const TRUNK_RELOAD_MARK: &str = "{{__TRUNK_ADDRESS__}}";

/// Whether the template is for a site that Trunk serves to a developer.
#[must_use]
pub fn is_served_by_trunk(template: &str) -> bool {
    template.contains(TRUNK_RELOAD_MARK)
}

/// The policy as the first lines of a page's head. Empty while Trunk serves the site to a developer, because the policy
/// would block the reload after a change.
#[must_use]
pub fn meta(template: &str) -> String {
    if is_served_by_trunk(template) {
        return String::new();
    }
    let policy = join(META_DIRECTIVES.iter());
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"referrer\" content=\"{REFERRER}\">"
    )
}

fn join<'a>(directives: impl Iterator<Item = &'a (&'a str, &'a str)>) -> String {
    let all: Vec<String> = directives
        .map(|(name, sources)| [name, " ", sources].concat())
        .collect();
    all.join("; ")
}
