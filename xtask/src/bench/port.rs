//! The ports on which servers of other makers are measured.

use std::{
    net::{TcpListener, TcpStream},
    process::Child,
    thread,
    time::{Duration, Instant},
};

use crate::error::Error;

/// A first start may write keys and read much.
const PATIENCE: Duration = Duration::from_secs(20);

/// The system names one that nobody listens on.
pub fn free() -> Result<u16, Error> {
    let refused = |error: std::io::Error| Error::StaticServer {
        reason: error.to_string(),
    };
    let listener = TcpListener::bind(("127.0.0.1", 0)).map_err(refused)?;
    Ok(listener.local_addr().map_err(refused)?.port())
}

/// Waits until the server that was started answers on its port; `reason` says what to look at if it never
/// does.
pub fn await_answers(port: u16, server: &mut Child, reason: &str) -> Result<(), Error> {
    let began = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        let has_ended = matches!(server.try_wait(), Ok(Some(_)));
        if has_ended || began.elapsed() > PATIENCE {
            return Err(Error::StaticServer {
                reason: reason.to_owned(),
            });
        }
        thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}
