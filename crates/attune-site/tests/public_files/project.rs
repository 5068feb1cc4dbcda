//! A small site with photographs, staged as Trunk stages it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use support::project::{good_content, project};
use support::{folders, published};
use tempfile::TempDir;

/// The artwork that the small good site's Easy Read page names.
const ROOM: &[u8] =
    br#"<svg xmlns="http://www.w3.org/2000/svg"><symbol id="wide" viewBox="0 0 9 9"/></svg>"#;

pub struct Project {
    folder: TempDir,
}

impl Project {
    /// A site whose page `session` shows these photographs of `public/`, one after the other.
    pub fn new(photographs: &[(&str, Vec<u8>)]) -> Self {
        let site = Self {
            folder: tempfile::tempdir().expect("a folder"),
        };
        folders::copy(&good_content(), &site.path("source/public/content"));
        let tokens = folders::text(&project().join("style/1-tokens.css"));
        site.write("source/style/1-tokens.css", tokens.as_bytes());
        site.write("source/public/art/room.svg", ROOM);
        site.stage_scripts();
        site.stage_artwork();
        for (path, bytes) in photographs {
            site.write(&format!("source/public/{path}"), bytes);
            site.write(&format!("staging/{path}"), bytes);
        }
        site.write_page(photographs.iter().map(|(path, _)| *path));
        site
    }

    /// Writes the page. Line 8 of its file names the first photograph, line 9 the second, and so on.
    pub fn write_page<'p>(&self, paths: impl Iterator<Item = &'p str>) {
        let block = |path| {
            format!(
                "    {{ \"picture\": {{ \"picture\": {{ \"source\": \"/{path}\", \"alternative\": \"A picture.\" }} }} }}"
            )
        };
        let blocks: Vec<_> = paths.map(block).collect();
        let page = format!(
            "{{\n  \"$schema\": \"../schema/page.schema.json\",\n  \"title\": \"A session\", \"menu_label\": \"Session\",\n  \"description\": \"A session.\",\n  \"lead\": \"See.\",\n  \"blocks\": [\n    {{ \"heading\": {{ \"level\": 2, \"text\": \"Groups\", \"anchor\": \"groups\" }} }},\n{}\n  ]\n}}\n",
            blocks.join(",\n")
        );
        self.write("source/public/content/pages/session.json", page.as_bytes());
    }

    pub fn path(&self, inside: &str) -> PathBuf {
        self.folder.path().join(inside)
    }

    pub fn write(&self, inside: &str, bytes: &[u8]) {
        folders::write(&self.path(inside), bytes);
    }

    /// Runs the build's hook with a cache in the project.
    pub fn prerender(&self) -> Output {
        self.prerender_with_cache(&self.path("cache"))
    }

    pub fn prerender_with_cache(&self, cache: &Path) -> Output {
        Command::new(env!("CARGO_BIN_EXE_attune-site"))
            .arg("prerender")
            .env("TRUNK_STAGING_DIR", self.path("staging"))
            .env("TRUNK_SOURCE_DIR", self.path("source"))
            .env("ATTUNE_PICTURE_CACHE", cache)
            .output()
            .expect("attune-site runs")
    }

    /// Renders the finished site again, after its content has changed.
    pub fn render(&self) -> Output {
        Command::new(env!("CARGO_BIN_EXE_attune-site"))
            .arg("render")
            .arg(self.path("staging"))
            .current_dir(self.path("source"))
            .env("ATTUNE_PICTURE_CACHE", self.path("cache"))
            .output()
            .expect("attune-site runs")
    }

    /// Stages the site again and runs the hook, as the next build does.
    pub fn again(&self) -> Output {
        let staging = self.path("staging");
        fs::remove_dir_all(&staging).expect("the site is removed");
        folders::copy(&self.path("source/public"), &staging);
        self.stage_scripts();
        self.stage_artwork();
        self.prerender()
    }

    /// Writes the scripts, and stages the template and the app.
    fn stage_scripts(&self) {
        self.write("staging/index.html", published::template().as_bytes());
        self.write("staging/attune.js", b"attune");
        self.write("staging/attune_bg.wasm", b"\0asm\x01\0\0\0");
        for (name, script) in published::scripts() {
            self.write(&format!("source/scripts/{name}"), script.as_bytes());
        }
    }

    /// Stages the artwork of made pages, and the artwork and the font of cards and icons.
    fn stage_artwork(&self) {
        let public = published::folder();
        for path in [
            "art/contact.svg",
            "art/mark.svg",
            "art/people.svg",
            "art/things.svg",
            "art/two-voices.svg",
            "fonts/young-serif.woff2",
        ] {
            let bytes = fs::read(public.join(path)).expect("the real file");
            self.write(&format!("staging/{path}"), &bytes);
        }
        self.write("staging/art/room.svg", ROOM);
    }

    /// The files of the staging folder, by their paths.
    pub fn site(&self) -> BTreeMap<String, Vec<u8>> {
        folders::read(&self.path("staging"))
    }

    /// The pictures that were made, of one extension.
    pub fn made(&self, extension: &str) -> Vec<(String, Vec<u8>)> {
        let site = self.site().into_iter();
        site.filter(|(path, _)| path.starts_with("pictures/") && path.ends_with(extension))
            .collect()
    }
}

/// The messages of a command, whose exit code must be this one.
pub fn messages_of(output: &Output, code: i32) -> String {
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "{message}");
    assert!(!message.contains("panicked"), "{message}");
    message
}
