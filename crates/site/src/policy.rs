//! What a page may load and do. One description: each page says it about itself, for hosts that send no
//! headers, and `hosting` says it in headers.

/// The content security policy (<https://www.w3.org/TR/CSP3/>) as a page can say it: everything from
/// the site's own origin, nothing written into the page. WebAssembly is compiled, no text ever is.
const IN_PAGES: [(&str, &str); 10] = [
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

/// What only a header can say: that no other site shows a page in a frame.
const IN_HEADERS: [(&str, &str); 1] = [("frame-ancestors", "'none'")];

/// What a page tells those whom its links lead to about where a visitor came from: nothing.
pub const REFERRER: &str = "no-referrer";

/// The policy as the value of a header.
#[must_use]
pub fn header() -> String {
    written(IN_PAGES.iter().chain(&IN_HEADERS))
}

/// What Trunk's script for reloading holds, which it writes into each page that it serves to a maker.
const RELOADING: &str = "{{__TRUNK_ADDRESS__}}";

/// The policy as the first lines of a page's head. While Trunk serves the site to its maker there is none,
/// as it would keep the page from being loaded anew after a change.
#[must_use]
pub fn meta(template: &str) -> String {
    if template.contains(RELOADING) {
        return String::new();
    }
    let policy = written(IN_PAGES.iter());
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"referrer\" content=\"{REFERRER}\">"
    )
}

fn written<'a>(directives: impl Iterator<Item = &'a (&'a str, &'a str)>) -> String {
    let all: Vec<String> = directives
        .map(|(name, sources)| [name, " ", sources].concat())
        .collect();
    all.join("; ")
}
