//! The programs from the system's packages: purpose, packages and paths of each.

use std::fs;
use std::path::{Path, PathBuf};

use super::find;

/// A program that the tests, the benchmarks or the installation of their tools use.
#[derive(Clone, Copy, PartialEq, Eq)]
#[rustfmt::skip]
pub enum Program {
    Chromium, ChromiumShell, Chromedriver, Firefox, WebKitDriver, MiniBrowser, Xvfb,
    PdfToText, Java, Npm, Nginx, NginxBrotli, Caddy, Apache, ApacheRewrite, H2load,
}

pub struct About {
    /// Its names on the PATH; messages use the first.
    pub names: &'static [&'static str],
    /// Its packages on Debian and on Ubuntu.
    pub packages: [&'static str; 2],
    /// Completes “is needed …”.
    pub need: &'static str,
}

impl Program {
    #[rustfmt::skip]
    pub fn about(self) -> About {
        let (names, packages, need): (&[_], _, _) = match self {
            Self::Chromium => (&["chromium", "chromium-browser", "google-chrome"], ["chromium", "chromium-browser"],
                "to measure the site in Chromium"),
            // The same engine without windows, which takes half the time; Ubuntu has no package of it.
            Self::ChromiumShell => (
                &["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"],
                ["chromium-headless-shell", "chromium-browser"],
                "to test the site and take screenshots in Chromium",
            ),
            Self::Chromedriver => (&["chromedriver"], ["chromium-driver", "chromium-chromedriver"],
                "to let the tests control Chromium"),
            Self::Firefox => (&["firefox-esr", "firefox"], ["firefox-esr", "firefox"], "to test the site in Firefox"),
            Self::WebKitDriver => (&["WebKitWebDriver"], ["webkit2gtk-driver"; 2],
                "to let the tests control WebKit, Safari's engine"),
            Self::MiniBrowser => (&["MiniBrowser"], ["webkit2gtk-driver"; 2],
                "to test the site in WebKit, Safari's engine"),
            Self::Xvfb => (&["Xvfb"], ["xvfb"; 2], "to give WebKit a screen where there is none"),
            Self::PdfToText => (&["pdftotext"], ["poppler-utils"; 2], "to read the text of printed pages"),
            Self::Java => (&["java"], ["default-jre-headless"; 2], "to run the HTML checker"),
            Self::Npm => (&["npm"], ["npm"; 2], "to install axe-core, the HTML checker and Lighthouse"),
            Self::Nginx => (&["nginx"], ["nginx"; 2], "to serve the built site as a host does"),
            // A module of nginx, not a program.
            Self::NginxBrotli => (&["ngx_http_brotli_static_module.so"], ["libnginx-mod-http-brotli-static"; 2],
                "to let nginx send the files that the build compressed with Brotli"),
            Self::Caddy => (&["caddy"], ["caddy"; 2], "to serve the built site as another host does"),
            // Without a service that would start at once and use the web's port.
            Self::Apache => (&["apache2", "httpd"], ["apache2-bin"; 2], "to serve the built site as a shared host does"),
            // A module of Apache; the others are in the same folder.
            Self::ApacheRewrite => (&["mod_rewrite.so"], ["apache2-bin"; 2],
                "to let Apache redirect, and send the files that the build compressed"),
            Self::H2load => (&["h2load"], ["nghttp2-client"; 2], "to request pages as many visitors at once"),
        };
        About { names, packages, need }
    }

    pub fn name(self) -> &'static str {
        self.about().names[0]
    }

    pub fn find(self) -> Option<PathBuf> {
        let names = self.about().names.iter();
        let mut found = names.filter_map(|name| find::program_on_path(name));
        found.next().or_else(|| match self {
            Self::MiniBrowser => find_minibrowser(),
            Self::NginxBrotli => find_module("nginx", self.name()),
            Self::ApacheRewrite => {
                let mut servers = ["apache2", "httpd"].into_iter();
                servers.find_map(|server| find_module(server, self.name()))
            }
            _ => None,
        })
    }
}

/// Searches a server's module folders of Debian and other systems.
fn find_module(server: &str, name: &str) -> Option<PathBuf> {
    let folders = ["/usr/lib", "/usr/lib64", "/usr/share"].map(Path::new);
    let mut paths = folders
        .map(|folder| folder.join(server).join("modules").join(name))
        .into_iter();
    paths.find(|path| path.is_file())
}

/// `WebKitGTK` installs its small browser outside the PATH, in a folder named after its version.
fn find_minibrowser() -> Option<PathBuf> {
    let folders = entries("/usr/lib").flat_map(entries);
    let folders = folders.chain(entries("/usr/libexec"));
    let folders = folders.filter(|path| path.to_string_lossy().contains("/webkit2gtk-4."));
    let browsers = folders.map(|folder| folder.join("MiniBrowser"));
    browsers.filter(|path| find::is_program(path)).max()
}

/// The entries of a folder; none if it doesn't exist.
pub fn entries(folder: impl AsRef<Path>) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path())
}
