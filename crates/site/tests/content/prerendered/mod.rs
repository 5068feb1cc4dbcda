//! The finished files, built in memory from the site's real content and parsed as a browser would.

mod files;
mod hosted;
mod ids;
mod pages;
mod photographs;
mod results;

use attune::content::check::{Content, check};
use attune::content::model::PageSlug;
use attune::routes;
use attune::site::assets::Styles;
use attune::site::painted::Painted;
use attune::site::pictures::photograph::{Format, Photograph, Photographs};
use attune::site::{self, Files, Input, pictures};
use scraper::{Html, Selector};
use support::published;

/// An empty WebAssembly module.
const WASM: &[u8] = b"\0asm\x01\0\0\0";

fn content() -> Content {
    check(&published::sources()).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// Builds the site of `content`, with one picture for every photograph that it names.
fn build(mut content: Content) -> Files {
    let named = pictures::photographs(&mut content).into_iter();
    let photograph = Photograph {
        width: 480,
        height: 320,
        tone: None,
        formats: vec![Format {
            kind: "image/jpeg",
            files: vec![(480, "pictures/any-480.jpg".into())],
        }],
    };
    let photographs = named.map(|path| (path, photograph.clone())).collect();
    build_with(content, photographs, Files::new())
}

fn build_with(content: Content, photographs: Photographs, more: Files) -> Files {
    built(input(content, photographs, more))
}

fn built(input: Input) -> Files {
    site::build(input).unwrap_or_else(|error| panic!("{error}"))
}

fn input(content: Content, photographs: Photographs, more: Files) -> Input {
    let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
    let mut staged = published::files(&published::folder());
    staged.extend([
        file("index.html", &published::template()),
        file("attune.js", "export default 1;"),
        ("attune_bg.wasm".to_owned(), WASM.to_vec()),
    ]);
    staged.extend(more);
    Input {
        content,
        staged,
        scripts: published::scripts(),
        styles: Styles {
            main: "p{color:red}".into(),
            ..Styles::default()
        },
        photographs,
        results: Some(published::results()),
        painted: Painted::default(),
    }
}

fn text(files: &Files, path: &str) -> String {
    String::from_utf8(
        files
            .get(path)
            .unwrap_or_else(|| panic!("no {path}"))
            .clone(),
    )
    .expect("UTF-8")
}

fn select(selector: &str) -> Selector {
    Selector::parse(selector).expect("a selector")
}

fn texts(document: &Html, selector: &str) -> Vec<String> {
    document
        .select(&select(selector))
        .map(|element| element.text().collect())
        .collect()
}

fn attributes(document: &Html, selector: &str, name: &str) -> Vec<String> {
    let selector = select(selector);
    document
        .select(&selector)
        .filter_map(|element| element.attr(name).map(str::to_owned))
        .collect()
}

/// Each page with its slug, parsed.
fn pages() -> Vec<(PageSlug, Html)> {
    let content = content();
    let slugs = content.site.pages.clone();
    let files = build(content);
    slugs
        .into_iter()
        .map(|slug| {
            let html = text(&files, &routes::html_file(slug.as_str()));
            (slug, Html::parse_document(&html))
        })
        .collect()
}
