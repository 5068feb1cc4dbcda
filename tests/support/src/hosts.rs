//! A real host of the built site: nginx and Caddy with the configuration that the build wrote, and
//! Cloudflare Pages' own runtime with the files that it reads. `cargo xtask test` finds or installs them.

#![allow(dead_code, reason = "each test file takes what it needs")]

use std::env;
use std::fs;
use std::io;
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

use crate::patience::{self, Deadline};

/// Which host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Nginx,
    Caddy,
    CloudflarePages,
}

/// Where on the host the site lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// At its root.
    Root,
    /// At `/therapy/`.
    Below,
}

impl Place {
    /// What every address of the site begins with.
    pub fn base(self) -> &'static str {
        match self {
            Self::Root => "",
            Self::Below => "/therapy",
        }
    }

    /// The site that was built for this place.
    pub fn dist(self) -> PathBuf {
        variable(match self {
            Self::Root => "ATTUNE_DIST",
            Self::Below => "ATTUNE_DIST_BELOW",
        })
    }
}

/// How long a host may say nothing until it answers.
const PATIENCE: Duration = Duration::from_mins(1);

const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// Where in its folder a host's words are kept.
const LOG: &str = "log";

/// A host at work; dropping it ends it.
pub struct Host {
    /// `http://127.0.0.1:PORT`.
    pub origin: String,
    pub place: Place,
    program: Child,
    folder: TempDir,
}

impl Host {
    /// Starts one, and waits until it answers.
    pub fn start(kind: Kind, place: Place) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().join("www");
        let site = root.join(place.base().trim_start_matches('/'));
        copy(&place.dist(), &site);
        if place == Place::Below {
            // As the README beside the configurations says.
            for name in ["_headers", "_redirects"] {
                fs::rename(site.join(name), root.join(name)).expect(name);
            }
        }
        let port = free_port();
        let mut command = match kind {
            Kind::Nginx => nginx(folder.path(), &root, place, port),
            Kind::Caddy => caddy(folder.path(), &root, place, port),
            Kind::CloudflarePages => wrangler(folder.path(), &root, port),
        };
        let output = fs::File::create(folder.path().join(LOG)).expect("a log");
        command
            .stdin(Stdio::null())
            .stdout(output.try_clone().expect("the log"))
            .stderr(output)
            // With whatever it starts in turn, so that all of it can be ended.
            .process_group(0);
        let program = command
            .spawn()
            .unwrap_or_else(|error| panic!("starting {kind:?}: {error}"));
        let mut host = Self {
            origin: format!("http://127.0.0.1:{port}"),
            place,
            program,
            folder,
        };
        let mut deadline = Deadline::new(PATIENCE, patience::now());
        let mut said = 0;
        while !host.answers(kind, port) {
            let ended = host.program.try_wait().expect("its state");
            assert!(ended.is_none(), "{kind:?} ended:\n{}", host.log());
            let log = host.log();
            if log.len() > said {
                said = log.len();
                deadline.progress(patience::now());
            }
            assert!(
                !deadline.is_over(patience::now()),
                "{kind:?} answers nothing:\n{log}"
            );
            // Nothing tells about the port: it is looked at, but not so often as to be in the host's way.
            thread::park_timeout(BETWEEN_LOOKS);
        }
        host
    }

    /// Wrangler takes connections before it has what answers them.
    fn answers(&self, kind: Kind, port: u16) -> bool {
        TcpStream::connect(("127.0.0.1", port)).is_ok()
            && (kind != Kind::CloudflarePages || self.log().contains("Ready on http://"))
    }

    fn log(&self) -> String {
        let log = fs::read(self.folder.path().join(LOG)).expect("the log");
        // It may end within a character as yet.
        String::from_utf8_lossy(&log).into_owned()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let group = format!("-{}", self.program.id());
        let _ended = Command::new("kill").args(["-9", "--", &group]).status();
        let _waited = self.program.wait();
    }
}

