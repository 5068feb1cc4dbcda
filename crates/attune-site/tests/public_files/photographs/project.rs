//! A small site with photographs, staged as Trunk stages it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use super::published;

pub type Files = BTreeMap<String, Vec<u8>>;

/// The drawing that the small good site's Easy Read page names.
const ROOM: &[u8] =
    br#"<svg xmlns="http://www.w3.org/2000/svg"><symbol id="wide" viewBox="0 0 9 9"/></svg>"#;

pub struct Project {
    folder: TempDir,
}

impl Project {
    /// A site whose page `session` shows these photographs of `public/`, one after the other.
    pub fn new(photographs: &[(&str, Vec<u8>)]) -> Self {
        let project = Self {
            folder: tempfile::tempdir().expect("a folder"),
        };
        let good = published::project().join("tests/content_rules/good");
        for (path, bytes) in files(&good) {
            project.write(&format!("source/public/content/{path}"), &bytes);
        }
        project.write(
            "source/style/1-tokens.css",
            include_bytes!("../../../../style/1-tokens.css"),
        );
        project.write("source/public/art/room.svg", ROOM);
        project.stage_scripts();
        project.stage_what_is_painted();
        for (path, bytes) in photographs {
            project.write(&format!("source/public/{path}"), bytes);
            project.write(&format!("staging/{path}"), bytes);
        }
        project.name(photographs.iter().map(|(path, _)| *path));
        project
    }

    /// Writes the page: line 8 of its file names the first photograph, line 9 the second, and so on.
    fn name<'p>(&self, paths: impl Iterator<Item = &'p str>) {
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
        let path = self.path(inside);
        fs::create_dir_all(path.parent().expect("a folder above")).expect("a folder");
        fs::write(path, bytes).expect(inside);
    }

    /// Calls the build's hook with a cache of the project's own.
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

    /// Stages anew and calls the hook again, as another build does.
    pub fn again(&self) -> Output {
        for made in ["pictures", "fonts", "assets", "content"] {
            let folder = self.path("staging").join(made);
            fs::remove_dir_all(folder).expect("what was made goes");
        }
        self.stage_scripts();
        self.stage_what_is_painted();
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

    /// Stages what cards and icons are painted from.
    fn stage_what_is_painted(&self) {
        let public = published::project().join("public");
        for path in [
            "art/mark.svg",
            "art/two-voices.svg",
            "fonts/young-serif.woff2",
        ] {
            let bytes = fs::read(public.join(path)).expect("the real file");
            self.write(&format!("staging/{path}"), &bytes);
        }
        self.write("staging/art/room.svg", ROOM);
    }

    /// What lies in the staging folder.
    pub fn site(&self) -> Files {
        files(&self.path("staging"))
    }

    /// The made pictures whose names end so.
    pub fn made(&self, ending: &str) -> Vec<(String, Vec<u8>)> {
        let site = self.site().into_iter();
        site.filter(|(path, _)| path.starts_with("pictures/") && path.ends_with(ending))
            .collect()
    }
}

/// The files below a folder, by their path within it.
pub fn files(folder: &Path) -> Files {
    let mut found = Files::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            let inner = files(&entry.path()).into_iter();
            found.extend(inner.map(|(path, bytes)| (format!("{name}/{path}"), bytes)));
        } else {
            found.insert(name, fs::read(entry.path()).expect("a file"));
        }
    }
    found
}

/// What the hook said; it has to have ended so.
pub fn says(output: &Output, code: i32) -> String {
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "{message}");
    assert!(!message.contains("panicked"), "{message}");
    message
}
