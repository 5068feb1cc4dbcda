//! A site whose texts are known attack strings, built in memory like the real one, with the scripts and
//! WebAssembly of the release build, and written to a folder to be served.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use site::assets::{Input, Styles};
use site::check::check;
use site::files::Files;
use site::source::{Content, PageSlug};
use support::published;
use tempfile::TempDir;

use crate::problem::{Outcome, Problem};

/// A page of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    pub slug: &'static str,
    pub path: &'static str,
}

/// The pages in the menu: one of each layout.
pub const PAGES: [Page; 4] = [
    Page {
        slug: "home",
        path: "/",
    },
    Page {
        slug: "about-therapy",
        path: "/about-therapy/",
    },
    Page {
        slug: "session",
        path: "/session/",
    },
    Page {
        slug: "words",
        path: "/words/",
    },
];
/// The page shown at unknown addresses.
pub const NOT_FOUND: Page = Page {
    slug: "not-found",
    path: "/no-such-page/",
};

/// The texts of a page.
pub struct PageText<'w> {
    /// Each of these is in every kind of block.
    pub words: Vec<&'w str>,
    /// The words joined, for the heading, the tab and the menu.
    pub title: String,
    /// For search engines.
    pub description: String,
}

/// The page's texts, made of its share of the words.
pub fn page_text<'w>(page: Page, words: &[&'w str]) -> PageText<'w> {
    let mut pages = PAGES.into_iter().chain([NOT_FOUND]);
    let index = pages.position(|known| known == page);
    let index = index.expect("the page is one of these");
    let words: Vec<_> = words
        .iter()
        .copied()
        .skip(index)
        .step_by(PAGES.len() + 1)
        .collect();
    let title = words.join(" ");
    PageText {
        description: title.chars().take(150).collect(),
        title,
        words,
    }
}

/// Content files with these words, by path, as `check` takes them.
pub fn texts(words: &[&str]) -> BTreeMap<String, String> {
    let slugs = PAGES.map(|page| page.slug);
    let listed = [&slugs[..], &[NOT_FOUND.slug]].concat();
    let site = json!({
        "$schema": "schema/site.schema.json",
        "name": page_text(PAGES[0], words).title,
        "language": "en-GB",
        "address": "https://attune.example",
        "description": page_text(PAGES[0], words).description,
        "pages": listed,
        "menu": slugs,
    });
    // In the footer of each page.
    let practice = json!({
        "$schema": "schema/practice.schema.json",
        "name": page_text(PAGES[0], words).title,
    });
    let pages = PAGES.into_iter().chain([NOT_FOUND]).map(|page| {
        let path = format!("pages/{}.json", page.slug);
        (path, content(&page_text(page, words)).to_string())
    });
    let help_now = published::sources().texts["help-now.json"].clone();
    pages
        .chain([
            ("site.json".to_owned(), site.to_string()),
            ("practice.json".to_owned(), practice.to_string()),
            ("help-now.json".to_owned(), help_now),
        ])
        .collect()
}

/// The same, with one page that consists of links to these addresses.
pub fn links(words: &[&str], addresses: &[&str]) -> BTreeMap<String, String> {
    let mut texts = texts(words);
    let page = PAGES[PAGES.len() - 1];
    let link =
        |address: &&str| json!({ "paragraph": [{ "link": { "text": "A link", "to": address } }] });
    let card = |address: &&str| json!({ "link_card": { "to": address, "title": "A card", "text": "It leads on." } });
    let blocks = addresses.iter().map(link);
    let mut content = content(&page_text(page, words));
    content["blocks"] = blocks.chain(addresses.iter().map(card)).collect();
    texts.insert(format!("pages/{}.json", page.slug), content.to_string());
    texts
}

