//! Integrity, policy, the worker and hosts' files, and addresses of a site below a path.

use std::collections::BTreeMap;

use attune::routes;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use scraper::Html;
use serde_json::Value;
use sha2::{Digest, Sha256};
use site::files::Files;
use site::hosting;
use support::published;

use super::{attributes, build, content, select, text};

fn integrity(bytes: &[u8]) -> String {
    ["sha256-", &BASE64_STANDARD.encode(Sha256::digest(bytes))].concat()
}

/// The site, built for `/therapy/`.
fn below() -> Files {
    let mut content = content();
    content.site.address.0 = "https://example.org/therapy".into();
    build(content)
}

fn html_files(files: &Files) -> impl Iterator<Item = (&String, Html)> {
    let pages = files
        .keys()
        .filter(|path| path.ends_with("index.html") || *path == "404.html");
    pages.map(|path| (path, Html::parse_document(&text(files, path))))
}

/// The addresses of the tools' files in `start.js`, each with its integrity.
fn tool_files(files: &Files) -> Vec<(String, String)> {
    let start = files.keys().find(|path| path.starts_with("assets/start-"));
    let script = text(files, start.expect("the script"));
    let texts = script.split(['"', '`']);
    let named = texts.filter_map(|text| text.split_once("#sha256-"));
    named
        .map(|(address, hash)| (address.to_owned(), ["sha256-", hash].concat()))
        .collect()
}

#[test]
fn the_script_names_the_tools_with_their_bytes_and_below_the_path_of_the_site() {
    for (files, base) in [(build(content()), "/"), (below(), "/therapy/")] {
        let tools = tool_files(&files);
        assert_eq!(tools.len(), 5, "four scripts and a style sheet: {tools:?}");
        for (address, named) in tools {
            let path = address.strip_prefix(base).expect("the base");
            assert_eq!(named, integrity(&files[path]), "{address}");
        }
    }
}

#[test]
fn every_script_and_style_has_the_bytes_that_its_page_says() {
    let files = build(content());
    for (page, document) in html_files(&files) {
        let named = select("script[src], link[rel=stylesheet]");
        for element in document.select(&named) {
            let address = element
                .attr("src")
                .or(element.attr("href"))
                .expect("an address");
            let bytes = &files[address.trim_start_matches('/')];
            assert_eq!(
                element.attr("integrity"),
                Some(integrity(bytes).as_str()),
                "{page}: {address}"
            );
        }
        for name in ["data-js", "data-wasm"] {
            for value in attributes(&document, "script", name) {
                let (address, named) = value.split_once('#').expect("an integrity");
                let bytes = &files[address.trim_start_matches('/')];
                assert_eq!(named, integrity(bytes), "{page}: {address}");
            }
        }
    }
}

#[test]
fn every_page_carries_the_policy_before_anything_that_it_is_about() {
    for (page, document) in html_files(&build(content())) {
        let policy = attributes(
            &document,
            "meta[http-equiv=Content-Security-Policy]",
            "content",
        );
        assert_eq!(policy.len(), 1, "{page}");
        assert!(
            policy[0].starts_with("default-src 'none'; "),
            "{page}: {}",
            policy[0]
        );
        for word in [
            "unsafe-inline",
            "'unsafe-eval'",
            "http:",
            "https:",
            "*",
            "data:",
            "blob:",
        ] {
            assert!(!policy[0].contains(word), "{page}: {word} in {}", policy[0]);
        }
        let html = document.html();
        let at = |part: &str| html.find(part).unwrap_or(html.len());
        assert!(
            at("http-equiv=\"Content-Security-Policy\"") < at("<script").min(at("<link")),
            "{page}"
        );
        let written_in =
            select("script:not([src]):not([type$=json]), style, [style], [onclick], [onload]");
        let inline = document.select(&written_in);
        assert_eq!(inline.count(), 0, "{page}");
    }
}

#[test]
fn below_a_path_every_address_begins_with_it() {
    let files = below();
    for (page, document) in html_files(&files) {
        // The test's template still has the elements that Trunk removes.
        for name in ["href", "src", "data-js", "data-wasm", "data-worker"] {
            for value in attributes(&document, &format!("[{name}]:not([data-trunk])"), name) {
                let ours = value.starts_with("/therapy/");
                let schemes = ["https://", "tel:", "sms:"];
                let elsewhere = schemes.iter().any(|scheme| value.starts_with(scheme));
                assert!(
                    ours || elsewhere || value.starts_with('#') || value.is_empty(),
                    "{page}: {name}={value}"
                );
            }
        }
        let canonical = attributes(&document, "link[rel=canonical]", "href");
        assert!(
            canonical
                .iter()
                .all(|address| address.starts_with("https://example.org/therapy/")),
            "{page}"
        );
    }
    let sitemap = text(&files, "sitemap.xml");
    assert!(
        sitemap.contains("<loc>https://example.org/therapy/session/</loc>"),
        "{sitemap}"
    );
    let json = files
        .keys()
        .find(|path| path.ends_with("/session.json"))
        .expect("content");
    assert!(
        !text(&files, json).contains("\"/session"),
        "links of the content"
    );
    assert!(text(&files, "_redirects").contains("/therapy/about/ /therapy/about-therapy/ 301\n"));
    assert!(text(&files, "worker.js").contains("\"/therapy/assets/offline-"));
}

