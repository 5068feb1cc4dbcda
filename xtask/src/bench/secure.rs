//! A real Caddy with a site, over HTTP/2 as hosts serve it, on this computer alone, until dropped. Over
//! HTTP/1.1 every file but the first would cost a connection of its own, and Lighthouse counts a round
//! trip for each.

use std::{
    fs,
    path::Path,
    process::{Child, Command, Stdio},
};

use super::{port, sizes};
use crate::{error::Error, run};

pub struct SecureServer {
    port: u16,
    process: Child,
}

impl SecureServer {
    /// Serves the site in `dist`, whose compressed copies lie beside its files; whatever Caddy writes goes
    /// to `folder`.
    pub fn start(program: &Path, dist: &Path, folder: &Path) -> Result<Self, Error> {
        fs::create_dir_all(folder).map_err(|source| sizes::disk(folder, source))?;
        let port = port::free()?;
        let settings = folder.join("Caddyfile");
        fs::write(&settings, configuration(dist, folder, port))
            .map_err(|source| sizes::disk(&settings, source))?;
        let mut command = Command::new(program);
        command
            .args(["run", "--adapter", "caddyfile", "--config"])
            .arg(&settings)
            .env("HOME", folder)
            .env("XDG_CONFIG_HOME", folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let process = command
            .spawn()
            .map_err(|source| run::refused(&command, source))?;
        let mut server = Self { port, process };
        port::await_answers(
            port,
            &mut server.process,
            "Caddy does not start; run `caddy version` to see why",
        )?;
        Ok(server)
    }

    pub fn address(&self, route: &str) -> String {
        format!("https://localhost:{}{route}", self.port)
    }
}

impl Drop for SecureServer {
    fn drop(&mut self) {
        let _ended_already = self.process.kill();
        let _ended = self.process.wait();
    }
}

/// With a certificate of its own making, which nothing on this computer is asked to trust.
fn configuration(dist: &Path, folder: &Path, port: u16) -> String {
    format!(
        "{{\n\tadmin off\n\tlocal_certs\n\tskip_install_trust\n\tauto_https disable_redirects\n\
         \tstorage file_system \"{folder}\"\n}}\n\
         https://localhost:{port} {{\n\troot * \"{dist}\"\n\tfile_server {{\n\t\tprecompressed br\n\t}}\n}}\n",
        folder = folder.display(),
        dist = dist.display(),
    )
}
