//! A real nginx with the built site, on this computer alone, until dropped.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use crate::{
    bench::{port, server, sizes},
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
    pub fn start(program: &Path, folder: &Path, site: &Path) -> Result<Self, Error> {
        let port = port::free()?;
        let settings = folder.join("nginx.conf");
        fs::write(&settings, configuration(folder, site, port))
            .map_err(|source| sizes::disk(&settings, source))?;
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

/// Writes the site as it is served: under the same names, text as brotli. (nginx as systems package it
/// has no brotli, and every browser of today takes it.)
pub fn write_site(dist: &Path, site: &Path) -> Result<(), Error> {
    for (name, document) in server::documents(dist)? {
        let path = site.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|source| sizes::disk(parent, source))?;
        }
        fs::write(&path, document.body).map_err(|source| sizes::disk(&path, source))?;
    }
    Ok(())
}

/// As a host of static files sets nginx up: as many workers as processors, files sent by the system and
/// kept open, no line written per request.
fn configuration(folder: &Path, site: &Path, port: u16) -> String {
    let (mut types, mut texts) = (String::new(), Vec::new());
    for (ending, kind, is_text) in server::KINDS {
        // The charset, if any, is no part of the type here.
        let kind = kind.split(';').next().unwrap_or(kind);
        let _infallible = write!(types, "{kind} {ending}; ");
        if is_text {
            texts.push(ending);
        }
    }
    let texts = texts.join("|");
    // Else its workers would be someone who may not read the folder.
    let user = if packages::is_root() {
        "user root;"
    } else {
        ""
    };
    let (folder, site) = (folder.display(), site.display());
    format!(
        r#"{user}
daemon off;
worker_processes auto;
worker_rlimit_nofile 8192;
pid "{folder}/nginx.pid";
error_log stderr error;
events {{ worker_connections 2048; }}
http {{
  access_log off;
  sendfile on;
  tcp_nopush on;
  open_file_cache max=1000 inactive=60s;
  open_file_cache_valid 60s;
  client_body_temp_path "{folder}/body";
  proxy_temp_path "{folder}/proxy";
  fastcgi_temp_path "{folder}/fastcgi";
  uwsgi_temp_path "{folder}/uwsgi";
  scgi_temp_path "{folder}/scgi";
  types {{ {types}}}
  default_type application/octet-stream;
  map $uri $encoding {{ ~\.(?:{texts})$ br; }}
  server {{
    listen 127.0.0.1:{port} backlog=1024;
    root "{site}";
    index index.html;
    error_page 404 /404.html;
    add_header Content-Encoding $encoding;
  }}
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
    fn text_goes_out_as_brotli_and_pictures_as_they_are() {
        let text = configuration(Path::new("/run"), Path::new("/run/site"), 8123);
        assert!(text.contains("text/html html; "), "{text}");
        assert!(text.contains("|wasm|") && !text.contains("|png"), "{text}");
        assert!(text.contains("listen 127.0.0.1:8123"), "{text}");
    }
}
