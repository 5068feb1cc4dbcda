//! A small server of a finished site for measuring it: text goes out as brotli, an unknown address
//! gets `404.html`. Everything is in memory before the first request, so that the disk is not
//! what is measured; a connection never waits for another, nor an answer's end for its beginning.

use std::{
    collections::HashMap,
    io::{self, BufRead, BufReader, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
};

use super::sizes;
use crate::{error::Error, say};

/// The content type by a file's ending, and whether compressing pays.
pub const KINDS: [(&str, &str, bool); 17] = [
    ("html", "text/html; charset=utf-8", true),
    ("css", "text/css; charset=utf-8", true),
    ("js", "text/javascript; charset=utf-8", true),
    ("json", "application/json", true),
    ("webmanifest", "application/manifest+json", true),
    ("wasm", "application/wasm", true),
    ("svg", "image/svg+xml", true),
    ("xml", "application/xml", true),
    ("txt", "text/plain; charset=utf-8", true),
    ("avif", "image/avif", false),
    ("webp", "image/webp", false),
    ("jpg", "image/jpeg", false),
    ("jpeg", "image/jpeg", false),
    ("png", "image/png", false),
    ("ico", "image/x-icon", false),
    ("woff2", "font/woff2", false),
    ("mp3", "audio/mpeg", false),
];

pub struct Document {
    kind: &'static str,
    pub body: Vec<u8>,
    is_brotli: bool,
}

/// Runs until dropped.
pub struct StaticServer {
    address: SocketAddr,
    is_over: Arc<AtomicBool>,
    door: Option<JoinHandle<()>>,
}

impl StaticServer {
    pub fn start(dist: &Path) -> Result<Self, Error> {
        let refused = |error: io::Error| Error::StaticServer {
            reason: error.to_string(),
        };
        let site = Arc::new(load(dist)?);
        let listener = TcpListener::bind(("127.0.0.1", 0)).map_err(refused)?;
        let address = listener.local_addr().map_err(refused)?;
        let is_over = Arc::new(AtomicBool::new(false));
        let is_closed = Arc::clone(&is_over);
        let door = thread::spawn(move || {
            for connection in listener.incoming() {
                if is_closed.load(Ordering::Relaxed) {
                    return;
                }
                let site = Arc::clone(&site);
                // A thread for each, so that none waits for another. A browser that has gone away
                // wants no answer.
                thread::spawn(move || connection.and_then(|connection| serve(&connection, &site)));
            }
        });
        Ok(Self {
            address,
            is_over,
            door: Some(door),
        })
    }

    /// The whole address of a page.
    pub fn address(&self, route: &str) -> String {
        format!("http://{}{route}", self.address)
    }
}

impl Drop for StaticServer {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
        // The door opens to see that it is to be shut.
        let _woken = TcpStream::connect(self.address);
        if let Some(door) = self.door.take() {
            let _ended = door.join();
        }
    }
}

/// Every file by the address it is served at; a folder's `index.html` at the folder's.
fn load(dist: &Path) -> Result<HashMap<String, Document>, Error> {
    let by_address = documents(dist)?.into_iter().map(|(name, document)| {
        let address = match name.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => format!("/{folder}"),
            _ => format!("/{name}"),
        };
        (address, document)
    });
    Ok(by_address.collect())
}

/// What is served, by its path below `dist`: text compressed.
pub fn documents(dist: &Path) -> Result<Vec<(String, Document)>, Error> {
    say::step("Compressing the site as its host would …");
    let mut documents = Vec::new();
    for path in sizes::files(dist)? {
        let name = path
            .strip_prefix(dist)
            .unwrap_or(&path)
            .to_string_lossy()
            .replace('\\', "/");
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        // Compressed twins and the host's own settings are not pages.
        if matches!(ending, "br" | "gz" | "zst") || name.starts_with('_') {
            continue;
        }
        let (kind, is_text) = kind_of(ending);
        let plain = sizes::read(&path)?;
        let body = if is_text {
            sizes::compressed(&plain).map_err(|source| sizes::disk(&path, source))?
        } else {
            plain
        };
        documents.push((
            name,
            Document {
                kind,
                body,
                is_brotli: is_text,
            },
        ));
    }
    Ok(documents)
}

