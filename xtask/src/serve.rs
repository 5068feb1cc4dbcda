//! `cargo xtask serve`: Trunk rebuilds the site whenever a file changes, as configured in `Trunk.toml`.

#[cfg(unix)]
use std::os::unix::process::CommandExt;
use std::process::{Command, ExitCode};
use std::{io::ErrorKind, net::TcpListener};

use crate::{console, error::Error, project::Project, run, site, tools};

pub fn serve(project: &Project, port: u16) -> Result<ExitCode, Error> {
    // Before the tools, so that nobody waits for an installation only to learn that the port is in use.
    ensure_port_is_free(port)?;
    let tools = tools::for_the_site(project)?;
    site::fetch_dependencies(project)?;

    let mut trunk = site::trunk(project, &tools, "serve");
    trunk.args(["--port", &port.to_string()]);
    console::step(format_args!(
        "The site will be at http://127.0.0.1:{port}/ once it is built. Stop with Ctrl+C."
    ));
    exec(trunk)
}

fn ensure_port_is_free(port: u16) -> Result<(), Error> {
    match TcpListener::bind(("127.0.0.1", port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AddrInUse => Err(Error::PortBusy {
            port,
            other: if port == u16::MAX { 8080 } else { port + 1 },
        }),
        Err(source) => Err(Error::PortRefused { port, source }),
    }
}

/// Replaces this process with Trunk, so that signals reach it.
fn exec(mut command: Command) -> Result<ExitCode, Error> {
    #[cfg(unix)]
    let source = command.exec();
    #[cfg(unix)]
    return Err(run::io_error(&command, source));
    #[cfg(not(unix))]
    run::succeed("serving the site", &mut command).map(|()| ExitCode::SUCCESS)
}
