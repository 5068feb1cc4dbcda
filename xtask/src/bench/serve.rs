//! Serves the built site with Caddy, on localhost, with the Caddyfile that the build writes for site owners.

use std::io::{BufRead, BufReader, Lines};
use std::process::{Child, ChildStderr, Command};
use std::{net::TcpListener, path::Path};

use fs_err as fs;
use tempfile::TempDir;

use crate::tools::{Program, packages};
use crate::{error::Error, run};

/// A file of one byte that is served with the site.
pub const ONE_BYTE: &str = "/one-byte.bin";

/// A Caddy process that runs until this is dropped.
pub struct Server {
    /// `http://` and the host, without a path.
    pub origin: String,
    process: Child,
    /// Caddy's log, held open because Caddy ends if it can't write there.
    messages: Lines<BufReader<ChildStderr>>,
    /// Caddy's home folder, removed when this is dropped.
    _folder: TempDir,
}

/// Serves the site in `dist`, with the Caddyfile of the `deploy` folder next to it.
pub fn serve(dist: &Path) -> Result<Server, Error> {
    let [caddy] = packages::find_or_install([Program::Caddy])?;
    let built = fs::read_to_string(dist.with_file_name("deploy").join("Caddyfile"))?;
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join(&ONE_BYTE[1..]), ".")?;
    // Port 0: the system picks a free port.
    let address = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?;
    let origin = format!("http://{address}");
    let configuration = folder.path().join("Caddyfile");
    let text = adapt(&built, &origin, dist, folder.path());
    fs::write(&configuration, text)?;
    let mut command = Command::new(caddy);
    command.args(["run", "--config"]).arg(&configuration);
    command.env("HOME", folder.path());
    command.env_remove("XDG_CONFIG_HOME");
    command.env_remove("XDG_DATA_HOME");
    let (process, messages) = run::start(&mut command)?;
    let mut server = Server {
        origin,
        process,
        messages: BufReader::new(messages).lines(),
        _folder: folder,
    };
    let mut last = String::new();
    while !last.contains("serving initial configuration") {
        let Some(message) = server.messages.next() else {
            let (what, line, reason) = ("the built site", run::command_line(&command), last);
            return Err(Error::BadOutput { what, line, reason });
        };
        last = message?;
    }
    Ok(server)
}

impl Server {
    /// The URL of a page.
    pub fn url(&self, route: &str) -> String {
        format!("{}{route}", self.origin)
    }

    /// The CPU time in ticks, NaN if the system doesn't report it (proc(5)).
    pub fn cpu_time(&self) -> f64 {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.process.id()));
        let stat = stat.unwrap_or_default();
        // The program's name, in brackets, may contain any character.
        let fields = stat.rsplit(')').next().unwrap_or_default();
        let mut fields = fields.split_ascii_whitespace().skip(11);
        let mut ticks = || fields.next()?.parse::<f64>().ok();
        ticks()
            .zip(ticks())
            .map_or(f64::NAN, |(own, system)| own + system)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _already_ended = self.process.kill();
        let _ended = self.process.wait();
    }
}

/// Adapts the built Caddyfile to this address and these folders, and to sending only Brotli copies, as most hosts do.
fn adapt(built: &str, origin: &str, dist: &Path, own: &Path) -> String {
    let (dist, own) = (dist.display(), own.display());
    let line = |line: &str| match line {
        root if root.starts_with("\troot * ") => format!(
            "\troot * \"{dist}\"\n\thandle {ONE_BYTE} {{\n\t\troot * \"{own}\"\n\t\tfile_server\n\t}}\n"
        ),
        // The line with the site's address: names of snippets are in brackets, directives are indented.
        site if site.ends_with(" {") && !site.starts_with(['(', '\t']) => format!("{origin} {{\n"),
        _ => line.replace("zstd br", "br") + "\n",
    };
    "{\n\tadmin off\n}\n".to_owned() + &built.lines().map(line).collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_configuration_is_that_of_the_build_but_for_where_it_listens_and_what_it_serves() {
        let built = "(policy) {\n}\na.example {\n\troot * /var/www/a.example\n\timport policy\n}\n";
        let own = adapt(built, "http://b", Path::new("/a b"), Path::new("/own"));
        let begins = "{\n\tadmin off\n}\n(policy) {\n}\nhttp://b {\n\troot * \"/a b\"\n";
        assert!(
            own.starts_with(begins) && own.ends_with("\t}\n\timport policy\n}\n"),
            "{own}"
        );
    }
}
