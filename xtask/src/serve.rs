//! `cargo xtask serve`: Trunk redraws the site whenever a file changes, as `Trunk.toml` tells it.

#[cfg(unix)]
use std::os::unix::process::CommandExt;
use std::process::{Command, ExitCode};
use std::{io::ErrorKind, net::TcpListener};

use crate::{console, error::Error, project::Project, run, site, tools};

pub fn serve(project: &Project, port: u16) -> Result<ExitCode, Error> {
    // Before the tools: nobody should wait for an installation to learn that the port is taken.
    see_that_it_is_free(port)?;
    let tools = tools::for_the_site(project)?;
    site::fetch_dependencies(project)?;

    let mut trunk = site::trunk(project, &tools, "serve");
    trunk.args(["--port", &port.to_string()]);
    console::step(format_args!(
        "The site will be at http://127.0.0.1:{port}/ once it is built. Stop with Ctrl+C."
    ));
    become_the_program(trunk)
}

fn see_that_it_is_free(port: u16) -> Result<(), Error> {
    match TcpListener::bind(("127.0.0.1", port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AddrInUse => Err(Error::PortBusy {
            port,
            other: if port == u16::MAX { 8080 } else { port + 1 },
        }),
        Err(source) => Err(Error::PortRefused { port, source }),
    }
}

/// Trunk takes this process's place, so that a signal sent here reaches it.
fn become_the_program(mut command: Command) -> Result<ExitCode, Error> {
    #[cfg(unix)]
    let source = command.exec();
    #[cfg(unix)]
    return Err(run::refused(&command, source));
    #[cfg(not(unix))]
    run::succeed("serving the site", &mut command).map(|()| ExitCode::SUCCESS)
}
