//! Pages, redirects and unknown addresses.

use std::fs;

use support::hosts::{Host, HostKind};

use super::answer::Answer;
use super::{built_file, files, request};

/// The addresses of all pages that aren't redirects.
fn pages(host: &Host) -> Vec<String> {
    let redirects = fs::read_to_string(host.path.dist().join("_redirects")).expect("_redirects");
    let is_redirect = |page: &String| {
        let address = [host.path.base(), page].concat();
        redirects
            .lines()
            .any(|line| line.split(' ').next() == Some(address.as_str()))
    };
    let found = files(host).into_iter();
    let found = found.filter_map(|path| path.strip_suffix("index.html").map(str::to_owned));
    found.filter(|page| !is_redirect(page)).collect()
}

/// Every page with its address.
pub fn every_page_is_there(host: &Host) -> Vec<(String, Answer)> {
    let pages = pages(host);
    assert!(pages.len() > 8, "{pages:?}");
    let answers = pages.into_iter().map(|page| {
        let answer = request(host, &page, &[]);
        assert_eq!(answer.status, 200, "{page}");
        let kind = answer.header("content-type").to_lowercase();
        assert_eq!(kind.replace(' ', ""), "text/html;charset=utf-8", "{page}");
        let file = [&page[1..], "index.html"].concat();
        assert!(answer.body == built_file(host, &file), "{page}");
        (page, answer)
    });
    answers.collect()
}

pub fn every_page_is_there_with_the_whole_policy(host: &Host, _: HostKind) {
    for (page, answer) in every_page_is_there(host) {
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

pub fn other_addresses_lead_on(host: &Host, kind: HostKind) {
    for (from, to) in [
        ("/about/", "/about-therapy/"),
        ("/about", "/about-therapy/"),
        ("/what-happens-in-a-session/", "/session/"),
        ("/session", "/session/"),
    ] {
        let answer = request(host, from, &[]);
        assert!(
            matches!(answer.status, 301 | 307 | 308),
            "{from}: {}",
            answer.status
        );
        let location = answer.header("location");
        let path = location.strip_prefix(&host.origin).unwrap_or(location);
        assert_eq!(path, [host.path.base(), to].concat(), "{from}");
        if kind != HostKind::CloudflarePages {
            let policy = answer.header("strict-transport-security");
            assert_eq!(policy, "max-age=63072000", "{from}");
            let caching = answer.header("cache-control");
            assert!(caching.contains("max-age=0"), "{from}: {caching}");
        }
    }
}

/// The page for unknown addresses, for several of them.
pub fn unknown_addresses_show_their_page(host: &Host) -> Vec<(&'static str, Answer)> {
    let page = built_file(host, "404.html");
    let paths = [
        "/no-such-page/",
        "/no-such-page",
        // Without the ending of `sitemap.xml`.
        "/sitemap",
        "/session/no-such-page/",
        "/assets/gone-0123456789abcdef.js",
    ];
    let answers = paths.map(|path| {
        let answer = request(host, path, &[]);
        assert_eq!(answer.status, 404, "{path}");
        assert_eq!(answer.media_type(), "text/html", "{path}");
        assert!(answer.body == page, "{path}");
        (path, answer)
    });
    answers.into()
}

pub fn unknown_addresses_show_the_page_with_the_policy(host: &Host, kind: HostKind) {
    for (path, answer) in unknown_addresses_show_their_page(host) {
        assert!(
            answer
                .header("content-security-policy")
                .contains("default-src 'none'"),
            "{path}"
        );
        // Cloudflare Pages chooses headers by the address alone; docs/hosting.md has the consequences.
        let is_immutable = answer.header("cache-control").contains("immutable");
        assert!(
            !is_immutable || kind == HostKind::CloudflarePages,
            "{path} is kept as missing"
        );
    }
}
