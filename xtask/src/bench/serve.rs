//! The built site on a real Caddy, on this computer alone, with the configuration that the build writes for owners.

use std::io::{BufRead, BufReader, Lines};
use std::process::{Child, ChildStderr, Command};
use std::{net::TcpListener, path::Path};

use fs_err as fs;
use tempfile::TempDir;

use crate::tools::{Program, packages};
use crate::{error::Error, run};

/// A file of one byte, which is served beside the site.
pub const ONE_BYTE: &str = "/one-byte.bin";
/// Runs until dropped.
pub struct Server {
    /// `http://` and the host, to which a page's path is added.
    pub origin: String,
    process: Child,
    /// What Caddy says, which stops where nobody could read it.
    messages: Lines<BufReader<ChildStderr>>,
    /// Where Caddy keeps what is its own.
    _folder: TempDir,
}

/// Serves the site in `dist`. Its configurations for hosts are read from `deploy`, beside it.
pub fn serve(dist: &Path) -> Result<Server, Error> {
    let [caddy] = packages::find_or_install([Program::Caddy])?;
    let built = fs::read_to_string(dist.with_file_name("deploy").join("Caddyfile"))?;
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join(&ONE_BYTE[1..]), ".")?;
    // The system names a port that nobody listens on.
    let address = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?;
    let origin = format!("http://{address}");
    let configuration = folder.path().join("Caddyfile");
    let text = adapted(&built, &origin, dist, folder.path());
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
    let mut said = String::new();
    while !said.contains("serving initial configuration") {
        let Some(message) = server.messages.next() else {
            let (what, line, reason) = ("the built site", run::line(&command), said);
            return Err(Error::Answer { what, line, reason });
        };
        said = message?;
    }
    Ok(server)
}

impl Server {
    /// The whole address of a page.
    pub fn address(&self, route: &str) -> String {
        format!("{}{route}", self.origin)
    }

    /// How long it has been on a processor, in ticks; no number where the system does not tell (proc(5)).
    pub fn processor_time(&self) -> f64 {
        let about = fs::read_to_string(format!("/proc/{}/stat", self.process.id()));
        let about = about.unwrap_or_default();
        // The name, in brackets, may hold anything.
        let fields = about.rsplit(')').next().unwrap_or_default();
        let mut fields = fields.split_ascii_whitespace().skip(11);
        let mut ticks = || fields.next()?.parse::<f64>().ok();
        ticks()
            .zip(ticks())
            .map_or(f64::NAN, |(own, system)| own + system)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ended_already = self.process.kill();
        let _ended = self.process.wait();
    }
}

/// The build's Caddyfile for this place. Of the compressed copies Brotli's are sent, as most hosts do.
fn adapted(built: &str, origin: &str, dist: &Path, own: &Path) -> String {
    let (dist, own) = (dist.display(), own.display());
    let line = |line: &str| match line {
        root if root.starts_with("\troot * ") => format!(
            "\troot * \"{dist}\"\n\thandle {ONE_BYTE} {{\n\t\troot * \"{own}\"\n\t\tfile_server\n\t}}\n"
        ),
        // Snippets are in brackets, what belongs to a site is indented.
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
        let own = adapted(built, "http://b", Path::new("/a b"), Path::new("/own"));
        let begins = "{\n\tadmin off\n}\n(policy) {\n}\nhttp://b {\n\troot * \"/a b\"\n";
        assert!(
            own.starts_with(begins) && own.ends_with("\t}\n\timport policy\n}\n"),
            "{own}"
        );
    }
}
