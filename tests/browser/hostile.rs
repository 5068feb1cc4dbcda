//! A site whose every word has hurt other sites, built in memory as the real one is, around the programs
//! of the finished site, and left in a folder to be served.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use attune::content::check::{Content, check};
use attune::content::model::PageSlug;
use attune::site::assets::Styles;
use attune::site::painted::Painted;
use attune::site::pictures::photograph::Photographs;
use attune::site::{self, Input};
use serde_json::{Value, json};
use support::published;
use tempfile::TempDir;

use crate::problem::{Outcome, Problem};

/// A page of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    pub slug: &'static str,
    pub path: &'static str,
}

/// The pages that a visitor can go to: one of each layout.
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
/// What is shown where there is no page.
pub const NOT_FOUND: Page = Page {
    slug: "not-found",
    path: "/no-such-page/",
};

/// What a page says, and where.
pub struct Said<'w> {
    /// Every one stands in every part that a page can have.
    pub words: Vec<&'w str>,
    /// The heading, the tab and the menu: all of them in one.
    pub title: String,
    /// For search engines.
    pub description: String,
}

/// What the page says: its share of the words.
pub fn said<'w>(page: Page, words: &[&'w str]) -> Said<'w> {
    let mut pages = PAGES.into_iter().chain([NOT_FOUND]);
    let place = pages.position(|known| known == page);
    let place = place.expect("the page is one of these");
    let words: Vec<_> = words
        .iter()
        .copied()
        .skip(place)
        .step_by(PAGES.len() + 1)
        .collect();
    let title = words.join(" ");
    Said {
        description: title.chars().take(150).collect(),
        title,
        words,
    }
}

/// The content with these words, as the check reads it.
pub fn texts(words: &[&str]) -> BTreeMap<String, String> {
    let slugs = PAGES.map(|page| page.slug);
    let listed = [&slugs[..], &[NOT_FOUND.slug]].concat();
    let site = json!({
        "$schema": "schema/site.schema.json",
        "name": said(PAGES[0], words).title,
        "language": "en-GB",
        "address": "https://attune.example",
        "description": said(PAGES[0], words).description,
        "pages": listed,
        "menu": slugs,
    });
    let pages = PAGES.into_iter().chain([NOT_FOUND]).map(|page| {
        let path = format!("pages/{}.json", page.slug);
        (path, content(&said(page, words)).to_string())
    });
    pages
        .chain([("site.json".to_owned(), site.to_string())])
        .collect()
}

/// The same, with a page of nothing but links to these addresses.
pub fn links(words: &[&str], addresses: &[&str]) -> BTreeMap<String, String> {
    let mut texts = texts(words);
    let page = PAGES[PAGES.len() - 1];
    let link =
        |address: &&str| json!({ "paragraph": [{ "link": { "text": "A link", "to": address } }] });
    let card = |address: &&str| json!({ "link_card": { "to": address, "title": "A card", "text": "It leads on." } });
    let blocks = addresses.iter().map(link);
    let mut content = content(&said(page, words));
    content["blocks"] = blocks.chain(addresses.iter().map(card)).collect();
    texts.insert(format!("pages/{}.json", page.slug), content.to_string());
    texts
}

/// A page with each word in each kind of part.
fn content(said: &Said) -> Value {
    let parts = |word: &&str| {
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
        "title": said.title,
        "menu_label": said.title,
        "description": said.description,
        "picture": { "source": "/art/room.svg#wide", "alternative": said.title },
        "lead": said.title,
        "blocks": said.words.iter().flat_map(parts).collect::<Vec<_>>(),
    })
}

/// The content, checked as any is.
pub fn checked(texts: BTreeMap<String, String>) -> Content {
    let mut sources = published::sources();
    sources.texts = texts;
    check(&sources)
        .unwrap_or_else(|problems| panic!("the check takes these for words: {problems:#?}"))
}

/// The content as if there were no check.
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
        pages: pages.collect(),
        gaps: BTreeMap::new(),
    }
}

/// Builds the site around the programs and sheets of the finished one in `release`.
pub fn build(content: Content, release: &Path) -> Outcome<TempDir> {
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
    let mut staged = published::files(&published::folder());
    staged.extend([
        (
            "index.html".into(),
            published::staged_template().into_bytes(),
        ),
        ("attune.js".into(), one("assets/attune-", ".js")?),
        ("attune_bg.wasm".into(), one("assets/attune-", ".wasm")?),
        ("favicon.ico".into(), one("favicon", ".ico")?),
    ]);
    let files = site::build(Input {
        content,
        staged,
        scripts: published::scripts(),
        styles: Styles {
            main: sheet("assets/style-")?,
            tools: sheet("assets/tools-")?,
            booklet: sheet("assets/booklet-")?,
        },
        photographs: Photographs::new(),
        results: None,
        painted: Painted::default(),
    });
    let files = files.unwrap_or_else(|error| panic!("{error}"));
    write(&files).map_err(|source| Problem::Start {
        what: "a site of hostile words".into(),
        source,
    })
}

/// Where a site lies on its host that doesn't begin at the host's root.
pub const BELOW: &str = "/therapy";

/// Builds the site for a path below its host, and leaves it there. The folder's own front page is only for
/// the server, which reads from it what the site's files are called.
pub fn build_below(mut content: Content, release: &Path) -> Outcome<TempDir> {
    content.site.address.0 = ["https://example.org", BELOW].concat();
    let site = build(content, release)?;
    let folder = TempDir::new();
    let moved = folder.and_then(|folder| {
        let below = folder.path().join(BELOW.trim_start_matches('/'));
        fs::rename(site.path(), &below)?;
        fs::copy(below.join("index.html"), folder.path().join("index.html"))?;
        Ok(folder)
    });
    moved.map_err(|source| Problem::Start {
        what: "a site below a path".into(),
        source,
    })
}

fn write(files: &site::Files) -> std::io::Result<TempDir> {
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
