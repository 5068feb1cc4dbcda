//! The site's real `public/` folder, read as the build reads it but for the photographs, which are
//! taken as good.

#![allow(dead_code, reason = "each test file takes what it needs")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use attune::content::check::Sources;
use attune::site::pictures::artwork;
use attune::site::pictures::photograph::named_as_one;
use attune::site::results::Results;
use attune::site::{Files, Scripts};

#[path = "../checkout/mod.rs"]
mod checkout;
pub use checkout::project;

/// `index.html` as Trunk stages it, with the start script that `Trunk.toml` describes.
pub fn template() -> String {
    let trunk = include_str!("../../Trunk.toml");
    let pattern = trunk
        .lines()
        .find_map(|line| line.strip_prefix("pattern_script = '")?.strip_suffix('\''))
        .expect("Trunk.toml has a pattern_script");
    let script = pattern
        .replace("{js}", "attune.js")
        .replace("{wasm}", "attune_bg.wasm");
    include_str!("../../index.html").replace("</head>", &[&script, "</head>"].concat())
}

/// The same without the lines by which Trunk knows what to build, which it takes out.
pub fn staged_template() -> String {
    let template = template();
    let lines = template.split_inclusive('\n');
    lines.filter(|line| !line.contains("data-trunk")).collect()
}

/// The files below a folder, by their path within it.
pub fn files(folder: &Path) -> Files {
    let mut found = Files::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(here) = folders.pop() {
        for entry in fs::read_dir(&here).expect("the folder is there") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let below = path.strip_prefix(folder).expect("the file is below it");
            let name = below.to_str().expect("a plain name").replace('\\', "/");
            found.insert(name, fs::read(&path).expect("the file can be read"));
        }
    }
    found
}

/// The JSON files below a folder, by their path within it.
pub fn texts(folder: &Path) -> BTreeMap<String, String> {
    let json = files(folder).into_iter();
    json.filter(|(path, _)| is_kind(path, "json"))
        .map(|(path, bytes)| (path, String::from_utf8(bytes).expect("UTF-8")))
        .collect()
}

fn is_kind(path: &str, extension: &str) -> bool {
    let found = Path::new(path).extension();
    found.is_some_and(|found| found == extension)
}

/// Where the folder lies.
pub fn folder() -> PathBuf {
    project().join("public")
}

/// The site's own scripts, as they are written.
pub fn scripts() -> Scripts {
    let scripts = files(&project().join("scripts")).into_iter();
    scripts
        .filter(|(path, _)| is_kind(path, "js") && !path.contains('/'))
        .map(|(path, bytes)| (path, String::from_utf8(bytes).expect("UTF-8")))
        .collect()
}

/// What the check reads.
pub fn sources() -> Sources {
    let public = files(&folder());
    let mut pictures = BTreeMap::new();
    for (path, bytes) in &public {
        if path.starts_with(artwork::FOLDER) {
            let svg = String::from_utf8(bytes.clone()).expect("UTF-8");
            let drawings = artwork::drawings(&svg).expect(path);
            pictures.extend(drawings.keys().map(|id| (format!("/{path}#{id}"), Ok(()))));
        } else if named_as_one(path) {
            pictures.insert(format!("/{path}"), Ok(()));
        }
    }
    Sources {
        texts: texts(&folder().join("content")),
        public_files: public.keys().map(|path| format!("/{path}")).collect(),
        pictures,
        refused: BTreeMap::new(),
        not_utf8: [].into(),
        folder: "public/content".to_owned(),
    }
}

/// What a whole run of the tests might have found.
pub fn results() -> Results {
    serde_json::from_str(
        r#"{ "date": "2026-11-23",
            "axe": { "version": "4.14.1", "runs": 336, "violations": 0, "incomplete": 5, "pages": 4,
                "engines": [{ "name": "Chromium", "version": "150" }], "states": ["as it stands"],
                "schemes": ["light"], "widths": [320] },
            "html": { "pages": 7, "errors": 0, "warnings": 0 } }"#,
    )
    .expect("results")
}