/// The build's configuration, with the port and the folder of this test.
fn configuration(place: Place, name: &str, changes: &[(&str, String)]) -> String {
    let deploy = place.dist().with_extension("deploy");
    let path = deploy.join(name);
    let mut text =
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    for (old, new) in changes {
        assert!(text.contains(old), "{} has no “{old}”", path.display());
        text = text.replace(old, new);
    }
    text
}

/// The host that the build was told of, as its configurations name it.
fn host_name(place: Place) -> &'static str {
    match place {
        Place::Root => "attune.example",
        Place::Below => "example.org",
    }
}

fn nginx(folder: &Path, root: &Path, place: Place, port: u16) -> Command {
    let own_root = format!("root /var/www/{};", host_name(place));
    let site = configuration(
        place,
        "nginx.conf",
        &[
            ("listen 80;", format!("listen 127.0.0.1:{port};")),
            ("listen [::]:80;", String::new()),
            (&own_root, format!("root {};", root.display())),
        ],
    );
    fs::write(folder.join("site.conf"), site).expect("a configuration");
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("{kind}_temp_path {}/{kind};", folder.display()))
        .join(" ");
    let whole = format!(
        "load_module {module};\ndaemon off; master_process off; pid {folder}/pid; error_log stderr;\n\
         events {{}}\nhttp {{ access_log off; {temporary} include {folder}/site.conf; }}\n",
        module = variable("ATTUNE_NGINX_BROTLI").display(),
        folder = folder.display(),
    );
    let path = folder.join("nginx.conf");
    fs::write(&path, whole).expect("a configuration");
    let mut command = Command::new(variable("ATTUNE_NGINX"));
    command.arg("-e").arg("stderr").arg("-c").arg(path);
    command
}

fn caddy(folder: &Path, root: &Path, place: Place, port: u16) -> Command {
    let name = format!("\n{} {{", host_name(place));
    let own_root = format!("root * /var/www/{}", host_name(place));
    let site = configuration(
        place,
        "Caddyfile",
        &[
            (&name, format!("\nhttp://127.0.0.1:{port} {{")),
            (&own_root, format!("root * {}", root.display())),
        ],
    );
    let path = folder.join("Caddyfile");
    fs::write(&path, format!("{{\n\tadmin off\n}}\n{site}")).expect("a configuration");
    let mut command = Command::new(variable("ATTUNE_CADDY"));
    command
        .args(["run", "--adapter", "caddyfile", "--config"])
        .arg(path)
        .env("HOME", folder)
        .env("XDG_DATA_HOME", folder)
        .env("XDG_CONFIG_HOME", folder);
    command
}

fn wrangler(folder: &Path, root: &Path, port: u16) -> Command {
    let mut command = Command::new(variable("ATTUNE_WRANGLER"));
    command
        .args(["pages", "dev"])
        .arg(root)
        .args(["--ip", "127.0.0.1", "--compatibility-date", "2026-04-01"])
        .args(["--port", &port.to_string()])
        .args(["--inspector-port", &free_port().to_string()])
        .current_dir(folder)
        .env("HOME", folder)
        .env("CI", "true")
        .env("WRANGLER_SEND_METRICS", "false");
    command
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    listener.local_addr().expect("its number").port()
}

fn copy(from: &Path, to: &Path) {
    let copy = || -> io::Result<()> {
        fs::create_dir_all(to)?;
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            let target = to.join(entry.file_name());
            if entry.path().is_dir() {
                self::copy(&entry.path(), &target);
            } else {
                fs::copy(entry.path(), target)?;
            }
        }
        Ok(())
    };
    copy().unwrap_or_else(|error| panic!("copying {}: {error}", from.display()));
}

pub fn variable(name: &str) -> PathBuf {
    let path = env::var_os(name).map(PathBuf::from);
    path.unwrap_or_else(|| panic!("this test was not told {name}: run it with `cargo xtask test`"))
}
