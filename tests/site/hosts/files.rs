//! Files: caching, types, compression, and those that hosts alone read.

use std::io::Read;
use std::path::Path;

use site::names::PLATFORM_FILES;
use support::hosts::{Host, HostKind, WITHOUT_COPIES};
use support::media_types::{content_type, essence};

use super::answer::Answer;
use super::{built_file, first, request};

pub fn what_is_named_after_its_bytes_is_kept_for_a_year(host: &Host, _: HostKind) {
    for folder in [
        "/art/",
        "/assets/",
        "/cards/",
        "/content/",
        "/fonts/",
        "/icons/",
    ] {
        let path = first(host, folder, "");
        let answer = request(host, &path, &[]);
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(
            answer.header("cache-control"),
            "public, max-age=31536000, immutable",
            "{path}"
        );
        assert_eq!(answer.header("expires"), "", "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
    }
}

pub fn everything_else_is_asked_for_anew(host: &Host, _: HostKind) {
    for path in [
        "/",
        "/session/",
        "/worker.js",
        "/site.webmanifest",
        "/sitemap.xml",
    ] {
        let answer = request(host, path, &[]);
        let caching = answer.header("cache-control").to_owned();
        assert!(
            caching.contains("max-age=0") && caching.contains("must-revalidate"),
            "{path}: {caching}"
        );
        let tag = format!("If-None-Match: {}", answer.header("etag"));
        let again = request(host, path, &[&tag]);
        assert_eq!(answer.header("expires"), "", "{path}");
        assert_eq!(again.status, 304, "{path} has not changed: {tag}");
        assert!(again.body.is_empty(), "{path}");
    }
}

pub fn files_have_their_types(host: &Host, _: HostKind) {
    for (begin, end) in [
        ("/assets/", ".js"),
        ("/assets/", ".css"),
        ("/assets/", ".wasm"),
        ("/content/", ".json"),
        ("/art/", ".svg"),
        ("/cards/", ".png"),
        ("/fonts/", ".woff2"),
        ("/site", ".webmanifest"),
        ("/sitemap", ".xml"),
        ("/robots", ".txt"),
    ] {
        let path = first(host, begin, end);
        let answer = request(host, &path, &[]);
        has_type_of(&answer, &path);
        let whole = built_file(host, &path);
        assert!(answer.body == whole, "{path} comes as it was built");
    }
}

fn has_type_of(answer: &Answer, file: &str) {
    // Two types have two names each: RFC 9239 and RFC 7303.
    let found = match answer.media_type() {
        "application/javascript" => "text/javascript",
        "text/xml" => "application/xml",
        media_type => media_type,
    };
    assert_eq!(found, essence(content_type(Path::new(file))), "{file}");
}

pub fn text_is_sent_compressed(host: &Host, kind: HostKind) {
    // Cloudflare's edge compresses, its local runtime doesn't.
    let encodings: &[&str] = match kind {
        HostKind::Caddy => &["zstd", "br", "gzip"],
        HostKind::Nginx | HostKind::Apache | HostKind::ApacheMinimal => &["br", "gzip"],
        HostKind::CloudflarePages => &[],
    };
    for encoding in encodings {
        for path in [
            first(host, "/assets/", ".wasm"),
            first(host, "/assets/", ".css"),
            "/session/".into(),
            first(host, "/content/", "/session.json"),
        ] {
            let answer = request(host, &path, &[&format!("Accept-Encoding: {encoding}")]);
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
            has_type_of(&answer, &file);
            // The ending of copies in Brotli is also that of texts in Breton.
            assert_eq!(answer.header("content-language"), "", "{path}");
            let whole = built_file(host, &file);
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

pub fn what_a_browser_refuses_is_not_sent(host: &Host, kind: HostKind) {
    let refusal = "Accept-Encoding: br;q=0, gzip; q=0, zstd;q=0.0, identity";
    for path in ["/session/index.html".into(), first(host, "/art/", ".svg")] {
        let address = path.trim_end_matches("index.html");
        let answer = request(host, address, &[refusal]);
        assert_eq!(answer.header("content-encoding"), "", "{path}");
        assert!(answer.body == built_file(host, &path), "{path}");
        // Caddy says it with compressed answers only.
        if matches!(kind, HostKind::Nginx | HostKind::Apache) {
            let vary = answer.header("vary").to_lowercase();
            assert!(vary.contains("accept-encoding"), "{path}: {vary}");
        }
    }
}

pub fn a_file_without_compressed_copies_is_sent_as_it_is(host: &Host, kind: HostKind) {
    if kind == HostKind::CloudflarePages {
        // It needs no copies.
        return;
    }
    for encoding in ["br", "gzip"] {
        let path = ["/", WITHOUT_COPIES].concat();
        let answer = request(host, &path, &[&format!("Accept-Encoding: {encoding}")]);
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("content-encoding"), "");
        assert!(answer.body == built_file(host, &path));
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

pub fn what_is_for_hosts_alone_is_not_served(host: &Host, kind: HostKind) {
    let compressed = first(host, "/assets/", ".css") + ".br";
    let for_platforms = PLATFORM_FILES.map(|name| ["/", name].concat());
    let settings = "/.htaccess".to_owned();
    for path in for_platforms.iter().chain([&compressed, &settings]) {
        // Compressed copies are not for platforms, which would serve them like any file.
        if kind == HostKind::CloudflarePages && *path == compressed {
            continue;
        }
        // Cloudflare's local runtime answers 502.
        assert!(request(host, path, &[]).status >= 400, "{path}");
    }
}

pub fn folders_are_not_listed(host: &Host, _: HostKind) {
    for path in ["/assets/", "/fonts/"] {
        assert!(request(host, path, &[]).status >= 400, "{path}");
    }
}