#[test]
fn the_list_of_what_is_kept_is_whole_and_true() {
    let files = build(content());
    let path = files
        .keys()
        .find(|path| path.starts_with("assets/offline-"))
        .expect("a list");
    assert!(
        text(&files, "worker.js").contains(&format!("\"/{path}#{}\"", integrity(&files[path])))
    );
    let list: Value = serde_json::from_str(&text(&files, path)).expect("JSON");
    let group = |name: &str| -> BTreeMap<String, String> {
        serde_json::from_value(list[name].clone()).expect(name)
    };
    let (named, pages) = (group("named"), group("pages"));
    for (address, listed) in named.iter().chain(&pages) {
        let mut file = address.trim_start_matches('/').to_owned();
        if file.is_empty() || file.ends_with('/') {
            file += "index.html";
        }
        assert_eq!(listed, &integrity(&files[&file]), "{address}");
    }
    for slug in content().pages.keys() {
        let address = match slug.as_str() {
            routes::NOT_FOUND => "/404.html".to_owned(),
            slug => routes::path(slug),
        };
        assert!(pages.contains_key(&address), "{address}");
        let json = format!("/{}.json", slug.as_str());
        assert!(
            named.keys().any(|address| address.ends_with(&json)),
            "{json}"
        );
    }
    // Files that only other programs read aren't stored; nor are redirects, which hosts answer with headers.
    for address in ["/about/", "/robots.txt", "/sitemap.xml"] {
        assert!(!pages.contains_key(address), "{address}");
    }
    assert_eq!(list["redirects"]["/about/"], "/about-therapy/");
}

#[test]
fn a_site_that_is_not_to_be_kept_throws_away_what_was() {
    let mut content = content();
    content.site.offline = false;
    let files = build(content);
    assert!(text(&files, "worker.js").contains("registration.unregister()"));
    assert!(
        files
            .keys()
            .all(|path| !path.starts_with("assets/offline-"))
    );
    for (page, document) in html_files(&files) {
        assert!(
            attributes(&document, "[data-worker]", "data-worker").is_empty(),
            "{page}"
        );
    }
}

#[test]
fn what_may_be_kept_for_ever_changes_its_name_with_its_bytes() {
    let (one, mut other) = (build(content()), content());
    let slug = site::source::PageSlug(routes::SESSION.into());
    other.pages.get_mut(&slug).expect("the page").title.0 += "!";
    let other = build(other);
    for (path, bytes) in &one {
        let folder = path.split('/').next().unwrap_or_default();
        if path.contains('/') && routes::IMMUTABLE_DIRS.contains(&folder) {
            let same = other.get(path).is_none_or(|newer| newer == bytes);
            assert!(same, "{path} has other bytes under the same name");
        }
    }
}

#[test]
fn every_host_is_told_the_same() {
    let content = content();
    let headers = text(&build(content.clone()), "_headers");
    let deploy_files = hosting::deploy_files(&content.site);
    let policy = headers
        .lines()
        .find_map(|line| line.trim().strip_prefix("Content-Security-Policy: "))
        .expect("a policy");
    for name in [
        "nginx.conf",
        "Caddyfile",
        ".htaccess",
        "cloudfront-headers.json",
    ] {
        let text = String::from_utf8(deploy_files[name].clone()).expect("UTF-8");
        assert!(text.contains(policy), "{name}");
        assert!(text.contains("camera=()"), "{name}");
    }
    for name in ["nginx.conf", "Caddyfile", ".htaccess", "s3-cloudfront.md"] {
        let text = String::from_utf8(deploy_files[name].clone()).expect("UTF-8");
        assert!(
            text.contains("public, max-age=31536000, immutable"),
            "{name}"
        );
    }
}

#[test]
fn a_maker_who_is_served_by_trunk_sees_changes_at_once() {
    let reloading = "<script>const address = '{{__TRUNK_ADDRESS__}}';</script>";
    let template = published::template().replace("</body>", &[reloading, "</body>"].concat());
    let files = super::build_with(
        content(),
        super::Photographs::new(),
        Files::from([("index.html".to_owned(), template.into_bytes())]),
    );
    for (page, document) in html_files(&files) {
        let policy = document
            .select(&select("meta[http-equiv=Content-Security-Policy]"))
            .count();
        assert_eq!(policy, 0, "{page}");
        // The worker would answer with the page from before the change.
        assert!(
            attributes(&document, "[data-worker]", "data-worker").is_empty(),
            "{page}"
        );
    }
}
