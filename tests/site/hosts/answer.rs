//! A request and its raw answer. A browser would cache and decode it.

use std::io::{Read, Write};
use std::net::TcpStream;

use support::media_types::essence;

/// A host's answer.
pub struct Answer {
    pub status: u16,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

/// Requests `path` from `origin`, with more lines in the request's head.
pub fn get(origin: &str, path: &str, lines: &[&str]) -> Answer {
    let address = origin.trim_start_matches("http://");
    let mut stream = TcpStream::connect(address).expect("the host answers");
    let more: Vec<String> = lines.iter().map(|line| format!("{line}\r\n")).collect();
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{}\r\n",
        more.concat()
    );
    stream
        .write_all(request.as_bytes())
        .expect("the request goes");
    let mut bytes = Vec::new();
    // Some hosts ignore `Connection: close`.
    while !is_whole(&bytes) {
        let mut piece = [0; 8192];
        let length = stream.read(&mut piece).expect("the answer comes");
        if length == 0 {
            break;
        }
        bytes.extend_from_slice(&piece[..length]);
    }
    let end = end_of_head(&bytes);
    let end =
        end.unwrap_or_else(|| panic!("{path}: no head in {:?}", String::from_utf8_lossy(&bytes)));
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.lines();
    let status = lines
        .next()
        .and_then(|line| line.split(' ').nth(1)?.parse().ok());
    let headers = lines.filter_map(|line| line.split_once(": "));
    let headers = headers.map(|(name, value)| (name.to_lowercase(), value.to_owned()));
    let mut answer = Answer {
        status: status.expect("a status"),
        headers: headers.collect(),
        body: bytes.split_off(end + 4),
    };
    if answer.header("transfer-encoding") == "chunked" {
        answer.body = joined(&answer.body);
    }
    answer
}

fn end_of_head(bytes: &[u8]) -> Option<usize> {
    bytes.windows(4).position(|window| window == b"\r\n\r\n")
}

/// Whether the whole body that the head announces is here.
fn is_whole(bytes: &[u8]) -> bool {
    let Some(end) = end_of_head(bytes) else {
        return false;
    };
    let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
    let value = |name: &str| {
        head.lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    };
    match value("content-length").and_then(|length| length.trim().parse::<usize>().ok()) {
        Some(length) => bytes.len() >= end + 4 + length,
        None if value("transfer-encoding") == Some("chunked") => bytes.ends_with(b"\r\n0\r\n\r\n"),
        // Neither: there is no body, or it ends with the connection.
        None => head.split(' ').nth(1) == Some("304"),
    }
}

impl Answer {
    /// A header's value; empty without that header.
    pub fn header(&self, name: &str) -> &str {
        let found: Vec<&str> = self
            .headers
            .iter()
            .filter(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
            .collect();
        assert!(
            found.len() < 2,
            "{name} is there {} times: {found:?}",
            found.len()
        );
        found.first().copied().unwrap_or_default()
    }

    pub fn media_type(&self) -> &str {
        essence(self.header("content-type"))
    }
}

/// The parts of a chunked body, put together.
fn joined(mut rest: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    while let Some(end) = rest.windows(2).position(|window| window == b"\r\n") {
        let size = String::from_utf8_lossy(&rest[..end]);
        let size = usize::from_str_radix(size.trim(), 16).expect("a size");
        let begin = end + 2;
        whole.extend_from_slice(&rest[begin..begin + size]);
        rest = &rest[begin + size + 2..];
        if size == 0 {
            break;
        }
    }
    whole
}
