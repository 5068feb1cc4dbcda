//! The programs that come from the system's own packages, browsers and their drivers above all: what
//! each is for and where it is found. Installing them is in `packages`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{
    find,
    packages::{self, System},
};
use crate::error::Error;

/// A program of the system that the tests or the measures use, or the installing of their tools.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Program {
    Chromium,
    Chromedriver,
    Firefox,
    WebKitDriver,
    MiniBrowser,
    Xvfb,
    PdfToText,
    Java,
    Npm,
    Nginx,
    NginxBrotli,
    Caddy,
    H2load,
}

use Program::{
    Caddy, Chromedriver, Chromium, Firefox, H2load, Java, MiniBrowser, Nginx, NginxBrotli, Npm,
    PdfToText, WebKitDriver, Xvfb,
};

impl Program {
    /// Completes “is needed …”.
    pub fn need(self) -> &'static str {
        match self {
            Chromium => "to test and measure the site in Chromium",
            Chromedriver => "to let the tests steer Chromium",
            Firefox => "to test the site in Firefox",
            WebKitDriver => "to let the tests steer WebKit, which Safari is built on",
            MiniBrowser => "to test the site in WebKit, which Safari is built on",
            Xvfb => "to give WebKit a screen where there is none",
            PdfToText => "to read what browsers print",
            Java => "to run the checker of HTML",
            Npm => "to install axe-core, the checker of HTML and Lighthouse",
            Nginx => "to serve the built site as a host does",
            NginxBrotli => "to let nginx send what the build compressed with Brotli",
            Caddy => "to serve the built site as another host does",
            H2load => "to ask for pages as many visitors at once do",
        }
    }

    pub fn name(self) -> &'static str {
        self.names()[0]
    }

    /// The names it goes by on the PATH, the first being the one to tell a person.
    fn names(self) -> &'static [&'static str] {
        match self {
            Chromium => &["chromium", "chromium-browser", "google-chrome"],
            Chromedriver => &["chromedriver"],
            Firefox => &["firefox-esr", "firefox"],
            WebKitDriver => &["WebKitWebDriver"],
            MiniBrowser => &["MiniBrowser"],
            Xvfb => &["Xvfb"],
            PdfToText => &["pdftotext"],
            Java => &["java"],
            Npm => &["npm"],
            Nginx => &["nginx"],
            // A module, which is no program.
            NginxBrotli => &["ngx_http_brotli_static_module.so"],
            Caddy => &["caddy"],
            H2load => &["h2load"],
        }
    }

    /// The system's package that holds it.
    pub fn package(self, system: System) -> &'static str {
        match (self, system) {
            (Chromium, System::Ubuntu) => "chromium-browser",
            (Chromium, _) => "chromium",
            (Chromedriver, System::Ubuntu) => "chromium-chromedriver",
            (Chromedriver, _) => "chromium-driver",
            (Firefox, System::Ubuntu) => "firefox",
            (Firefox, _) => "firefox-esr",
            (WebKitDriver | MiniBrowser, _) => "webkit2gtk-driver",
            (Xvfb, _) => "xvfb",
            (PdfToText, _) => "poppler-utils",
            (Java, _) => "default-jre-headless",
            (Npm, _) => "npm",
            (Nginx, _) => "nginx",
            (NginxBrotli, _) => "libnginx-mod-http-brotli-static",
            (Caddy, _) => "caddy",
            (H2load, _) => "nghttp2-client",
        }
    }

    fn find(self) -> Option<PathBuf> {
        let names = self.names().iter();
        let mut on_the_path = names.filter_map(|name| find::program_on_the_path(name));
        match self {
            MiniBrowser => on_the_path.next().or_else(find_minibrowser),
            NginxBrotli => NGINX_MODULES
                .map(|folder| Path::new(folder).join(self.name()))
                .into_iter()
                .find(|path| path.is_file()),
            _ => on_the_path.next(),
        }
    }
}

/// Where nginx keeps its modules, on Debian and elsewhere.
const NGINX_MODULES: [&str; 3] = [
    "/usr/lib/nginx/modules",
    "/usr/lib64/nginx/modules",
    "/usr/share/nginx/modules",
];

/// The paths of these programs, in the same order, after installing those that are missing.
pub fn find_or_install<const N: usize>(programs: [Program; N]) -> Result<[PathBuf; N], Error> {
    let missing: Vec<Program> = programs
        .into_iter()
        .filter(|one| one.find().is_none())
        .collect();
    if !missing.is_empty() {
        packages::install(&missing)?;
    }
    let mut paths = [const { PathBuf::new() }; N];
    for (path, program) in paths.iter_mut().zip(programs) {
        *path = program.find().ok_or(Error::StillMissing {
            name: program.name(),
            need: program.need(),
            remedy: "install it by hand and see that it is on the PATH",
        })?;
    }
    Ok(paths)
}

/// `WebKitGTK` keeps its small browser off the PATH, in a folder named after its version.
fn find_minibrowser() -> Option<PathBuf> {
    let folders = entries("/usr/lib")
        .flat_map(entries)
        .chain(entries("/usr/libexec"));
    let is_webkit = |path: &PathBuf| path.to_string_lossy().contains("/webkit2gtk-4.");
    let browsers = folders
        .filter(is_webkit)
        .map(|folder| folder.join("MiniBrowser"));
    browsers.filter(|path| find::is_program(path)).max()
}

/// What lies in a folder; nothing for a folder that is not there.
pub fn entries(folder: impl AsRef<Path>) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
}
