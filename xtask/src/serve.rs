//! `cargo xtask serve`: Trunk rebuilds the site when a source file changes (`Trunk.toml` configures it), and
//! `live_content` renders the pages again when only the content does.

#[cfg(unix)]
use std::os::unix::process::CommandExt;
use std::process::{self, Child, Command, ExitCode};
use std::{env, io::ErrorKind, net::TcpListener};

use crate::practice::Practice;
use crate::{console, error::Error, live_content, project::Project, run, site, tools};

pub fn serve(project: &Project, port: u16, practice: Practice) -> Result<ExitCode, Error> {
    // Before the tools, so that nobody waits for an installation only to learn that the port is in use.
    ensure_port_is_free(port)?;
    let tools = tools::for_the_site(project)?;
    site::fetch_dependencies(project)?;

    let mut trunk = site::trunk(project, &tools, "serve");
    trunk.args(["--port", &port.to_string()]);
    trunk.args(["--ignore", live_content::CONTENT]);
    let mut watch = Command::new(env::current_exe()?);
    watch.args(["watch-content", &process::id().to_string()]);
    watch.current_dir(&project.root);
    practice.tell(project, &mut trunk);
    practice.tell(project, &mut watch);
    console::step(format_args!(
        "The site will be at http://127.0.0.1:{port}/ once it is built. Stop with Ctrl+C."
    ));
    let watcher = watch.spawn();
    let watcher = watcher.map_err(|source| run::io_error(&watch, source))?;
    exec(trunk, watcher)
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

/// Replaces this process with Trunk, so that signals reach Trunk directly. The watcher ends when its parent, now Trunk,
/// has ended.
#[cfg(unix)]
fn exec(mut trunk: Command, _watcher: Child) -> Result<ExitCode, Error> {
    let source = trunk.exec();
    Err(run::io_error(&trunk, source))
}

#[cfg(not(unix))]
fn exec(mut trunk: Command, mut watcher: Child) -> Result<ExitCode, Error> {
    let served = run::succeed("serving the site", &mut trunk);
    let _already_ended = watcher.kill();
    served.map(|()| ExitCode::SUCCESS)
}
