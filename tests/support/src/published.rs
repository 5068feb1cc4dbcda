//! The site's real `public/` folder, read as the build reads it, except that photographs count as valid without
//! being decoded.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use site::assets::{Input, Styles};
use site::check::sources::Sources;
use site::description::Target;
use site::files::{Files, Scripts};
use site::images::GeneratedImages;
use site::pictures::photograph::{Format, Photograph, Photographs, has_photograph_extension};
use site::pictures::{self, artwork};
use site::results::Results;
use site::source::Content;

use crate::folders::{self, has_extension};
use crate::project::project;

/// `index.html` as Trunk stages it, with the start script that `Trunk.toml` describes.
pub fn template() -> String {
    let trunk = folders::text(&project().join("Trunk.toml"));
    let pattern = trunk
        .lines()
        .find_map(|line| line.strip_prefix("pattern_script = '")?.strip_suffix('\''))
        .expect("Trunk.toml has a pattern_script");
    let script = pattern
        .replace("{js}", "attune.js")
        .replace("{wasm}", "attune_bg.wasm");
    let page = folders::text(&project().join("index.html"));
    page.replace("</head>", &[&script, "</head>"].concat())
}

/// The same without Trunk's own elements, which Trunk removes.
pub fn staged_template() -> String {
    let template = template();
    let lines = template.split_inclusive('\n');
    lines.filter(|line| !line.contains("data-trunk")).collect()
}

/// The files below a folder, by their paths within it.
pub fn files(folder: &Path) -> Files {
    folders::read(folder)
}

/// The JSON files below a folder, by their paths within it.
pub fn texts(folder: &Path) -> BTreeMap<String, String> {
    texts_of(folder, |path| has_extension(path, "json"))
}

/// The text files below a folder whose path is wanted. Only these are read: others may not be text.
fn texts_of(folder: &Path, is_wanted: impl Fn(&str) -> bool) -> BTreeMap<String, String> {
    let files = folders::list(folder).into_iter();
    files
        .map(|file| (folders::path_within(folder, &file), file))
        .filter(|(path, _)| is_wanted(path))
        .map(|(path, file)| (path, folders::text(&file)))
        .collect()
}

/// The site's `public/` folder.
pub fn folder() -> PathBuf {
    project().join("public")
}

/// The site's own scripts, as in `scripts/`.
pub fn scripts() -> Scripts {
    let is_script = |path: &str| has_extension(path, "js") && !path.contains('/');
    texts_of(&project().join("scripts"), is_script)
}

/// The files that the check reads.
pub fn sources() -> Sources {
    let public = files(&folder());
    let mut pictures = BTreeMap::new();
    for (path, bytes) in &public {
        if path.starts_with(site::names::ARTWORK) {
            let svg = String::from_utf8(bytes.clone()).expect("UTF-8");
            let drawings = artwork::drawings(&svg).expect(path);
            pictures.extend(drawings.keys().map(|id| (format!("/{path}#{id}"), Ok(()))));
        } else if has_photograph_extension(path) {
            pictures.insert(format!("/{path}"), Ok(()));
        }
    }
    Sources {
        texts: texts(&folder().join("content")),
        public_files: public.keys().map(|path| format!("/{path}")).collect(),
        pictures,
        refused: BTreeMap::new(),
        not_utf8: [].into(),
        is_sample: false,
        folder: "public/content".to_owned(),
    }
}

/// The files that the check reads, with the sample practice instead of the owner's.
pub fn sample_sources() -> Sources {
    let mut sources = sources();
    let sample = folders::text(&project().join("tests/sample-practice/practice.json"));
    sources.texts.insert("practice.json".into(), sample);
    sources.is_sample = true;
    sources
}

/// The input of a build of `content`: the real files, except for the app, which is a few bytes. It has no style sheets,
/// photographs, cards or test results.
pub fn input(content: &Content) -> Input {
    let mut staged = files(&folder());
    staged.extend([
        ("index.html".into(), staged_template().into_bytes()),
        ("attune.js".into(), b"export default 1;".to_vec()),
        ("attune_bg.wasm".into(), b"\0asm\x01\0\0\0".to_vec()),
    ]);
    Input {
        target: Target::default(),
        base: content.site.base(),
        staged,
        scripts: scripts(),
        styles: Styles::default(),
        photographs: Photographs::new(),
        results: None,
        images: GeneratedImages::default(),
        image_files: Files::new(),
    }
}

/// The photographs that content names, of which each has one small file.
pub fn photographs(content: &Content) -> Photographs {
    let photograph = Photograph {
        width: 480,
        height: 320,
        tone: None,
        formats: vec![Format {
            kind: "image/jpeg".into(),
            files: vec![(480, "pictures/any-480.jpg".into())],
        }],
    };
    let named = pictures::photographs(content).into_iter();
    named.map(|path| (path, photograph.clone())).collect()
}

/// Results that a whole run of the tests could have written.
pub fn results() -> Results {
    serde_json::from_str(
        r#"{ "date": "2026-11-23",
            "axe": { "version": "4.14.1", "runs": 336, "violations": 0, "incomplete": 5, "pages": 4,
                "engines": [{ "name": "Chromium", "version": "150" }], "states": ["as loaded"],
                "schemes": ["light"], "widths": [320] },
            "html": { "pages": 7, "errors": 0, "warnings": 0 } }"#,
    )
    .expect("results")
}
