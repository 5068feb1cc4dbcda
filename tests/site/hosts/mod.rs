//! The built site on real hosts, at the root of the host and below a path: what nginx, Caddy and
//! Cloudflare Pages' own runtime answer, with what the build wrote for them. A browser's walk on each is
//! among the browser tests.

#![cfg(unix)]

mod answer;
mod host;
#[path = "../patience/mod.rs"]
mod patience;

use std::fs;
use std::io::Read;
use std::path::Path;

use answer::{Answer, get};
use host::{Host, Kind};

/// Each check on each host is one test, so that a failure names both.
macro_rules! on_every_host {
    ($($check:ident),* $(,)?) => {
        on_every_host!(@ nginx Kind::Nginx, Place::Root, [$($check),*]);
        on_every_host!(@ nginx_below_a_path Kind::Nginx, Place::Below, [$($check),*]);
        on_every_host!(@ caddy Kind::Caddy, Place::Root, [$($check),*]);
        on_every_host!(@ caddy_below_a_path Kind::Caddy, Place::Below, [$($check),*]);
        on_every_host!(@ cloudflare_pages Kind::CloudflarePages, Place::Root, [$($check),*]);
        on_every_host!(@ cloudflare_pages_below_a_path Kind::CloudflarePages, Place::Below, [$($check),*]);
    };
    (@ $host:ident $kind:expr, $place:expr, [$($check:ident),*]) => {
        #[test]
        fn $host() {
            let host = Host::start($kind, $place);
            // All of them on one host: starting it takes longer than asking.
            $(println!("{}", stringify!($check)); super::$check(&host, $kind);)*
        }
    };
}

mod on {
    use super::host::{Host, Kind, Place};

    on_every_host![
        every_page_is_there_with_the_whole_policy,
        what_is_named_after_its_bytes_is_kept_for_a_year,
        everything_else_is_asked_for_anew,
        files_have_their_types,
        text_is_sent_compressed,
        other_addresses_lead_on,
        unknown_addresses_show_the_page_for_them,
        what_is_for_hosts_alone_is_not_served,
    ];
}

fn ask(host: &Host, path: &str, lines: &[&str]) -> Answer {
    get(&host.origin, &[host.place.base(), path].concat(), lines)
}

