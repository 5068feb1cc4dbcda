//! A real nginx with the built site, on this computer alone, until dropped.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use super::Programs;
use crate::{
    bench::{port, sizes},
    error::Error,
    run,
    tools::{packages, programs},
};

pub struct Nginx {
    pub port: u16,
    process: Child,
    program: PathBuf,
    settings: PathBuf,
}

impl Nginx {
    /// Serves the site in the folder `site` with the configuration `built`.
    pub fn start(
        programs: &Programs,
        folder: &Path,
        site: &Path,
        built: &Path,
    ) -> Result<Self, Error> {
        let program = &programs.nginx;
        let port = port::free()?;
        let built = String::from_utf8_lossy(&sizes::read(built)?).into_owned();
        let settings = folder.join("nginx.conf");
        let written = [
            (
                folder.join("site.conf"),
                own_configuration(&built, site, port),
            ),
            (
                settings.clone(),
                configuration(folder, &programs.nginx_brotli),
            ),
        ];
        for (path, text) in written {
            fs::write(&path, text).map_err(|source| sizes::disk(&path, source))?;
        }
        let mut command = called(program, &settings);
        command.stdin(Stdio::null()).stdout(Stdio::null());
        let process = command
            .spawn()
            .map_err(|source| run::refused(&command, source))?;
        let mut nginx = Self {
            port,
            process,
            program: program.to_owned(),
            settings,
        };
        port::await_answers(
            port,
            &mut nginx.process,
            "nginx does not start; its own message stands above",
        )?;
        Ok(nginx)
    }

    /// How long its workers have been on a processor, where the system tells (Linux). On a computer that is
    /// shared this is steadier than any count of requests a second.
    pub fn processor_time(&self) -> Option<f64> {
        let master = self.process.id().to_string();
        let ticks = programs::entries("/proc").filter_map(|process| {
            let about = fs::read_to_string(process.join("stat")).ok()?;
            ticks_of_child(&about, &master)
        });
        let all: Vec<f64> = ticks.collect();
        (!all.is_empty()).then(|| all.into_iter().sum())
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // Killed, it would leave its workers behind; asked to, it takes them with it.
        let asked = run::output(called(&self.program, &self.settings).args(["-s", "stop"]));
        if !asked.is_ok_and(|answer| answer.status.success()) {
            let _ended_already = self.process.kill();
        }
        let _ended = self.process.wait();
    }
}

/// The processor's ticks, from a line of `/proc/<process>/stat` (proc(5)), if the process is a child of
/// this one.
fn ticks_of_child(about: &str, parent: &str) -> Option<f64> {
    // The name, in brackets, may hold anything.
    let (_, fields) = about.rsplit_once(')')?;
    let fields: Vec<&str> = fields.split_ascii_whitespace().collect();
    let number = |index: usize| fields.get(index)?.parse::<f64>().ok();
    (*fields.get(1)? == parent).then_some(number(11)? + number(12)?)
}

fn called(program: &Path, settings: &Path) -> Command {
    let mut command = Command::new(program);
    // What it would say before it has read where to say it.
    command.arg("-e").arg("stderr").arg("-c").arg(settings);
    command
}

/// Copies the site with its compressed copies, so that a file can be put beside it.
pub fn copy_site(dist: &Path, site: &Path) -> Result<(), Error> {
    for path in sizes::files(dist)? {
        let to = site.join(path.strip_prefix(dist).unwrap_or(&path));
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent).map_err(|source| sizes::disk(parent, source))?;
        }
        fs::copy(&path, &to).map_err(|source| sizes::disk(&to, source))?;
    }
    Ok(())
}

/// The configuration that the build wrote for owners, listening here and serving from here.
fn own_configuration(built: &str, site: &Path, port: u16) -> String {
    let lines = built.lines().filter_map(|line| match line.trim() {
        "listen 80;" => Some(format!("    listen 127.0.0.1:{port} backlog=1024;")),
        "listen [::]:80;" => None,
        text if text.starts_with("root ") => Some(format!("    root \"{}\";", site.display())),
        _ => Some(line.to_owned()),
    });
    lines.flat_map(|line| [line, "\n".to_owned()]).collect()
}

/// What stands around it, as a system's own nginx.conf has it; but no line is written per request.
fn configuration(folder: &Path, module: &Path) -> String {
    // Else its workers would be someone who may not read the folder.
    let user = if packages::is_root() {
        "user root;"
    } else {
        ""
    };
    let (folder, module) = (folder.display(), module.display());
    format!(
        r#"load_module "{module}";
{user}
daemon off;
worker_processes auto;
worker_rlimit_nofile 8192;
pid "{folder}/nginx.pid";
error_log stderr crit;
events {{ worker_connections 2048; }}
http {{
  access_log off;
  sendfile on;
  tcp_nopush on;
  client_body_temp_path "{folder}/body";
  proxy_temp_path "{folder}/proxy";
  fastcgi_temp_path "{folder}/fastcgi";
  uwsgi_temp_path "{folder}/uwsgi";
  scgi_temp_path "{folder}/scgi";
  include "{folder}/site.conf";
}}
"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_workers_alone_is_counted() {
        let worker = "12 (nginx: worker (1)) S 10 9 9 0 -1 1 2 0 0 0 30 12 0 0 20 0 1 0 1";
        assert_eq!(ticks_of_child(worker, "10"), Some(42.0));
        assert_eq!(ticks_of_child(worker, "9"), None);
    }

    #[test]
    fn the_configuration_is_that_of_the_build_but_for_where_it_listens_and_what_it_serves() {
        let built = "server {\n    listen 80;\n    listen [::]:80;\n    root /var/www/a.example;\n    \
                     brotli_static on;\n}\n";
        assert_eq!(
            own_configuration(built, Path::new("/run/site"), 8123),
            "server {\n    listen 127.0.0.1:8123 backlog=1024;\n    root \"/run/site\";\n    \
             brotli_static on;\n}\n"
        );
    }
}
