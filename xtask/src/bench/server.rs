//! A small server of a finished site for measuring it: text goes out as brotli, an unknown address
//! gets `404.html`. Everything is in memory before the first request, so that the disk is not
//! what is measured.

use std::{
    collections::HashMap,
    io::Cursor,
    path::Path,
    sync::Arc,
    thread::{self, JoinHandle},
};

use tiny_http::{Header, Request, Response, Server};

use super::sizes;
use crate::{error::Error, say};

/// As many as a browser opens connections to one host over HTTP/1.1.
const WORKERS: usize = 6;

struct Document {
    kind: &'static str,
    body: Vec<u8>,
    is_brotli: bool,
}

/// Runs until dropped.
pub struct StaticServer {
    pub port: u16,
    server: Arc<Server>,
    workers: Vec<JoinHandle<()>>,
}

impl StaticServer {
    pub fn start(dist: &Path) -> Result<Self, Error> {
        let site = Arc::new(load(dist)?);
        let server = Server::http("127.0.0.1:0").map_err(|error| Error::StaticServer {
            reason: error.to_string(),
        })?;
        let port = server
            .server_addr()
            .to_ip()
            .map_or(0, |address| address.port());
        let server = Arc::new(server);
        let workers = (0..WORKERS)
            .map(|_| {
                let (server, site) = (Arc::clone(&server), Arc::clone(&site));
                thread::spawn(move || {
                    while let Ok(request) = server.recv() {
                        answer(request, &site);
                    }
                })
            })
            .collect();
        Ok(Self {
            port,
            server,
            workers,
        })
    }
}

impl Drop for StaticServer {
    fn drop(&mut self) {
        for _ in &self.workers {
            self.server.unblock();
        }
        for worker in self.workers.drain(..) {
            let _ended = worker.join();
        }
    }
}

/// Every file by the address it is served at; a folder's `index.html` at the folder's.
fn load(dist: &Path) -> Result<HashMap<String, Document>, Error> {
    say::step("Compressing the site as its host would …");
    let mut site = HashMap::new();
    for path in sizes::files(dist)? {
        let name = path
            .strip_prefix(dist)
            .unwrap_or(&path)
            .to_string_lossy()
            .replace('\\', "/");
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        // Compressed twins and the host's own settings are not pages.
        if matches!(ending, "br" | "gz") || name.starts_with('_') {
            continue;
        }
        let (kind, is_text) = kind_of(ending);
        let plain = sizes::read(&path)?;
        let body = if is_text {
            sizes::compressed(&plain).map_err(|source| sizes::disk(&path, source))?
        } else {
            plain
        };
        let address = match name.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => format!("/{folder}"),
            _ => format!("/{name}"),
        };
        site.insert(
            address,
            Document {
                kind,
                body,
                is_brotli: is_text,
            },
        );
    }
    Ok(site)
}

/// The content type by a file's ending, and whether compressing pays.
fn kind_of(ending: &str) -> (&'static str, bool) {
    match ending {
        "html" => ("text/html; charset=utf-8", true),
        "css" => ("text/css; charset=utf-8", true),
        "js" => ("text/javascript; charset=utf-8", true),
        "json" => ("application/json", true),
        "webmanifest" => ("application/manifest+json", true),
        "wasm" => ("application/wasm", true),
        "svg" => ("image/svg+xml", true),
        "xml" => ("application/xml", true),
        "txt" => ("text/plain; charset=utf-8", true),
        "avif" => ("image/avif", false),
        "webp" => ("image/webp", false),
        "jpg" | "jpeg" => ("image/jpeg", false),
        "png" => ("image/png", false),
        "ico" => ("image/x-icon", false),
        "woff2" => ("font/woff2", false),
        "mp3" => ("audio/mpeg", false),
        _ => ("application/octet-stream", false),
    }
}

fn answer(request: Request, site: &HashMap<String, Document>) {
    let address = request.url().split(['?', '#']).next().unwrap_or("/");
    let with_slash = format!("{address}/");
    let (code, document) = match site.get(address).or_else(|| site.get(&with_slash)) {
        Some(document) => (200, Some(document)),
        None => (404, site.get("/404.html")),
    };
    let (kind, body, is_brotli) = document.map_or(("text/plain", &[][..], false), |document| {
        (document.kind, document.body.as_slice(), document.is_brotli)
    });
    let length = body.len();
    let mut response = Response::new(
        code.into(),
        Vec::new(),
        Cursor::new(body),
        Some(length),
        None,
    )
    .with_chunked_threshold(usize::MAX);
    for (field, value) in [
        ("Content-Type", Some(kind)),
        ("Content-Encoding", is_brotli.then_some("br")),
    ] {
        let header = value.and_then(|value| Header::from_bytes(field, value).ok());
        if let Some(header) = header {
            response.add_header(header);
        }
    }
    // A browser that has gone away wants no answer.
    let _gone = request.respond(response);
}