/// The paths of the built files, with a slash before each.
fn files(host: &Host) -> Vec<String> {
    fn below(folder: &Path, path: &str, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).expect("the site") {
            let entry = entry.expect("an entry");
            let path = format!("{path}/{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                below(&entry.path(), &path, found);
            } else {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    below(&host.place.dist(), "", &mut found);
    let compressed = |path: &String| {
        let ending = Path::new(path).extension();
        ending.is_some_and(|ending| ["br", "gz", "zst"].iter().any(|own| ending == *own))
    };
    found.retain(|path| !compressed(path));
    found
}

fn first(host: &Host, begin: &str, end: &str) -> String {
    let found = files(host)
        .into_iter()
        .find(|path| path.starts_with(begin) && path.ends_with(end));
    found.unwrap_or_else(|| panic!("no file {begin}…{end}"))
}

/// Where the page of an `index.html` is.
fn pages(host: &Host) -> Vec<String> {
    let redirects = fs::read_to_string(host.place.dist().join("_redirects")).expect("_redirects");
    let leads_on = |page: &String| {
        let address = [host.place.base(), page].concat();
        redirects
            .lines()
            .any(|line| line.split(' ').next() == Some(address.as_str()))
    };
    let found = files(host).into_iter();
    let found = found.filter_map(|path| path.strip_suffix("index.html").map(str::to_owned));
    found.filter(|page| !leads_on(page)).collect()
}

fn every_page_is_there_with_the_whole_policy(host: &Host, _: Kind) {
    let pages = pages(host);
    assert!(pages.len() > 8, "{pages:?}");
    for page in pages {
        let answer = ask(host, &page, &[]);
        assert_eq!(answer.status, 200, "{page}");
        assert_eq!(answer.kind(), "text/html", "{page}");
        let policy = answer.header("content-security-policy");
        for part in [
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        ] {
            assert!(policy.contains(part), "{page}: {part} in {policy}");
        }
        assert!(
            !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"),
            "{policy}"
        );
        for (name, value) in [
            ("referrer-policy", "no-referrer"),
            ("strict-transport-security", "max-age=63072000"),
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-embedder-policy", "require-corp"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), value, "{page}: {name}");
        }
        assert!(
            answer.header("permissions-policy").contains("camera=()"),
            "{page}"
        );
        assert_eq!(answer.header("set-cookie"), "", "{page}");
        let html = String::from_utf8(answer.body).expect("UTF-8");
        assert!(
            html.contains("http-equiv=\"Content-Security-Policy\""),
            "{page}"
        );
    }
}

fn what_is_named_after_its_bytes_is_kept_for_a_year(host: &Host, _: Kind) {
    for folder in [
        "/art/",
        "/assets/",
        "/cards/",
        "/content/",
        "/fonts/",
        "/icons/",
    ] {
        let path = first(host, folder, "");
        let answer = ask(host, &path, &[]);
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(
            answer.header("cache-control"),
            "public, max-age=31536000, immutable",
            "{path}"
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
    }
}

fn everything_else_is_asked_for_anew(host: &Host, _: Kind) {
    for path in [
        "/",
        "/session/",
        "/worker.js",
        "/site.webmanifest",
        "/sitemap.xml",
    ] {
        let answer = ask(host, path, &[]);
        let caching = answer.header("cache-control").to_owned();
        assert!(
            caching.contains("max-age=0") && caching.contains("must-revalidate"),
            "{path}: {caching}"
        );
        let tag = format!("If-None-Match: {}", answer.header("etag"));
        let again = ask(host, path, &[&tag]);
        assert_eq!(again.status, 304, "{path} has not changed: {tag}");
        assert!(again.body.is_empty(), "{path}");
    }
}

fn files_have_their_types(host: &Host, _: Kind) {
    for (begin, end, kind) in [
        ("/assets/", ".js", "text/javascript"),
        ("/assets/", ".css", "text/css"),
        ("/assets/", ".wasm", "application/wasm"),
        ("/content/", ".json", "application/json"),
        ("/art/", ".svg", "image/svg+xml"),
        ("/cards/", ".png", "image/png"),
        ("/fonts/", ".woff2", "font/woff2"),
        ("/site", ".webmanifest", "application/manifest+json"),
        ("/sitemap", ".xml", "application/xml"),
        ("/robots", ".txt", "text/plain"),
    ] {
        let path = first(host, begin, end);
        let answer = ask(host, &path, &[]);
        // Two names of one type: RFC 9239 and RFC 7303.
        let found = match answer.kind() {
            "application/javascript" => "text/javascript",
            "text/xml" => "application/xml",
            kind => kind,
        };
        assert_eq!(found, kind, "{path}");
        let whole = fs::read(host.place.dist().join(&path[1..])).expect("the file");
        assert!(answer.body == whole, "{path} comes as it was built");
    }
}

fn text_is_sent_compressed(host: &Host, kind: Kind) {
    // Cloudflare compresses at its edge, which its local runtime is not.
    let encodings: &[&str] = match kind {
        Kind::Nginx => &["br", "gzip"],
        Kind::Caddy => &["zstd", "br", "gzip"],
        Kind::CloudflarePages => &[],
    };
    for encoding in encodings {
        for path in [
            first(host, "/assets/", ".wasm"),
            first(host, "/assets/", ".css"),
            "/session/".into(),
            first(host, "/content/", "/session.json"),
        ] {
            let answer = ask(host, &path, &[&format!("Accept-Encoding: {encoding}")]);
            assert_eq!(answer.header("content-encoding"), *encoding, "{path}");
            assert!(
                answer
                    .header("vary")
                    .to_lowercase()
                    .contains("accept-encoding"),
                "{path}"
            );
            let file = path.strip_suffix('/').map_or(path[1..].to_owned(), |page| {
                format!("{}/index.html", &page[1..])
            });
            let whole = fs::read(host.place.dist().join(file)).expect("the file");
            assert!(
                answer.body.len() < whole.len() / 2,
                "{path}: {} of {}",
                answer.body.len(),
                whole.len()
            );
            assert!(
                decoded(encoding, &answer.body) == whole,
                "{path}: {encoding} holds the whole file"
            );
        }
    }
}

fn decoded(encoding: &str, mut bytes: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    match encoding {
        "br" => brotli::BrotliDecompress(&mut bytes, &mut whole).expect("Brotli"),
        "gzip" => drop(
            flate2::read::GzDecoder::new(bytes)
                .read_to_end(&mut whole)
                .expect("gzip"),
        ),
        _ => whole = zstd::decode_all(bytes).expect("Zstandard"),
    }
    whole
}

fn other_addresses_lead_on(host: &Host, _: Kind) {
    for (from, to) in [
        ("/about/", "/about-therapy/"),
        ("/about", "/about-therapy/"),
        ("/what-happens-in-a-session/", "/session/"),
        ("/session", "/session/"),
    ] {
        let answer = ask(host, from, &[]);
        assert!(
            matches!(answer.status, 301 | 307 | 308),
            "{from}: {}",
            answer.status
        );
        let place = answer.header("location");
        let path = place.strip_prefix(&host.origin).unwrap_or(place);
        assert_eq!(path, [host.place.base(), to].concat(), "{from}");
    }
}

fn unknown_addresses_show_the_page_for_them(host: &Host, kind: Kind) {
    let page = fs::read(host.place.dist().join("404.html")).expect("the page");
    for path in [
        "/no-such-page/",
        "/no-such-page",
        "/session/no-such-page/",
        "/assets/gone-0123456789abcdef.js",
    ] {
        let answer = ask(host, path, &[]);
        assert_eq!(answer.status, 404, "{path}");
        assert_eq!(answer.kind(), "text/html", "{path}");
        assert!(answer.body == page, "{path}");
        assert!(
            answer
                .header("content-security-policy")
                .contains("default-src 'none'"),
            "{path}"
        );
        // Cloudflare Pages goes by the address alone; docs/hosting.md says what follows.
        let is_kept_for_long = answer.header("cache-control").contains("immutable");
        assert!(
            !is_kept_for_long || kind == Kind::CloudflarePages,
            "{path} is kept as missing"
        );
    }
}

fn what_is_for_hosts_alone_is_not_served(host: &Host, kind: Kind) {
    let compressed = first(host, "/assets/", ".css") + ".br";
    for path in ["/_headers", "/_redirects", &compressed] {
        // Platforms are not to be given compressed copies, and would serve them as any file.
        if kind == Kind::CloudflarePages && path == compressed {
            continue;
        }
        // Cloudflare's local runtime says 502 here.
        assert!(ask(host, path, &[]).status >= 400, "{path}");
    }
}