fn kind_of(ending: &str) -> (&'static str, bool) {
    KINDS
        .into_iter()
        .find(|(own, ..)| *own == ending)
        .map_or(("application/octet-stream", false), |(_, kind, is_text)| {
            (kind, is_text)
        })
}

/// Answers one request after another until the browser closes the connection.
fn serve(connection: &TcpStream, site: &HashMap<String, Document>) -> io::Result<()> {
    // The end of an answer would wait for the beginning to be acknowledged, some 40 ms.
    connection.set_nodelay(true)?;
    let mut lines = BufReader::new(connection).lines();
    while let Some(request) = lines.next().transpose()? {
        // The head's other lines say nothing that matters here; an empty one ends it.
        for line in lines.by_ref() {
            if line?.is_empty() {
                break;
            }
        }
        let mut connection = connection;
        connection.write_all(&answer(&request, site))?;
    }
    Ok(())
}

/// The answer to a request's first line, `GET /session/ HTTP/1.1`.
fn answer(request: &str, site: &HashMap<String, Document>) -> Vec<u8> {
    let mut words = request.split(' ');
    let (method, target) = (words.next(), words.next().unwrap_or("/"));
    let address = target.split(['?', '#']).next().unwrap_or("/");
    let with_slash = format!("{address}/");
    let (status, document) = match site.get(address).or_else(|| site.get(&with_slash)) {
        Some(document) => ("200 OK", Some(document)),
        None => ("404 Not Found", site.get("/404.html")),
    };
    message(status, document, method == Some("HEAD"))
}

fn message(status: &str, document: Option<&Document>, is_head: bool) -> Vec<u8> {
    let (kind, body, is_brotli) = document.map_or(("text/plain", &[][..], false), |document| {
        (document.kind, document.body.as_slice(), document.is_brotli)
    });
    let encoding = if is_brotli {
        "Content-Encoding: br\r\n"
    } else {
        ""
    };
    let length = body.len();
    let mut message = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{encoding}Content-Length: {length}\r\n\r\n"
    )
    .into_bytes();
    if !is_head {
        message.extend_from_slice(body);
    }
    message
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn site() -> HashMap<String, Document> {
        let document = |body: &str| Document {
            kind: "text/html",
            body: body.as_bytes().to_vec(),
            is_brotli: true,
        };
        let pages = [("/session/", "s"), ("/404.html", "none")];
        pages
            .map(|(address, body)| (address.to_owned(), document(body)))
            .into()
    }

    #[test]
    fn an_unknown_address_gets_the_page_for_it() {
        let whole = |request| String::from_utf8_lossy(&answer(request, &site())).into_owned();
        let page = whole("GET /session?a HTTP/1.1");
        assert!(page.starts_with("HTTP/1.1 200 OK\r\n"), "{page}");
        assert!(page.ends_with("Content-Length: 1\r\n\r\ns"), "{page}");
        let none = whole("GET /nothing HTTP/1.1");
        assert!(none.starts_with("HTTP/1.1 404 Not Found\r\n"), "{none}");
        assert!(none.ends_with("\r\n\r\nnone"), "{none}");
        assert!(whole("HEAD /session/ HTTP/1.1").ends_with("Content-Length: 1\r\n\r\n"));
    }

    #[test]
    fn one_connection_carries_many_requests() {
        let server = {
            let dist = tempfile::tempdir().expect("a folder");
            std::fs::write(dist.path().join("a.png"), "picture").expect("a file");
            StaticServer::start(dist.path()).expect("a server")
        };
        let mut connection = TcpStream::connect(server.address).expect("a connection");
        let mut answer = [0; 100];
        for _ in 0..2 {
            let request = b"GET /a.png HTTP/1.1\r\nHost: a.example\r\n\r\n";
            connection.write_all(request).expect("a request");
            let length = connection.read(&mut answer).expect("an answer");
            assert!(answer[..length].ends_with(b"\r\n\r\npicture"));
        }
    }
}
