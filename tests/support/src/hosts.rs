//! The built site on real hosts: nginx, Caddy and Apache with the configuration that the build wrote, and Cloudflare
//! Pages' local runtime with the files that it reads. `cargo xtask test` finds or installs the programs.

mod apache;

use std::net::TcpStream;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use std::{fs, thread};

use tempfile::TempDir;

use site::names::PLATFORM_FILES;

use crate::built::variable;
use crate::folders;
use crate::ports::free_port;
use crate::waiting::{self, Deadline};

/// A server, or a platform's local runtime.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostKind {
    Nginx,
    Caddy,
    /// As a shared host runs it for all its customers.
    Apache,
    /// With the modules that a host can't do without, and no others.
    ApacheMinimal,
    CloudflarePages,
}

/// The path of the site on its host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostPath {
    /// `/`.
    Root,
    /// `/therapy/`.
    Below,
}

impl HostPath {
    /// The start of every address of the site.
    pub fn base(self) -> &'static str {
        match self {
            Self::Root => "",
            Self::Below => "/therapy",
        }
    }

    /// The site that was built for this path.
    pub fn dist(self) -> PathBuf {
        variable(match self {
            Self::Root => "ATTUNE_DIST",
            Self::Below => "ATTUNE_DIST_BELOW",
        })
    }
}

/// The file whose compressed copies are left out, as an owner may do with all of them.
pub const WITHOUT_COPIES: &str = "robots.txt";

/// How long a host that is starting may log nothing.
const TIMEOUT: Duration = Duration::from_mins(1);

const POLL_INTERVAL: Duration = Duration::from_millis(50);

/// The file in a host's folder that its output goes to.
const LOG: &str = "log";

/// A running host; dropping it ends the program.
pub struct Host {
    /// `http://127.0.0.1:PORT`.
    pub origin: String,
    pub path: HostPath,
    program: Child,
    folder: TempDir,
}

impl Host {
    /// Starts a host and waits until it answers.
    pub fn start(kind: HostKind, path: HostPath) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().join("www");
        let site = root.join(path.base().trim_start_matches('/'));
        folders::copy(&path.dist(), &site);
        for extension in [".br", ".gz", ".zst"] {
            let copy = site.join([WITHOUT_COPIES, extension].concat());
            fs::remove_file(copy).expect(extension);
        }
        if path == HostPath::Below {
            // As the README next to the configurations says.
            for name in PLATFORM_FILES {
                fs::rename(site.join(name), root.join(name)).expect(name);
            }
        }
        let port = free_port().expect("a port");
        let mut command = match kind {
            HostKind::Nginx => nginx(folder.path(), &root, path, port),
            HostKind::Caddy => caddy(folder.path(), &root, path, port),
            HostKind::Apache | HostKind::ApacheMinimal => {
                apache::command(folder.path(), &root, path, port, kind)
            }
            HostKind::CloudflarePages => wrangler(folder.path(), &root, port),
        };
        let output = fs::File::create(folder.path().join(LOG)).expect("a log");
        command
            .stdin(Stdio::null())
            .stdout(output.try_clone().expect("the log"))
            .stderr(output)
            // The program and those that it starts are one group, which can be ended as a whole.
            .process_group(0);
        let program = command
            .spawn()
            .unwrap_or_else(|error| panic!("starting {kind:?}: {error}"));
        let mut host = Self {
            origin: format!("http://127.0.0.1:{port}"),
            path,
            program,
            folder,
        };
        let mut deadline = Deadline::new(TIMEOUT, waiting::now());
        let mut logged = 0;
        while !host.answers(kind, port) {
            let ended = host.program.try_wait().expect("its state");
            assert!(ended.is_none(), "{kind:?} ended:\n{}", host.log());
            let log = host.log();
            if log.len() > logged {
                logged = log.len();
                deadline.progress(waiting::now());
            }
            assert!(
                !deadline.is_over(waiting::now()),
                "{kind:?} doesn't answer:\n{log}"
            );
            // No event says that the port is open, so it is polled, but not so often as to slow the host down.
            thread::park_timeout(POLL_INTERVAL);
        }
        host
    }

    /// Wrangler accepts connections before it can answer them.
    fn answers(&self, kind: HostKind, port: u16) -> bool {
        TcpStream::connect(("127.0.0.1", port)).is_ok()
            && (kind != HostKind::CloudflarePages || self.log().contains("Ready on http://"))
    }

    fn log(&self) -> String {
        let log = fs::read(self.folder.path().join(LOG)).expect("the log");
        // The last character may not be complete yet.
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

/// The configuration that the build wrote, with the port and the folder of this test.
fn configuration(path: HostPath, name: &str, changes: &[(&str, String)]) -> String {
    let deploy = path.dist().with_extension("deploy");
    let file = deploy.join(name);
    let mut text = folders::text(&file);
    for (old, new) in changes {
        assert!(text.contains(old), "{} has no “{old}”", file.display());
        text = text.replace(old, new);
    }
    text
}

/// The name of the host in the configurations that the build wrote.
fn host_name(path: HostPath) -> &'static str {
    match path {
        HostPath::Root => "attune.example",
        HostPath::Below => "example.org",
    }
}

fn nginx(folder: &Path, root: &Path, path: HostPath, port: u16) -> Command {
    let own_root = format!("root /var/www/{};", host_name(path));
    let site = configuration(
        path,
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
    let file = folder.join("nginx.conf");
    fs::write(&file, whole).expect("a configuration");
    let mut command = Command::new(variable("ATTUNE_NGINX"));
    command.arg("-e").arg("stderr").arg("-c").arg(file);
    command
}

fn caddy(folder: &Path, root: &Path, path: HostPath, port: u16) -> Command {
    let name = format!("\n{} {{", host_name(path));
    let own_root = format!("root * /var/www/{}", host_name(path));
    let site = configuration(
        path,
        "Caddyfile",
        &[
            (&name, format!("\nhttp://127.0.0.1:{port} {{")),
            (&own_root, format!("root * {}", root.display())),
        ],
    );
    let file = folder.join("Caddyfile");
    fs::write(&file, format!("{{\n\tadmin off\n}}\n{site}")).expect("a configuration");
    let mut command = Command::new(variable("ATTUNE_CADDY"));
    command
        .args(["run", "--adapter", "caddyfile", "--config"])
        .arg(file)
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
        .args([
            "--inspector-port",
            &free_port().expect("a port").to_string(),
        ])
        .current_dir(folder)
        .env("HOME", folder)
        .env("CI", "true")
        .env("WRANGLER_SEND_METRICS", "false");
    command
}
