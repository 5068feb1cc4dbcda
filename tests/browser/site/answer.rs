//! The ways to answer a request, good and bad.

use std::io;

use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

/// How requests for a path are answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Answer {
    /// As by a static host.
    #[default]
    Usual,
    /// Not at all, until another answer is set.
    Held,
    /// With this status and an empty body.
    Status(u16),
    /// With status 200, the usual type, and this body.
    Body(&'static str),
    /// With status 200, the usual type, and a body of this many letters.
    Large(usize),
    /// With half of the body, then the connection closes.
    CutOff,
    /// By closing the connection without a response.
    HungUp,
}

/// The response of a static host.
pub struct Reply {
    pub status: u16,
    /// Header lines, without line breaks.
    pub headers: Vec<String>,
    pub body: Vec<u8>,
}

/// Whether a pattern such as `*.woff2` matches `path`.
pub fn matches(pattern: &str, path: &str) -> bool {
    pattern.split_once('*').is_some_and(|(start, end)| {
        path.len() >= start.len() + end.len() && path.starts_with(start) && path.ends_with(end)
    })
}

const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// Writes the reply, as the answer says.
pub async fn send(
    stream: &mut TcpStream,
    path: &str,
    answer: Answer,
    mut reply: Reply,
) -> io::Result<()> {
    // Drawings are cacheable, as on a real host: they are prefetched into the browser's cache.
    let is_immutable = path.starts_with("/art/") && answer == Answer::Usual;
    match answer {
        Answer::HungUp => return Ok(()),
        Answer::Status(status) => {
            reply.status = status;
            reply.body.clear();
        }
        Answer::Body(body) => {
            reply.status = 200;
            reply.body = body.into();
        }
        Answer::Large(length) => {
            reply.status = 200;
            reply.body = vec![b'a'; length];
        }
        Answer::Usual | Answer::Held | Answer::CutOff => {}
    }
    let mut head = vec![format!("HTTP/1.1 {} -", reply.status)];
    head.append(&mut reply.headers);
    head.push(format!("Content-Length: {}", reply.body.len()));
    head.push(format!(
        "Cache-Control: {}",
        if is_immutable { IMMUTABLE } else { "no-store" }
    ));
    head.push("Connection: close\r\n\r\n".to_owned());
    stream.write_all(head.join("\r\n").as_bytes()).await?;
    let length = if answer == Answer::CutOff {
        reply.body.len() / 2
    } else {
        reply.body.len()
    };
    stream.write_all(&reply.body[..length]).await?;
    stream.shutdown().await
}