/// A page with each word in each kind of block.
fn content(page_text: &PageText) -> Value {
    let blocks = |word: &&str| {
        let picture = json!({ "source": "/art/room.svg#wide", "alternative": word });
        let figure = json!({ "picture": picture, "caption": word });
        let idea = json!({ "picture": picture, "text": [word, [word, { "strong": word }]] });
        [
            json!({ "heading": { "level": 2, "text": word } }),
            json!({ "paragraph": word }),
            json!({ "paragraph": [word, { "emphasis": word }, { "strong": word }, { "link": { "text": word, "to": "/" } }] }),
            json!({ "list": { "ordered": true, "items": [word, [word]] } }),
            json!({ "quote": { "text": word, "source": word } }),
            json!({ "note": word }),
            json!({ "picture": figure }),
            json!({ "pictures": [figure] }),
            json!({ "link_card": { "to": "/session/", "title": word, "text": word, "picture": picture } }),
            json!({ "questions": [{ "question": word, "answer": [word] }] }),
            json!({ "ideas": [idea] }),
            json!({ "steps": [idea] }),
            json!({ "word_list": [{ "word": word, "meaning": word }] }),
        ]
    };
    json!({
        "$schema": "../schema/page.schema.json",
        "title": page_text.title,
        "menu_label": page_text.title,
        "description": page_text.description,
        "picture": { "source": "/art/room.svg#wide", "alternative": page_text.title },
        "lead": page_text.title,
        "blocks": page_text.words.iter().flat_map(blocks).collect::<Vec<_>>(),
    })
}

/// The content, after the usual check.
pub fn checked(texts: BTreeMap<String, String>) -> Content {
    let mut sources = published::sources();
    sources.texts = texts;
    check(&sources)
        .unwrap_or_else(|problems| panic!("the check takes these for words: {problems:#?}"))
}

/// The content without any check.
pub fn unchecked(texts: &BTreeMap<String, String>) -> Content {
    let read = "the texts have the shape of content";
    let pages = texts.iter().filter_map(|(path, text)| {
        let slug = path.strip_prefix("pages/")?.strip_suffix(".json")?;
        Some((
            PageSlug(slug.into()),
            serde_json::from_str(text).expect(read),
        ))
    });
    Content {
        site: serde_json::from_str(&texts["site.json"]).expect(read),
        practice: serde_json::from_str(&texts["practice.json"]).expect(read),
        help_now: serde_json::from_str(&texts["help-now.json"]).expect(read),
        is_sample: false,
        pages: pages.collect(),
    }
}

/// Builds the site with the scripts, WebAssembly and style sheets of the build in `release`.
pub fn build(content: &Content, release: &Path) -> Outcome<TempDir> {
    let finished = published::files(release);
    let one = |start: &str, end: &str| {
        let mut found = finished.iter();
        let found = found.find(|(path, _)| path.starts_with(start) && path.ends_with(end));
        found
            .map(|(_, bytes)| bytes.clone())
            .ok_or_else(|| Problem::File {
                path: release.display().to_string(),
                why: format!("no file {start}…{end} is in it"),
            })
    };
    let sheet = |start: &str| -> Outcome<String> {
        Ok(String::from_utf8_lossy(&one(start, ".css")?).into_owned())
    };
    let mut input = Input {
        styles: Styles {
            main: sheet("assets/style-")?,
            tools: sheet("assets/tools-")?,
            print: sheet("assets/print-")?,
            booklet: sheet("assets/booklet-")?,
        },
        ..published::input(content)
    };
    input.staged.extend([
        ("attune.js".into(), one("assets/attune-", ".js")?),
        ("attune_bg.wasm".into(), one("assets/attune-", ".wasm")?),
        ("favicon.ico".into(), one("favicon", ".ico")?),
    ]);
    let files = site::build(content, input);
    let files = files.unwrap_or_else(|error| panic!("{error}"));
    write(&files).map_err(|source| Problem::Start {
        what: "a site of hostile words".into(),
        source,
    })
}

/// The path of a site that is not at the root of its host.
pub const BASE_PATH: &str = "/therapy";

/// Builds the site for [`BASE_PATH`], in a subfolder of that name. The copy of `index.html` in the root is only
/// for the test server, which reads the names of the app's files from it.
pub fn build_at_base_path(mut content: Content, release: &Path) -> Outcome<TempDir> {
    content.site.address.0 = ["https://example.org", BASE_PATH].concat();
    let site = build(&content, release)?;
    let folder = TempDir::new();
    let moved = folder.and_then(|folder| {
        let below = folder.path().join(BASE_PATH.trim_start_matches('/'));
        fs::rename(site.path(), &below)?;
        fs::copy(below.join("index.html"), folder.path().join("index.html"))?;
        Ok(folder)
    });
    moved.map_err(|source| Problem::Start {
        what: "a site below a path".into(),
        source,
    })
}

fn write(files: &Files) -> std::io::Result<TempDir> {
    let folder = TempDir::new()?;
    for (path, bytes) in files {
        let path = folder.path().join(path);
        if let Some(above) = path.parent() {
            fs::create_dir_all(above)?;
        }
        fs::write(path, bytes)?;
    }
    Ok(folder)
}
