//! A folder of files, served as by a static host: `index.html` for folders, `404.html` for missing files, and
//! each file's content type.

use std::fs;
use std::path::{Path, PathBuf};

use support::media_types;
use url::Url;

use super::answer::Reply;
use super::{Lacks, Props, Voice, Worker};
use crate::engine::Scripts;
use crate::problem::{Outcome, Problem};

/// The script that runs first on every page.
const WATCH: &str = include_str!("watch.js");
const WATCH_PATH: &str = "/__test/watch.js";

/// The fake speech synthesis, for scenarios that use it.
const VOICE: &str = include_str!("voice.js");
const VOICE_PATH: &str = "/__test/voice.js";

/// The script of [`Props::meddle`], which changes pages as a browser extension might.
const MEDDLE_PATH: &str = "/__test/meddle.js";

/// A page with another in an iframe, which can be narrower than any window and wider than the screen. Not in
/// quirks mode, and without anything else that takes up space.
const FRAME: &str = "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>A frame</title>\
    <link rel=\"icon\" href=\"data:,\">\
    <body style=\"margin: 0\"><iframe title=\"page\" style=\"display: block; border: 0\"></iframe></body></html>";
pub const FRAME_PATH: &str = "/__test/frame";

/// Requested by a page to report its first paint, because drivers wait longer than that.
pub const FIRST_PAINT_PATH: &str = "/__test/painted";

/// The folder of a built site.
pub struct Files {
    folder: PathBuf,
}

impl Files {
    pub fn new(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
        }
    }

    /// The value of an attribute of the front page's start script, without its fragment.
    pub fn attribute(&self, name: &str) -> Outcome<String> {
        let path = self.folder.join("index.html");
        let failed = |why: String| Problem::File {
            path: path.display().to_string(),
            why,
        };
        let html = fs::read_to_string(&path).map_err(|error| failed(error.to_string()))?;
        let after = html
            .split_once(&format!(" {name}=\""))
            .and_then(|(_, rest)| rest.split_once('"'));
        // The integrity hash follows a #.
        after
            .and_then(|(value, _)| value.split('#').next())
            .map(str::to_owned)
            .ok_or_else(|| failed(format!("it has no {name} attribute")))
    }

    /// The paths of the pages in the sitemap.
    pub fn pages(&self) -> Outcome<Vec<String>> {
        let path = self.folder.join("sitemap.xml");
        let failed = |why: String| Problem::File {
            path: path.display().to_string(),
            why,
        };
        let map = fs::read_to_string(&path).map_err(|error| failed(error.to_string()))?;
        let locations = map.split("<loc>").skip(1);
        let addresses = locations.filter_map(|rest| rest.split_once("</loc>"));
        let pages: Result<Vec<String>, _> = addresses
            .map(|(address, _)| Url::parse(address.trim()).map(|url| url.path().to_owned()))
            .collect();
        match pages {
            Ok(pages) if !pages.is_empty() => Ok(pages),
            Ok(_) => Err(failed("it names no page between <loc> and </loc>".into())),
            Err(error) => Err(failed(format!("a page's address is none: {error}"))),
        }
    }

    /// The response of a static host to a request for `path`.
    pub fn reply(&self, path: &str, props: Props, scripts: Scripts) -> Reply {
        let meddle = format!(
            "addEventListener(\"DOMContentLoaded\", () => {{ {} }})",
            props.meddle
        );
        let own = [
            (WATCH_PATH, "watch.js", WATCH),
            (VOICE_PATH, "voice.js", VOICE),
            (FRAME_PATH, "frame.html", FRAME),
            (FIRST_PAINT_PATH, "painted.txt", ""),
            (MEDDLE_PATH, "meddle.js", &meddle),
        ];
        if let Some((_, name, text)) = own.into_iter().find(|(own, ..)| *own == path) {
            return Reply {
                status: 200,
                headers: vec![content_type(Path::new(name))],
                body: text.into(),
            };
        }
        let file = self.folder.join(path.trim_start_matches('/'));
        if file.is_dir() && !path.ends_with('/') {
            return Reply {
                status: 301,
                headers: vec![format!("Location: {path}/")],
                body: Vec::new(),
            };
        }
        let file = if file.is_dir() {
            file.join("index.html")
        } else {
            file
        };
        let (status, file) = if file.is_file() {
            (200, file)
        } else {
            (404, self.folder.join("404.html"))
        };
        let body = fs::read(&file).unwrap_or_default();
        let mut reply = Reply {
            status,
            headers: vec![content_type(&file)],
            body,
        };
        let is_type = |wanted: &str| {
            file.extension()
                .is_some_and(|extension| extension == wanted)
        };
        if props.lacks == Lacks::Dialog && path.starts_with("/assets/style-") {
            // A browser drops an unknown at-rule with all its contents.
            let sheet = String::from_utf8_lossy(&reply.body)
                .replace("@layer", "@unknown-layer")
                .replace("accent-color", "unknown-property");
            reply.body = sheet.into_bytes();
        }
        if is_type("html") {
            match scripts {
                Scripts::Run => reply.body = instrumented(&reply.body, props),
                Scripts::Refused => {
                    reply
                        .headers
                        .push("Content-Security-Policy: script-src 'none'".to_owned());
                }
                Scripts::TurnedOff => {}
            }
        }
        reply
    }
}

/// The page with the instrumentation before all other scripts.
fn instrumented(html: &[u8], props: Props) -> Vec<u8> {
    let Props {
        tall,
        busy,
        storage,
        voice,
        worker,
        clock,
        lacks,
        reports_paint,
        timers,
        meddle,
    } = props;
    // Files that a worker caches must be byte-identical to the build.
    if worker == Worker::Works {
        return html.to_owned();
    }
    let watch = format!(
        "<script src=\"{WATCH_PATH}?tall={tall}&amp;busy={busy}&amp;storage={storage:?}&amp;clock={clock:?}&amp;lacks={lacks:?}&amp;reports_paint={reports_paint}&amp;timers={timers:?}\"></script>"
    );
    let voice = match voice {
        Voice::Real => String::new(),
        _ => format!("<script src=\"{VOICE_PATH}?voice={voice:?}\"></script>"),
    };
    let meddle = match meddle {
        "" => String::new(),
        _ => format!("<script src=\"{MEDDLE_PATH}\"></script>"),
    };
    let worker_attribute = match worker {
        Worker::Missing => " data-worker=\"/missing.js\" data-no-worker=",
        Worker::Unnamed | Worker::Works => " data-no-worker=",
    };
    let script = ["<head>", &watch, &voice, &meddle].concat();
    let page = String::from_utf8_lossy(html)
        .replacen("<head>", &script, 1)
        .replacen(" data-worker=", worker_attribute, 1);
    match lacks {
        Lacks::Dialog => without_dialog_support(&page),
        Lacks::Nothing | Lacks::Print => page,
    }
    .into_bytes()
}

/// The page as in a browser without `dialog`, where it is an unknown element, which is shown. Integrity attributes
/// are disabled, because the style sheet is changed too.
fn without_dialog_support(page: &str) -> String {
    page.replace("<dialog", "<unknown-dialog")
        .replace("</dialog", "</unknown-dialog")
        .replace(" integrity=", " data-integrity=")
}

/// A file's content type, as a header.
fn content_type(file: &Path) -> String {
    format!("Content-Type: {}", media_types::content_type(file))
}
