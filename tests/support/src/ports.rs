//! Ports for servers that can't choose one themselves.

use std::io;
use std::net::TcpListener;

/// A port of this computer that nothing listens on. Another program may take it before it is used.
///
/// # Errors
/// If the system has no port left.
pub fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
