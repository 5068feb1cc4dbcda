//! The finished files, built in memory from the site's real content and parsed as a browser would.

mod contact;
mod contact_card;
mod contents;
mod files;
mod help_now;
mod hosted;
mod ids;
mod next_steps;
mod pages;
mod photographs;
mod privacy;
mod results;
mod terms;

use attune::routes;
use scraper::{Html, Selector};
use site::assets::{Input, Styles};
use site::check::check;
use site::files::Files;
use site::pictures::photograph::Photographs;
use site::source::{Content, PageSlug};
use support::published;

fn content() -> Content {
    check(&published::sources()).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// Builds the site of `content`, with one picture for every photograph that it names.
fn build(content: Content) -> Files {
    let photographs = published::photographs(&content);
    build_with(content, photographs, Files::new())
}

fn build_with(content: Content, photographs: Photographs, more: Files) -> Files {
    let input = input(&content, photographs, more);
    built(&content, input)
}

fn built(content: &Content, input: Input) -> Files {
    site::build(content, input).unwrap_or_else(|error| panic!("{error}"))
}

fn input(content: &Content, photographs: Photographs, more: Files) -> Input {
    let mut input = Input {
        styles: Styles {
            main: "p{color:red}".into(),
            ..Styles::default()
        },
        photographs,
        results: Some(published::results()),
        ..published::input(content)
    };
    let template = published::template().into_bytes();
    input.staged.insert("index.html".into(), template);
    input.staged.extend(more);
    input
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
