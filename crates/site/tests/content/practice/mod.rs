//! The pages that are made from the facts of a practice, whichever of them are filled in.

mod pages;
mod parts;
mod subsets;

use std::collections::BTreeMap;

use attune::routes;
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;
use site::check::check;
use site::check::sources::Sources;
use site::description::Description;
use site::names::DESCRIPTION;
use site::source::{Content, PageSlug};
use support::project::good_content;
use support::published;

/// A small site with the real artwork, whose pages are rendered quickly, and the real one.
struct Sites {
    small: Sources,
    real: Sources,
    description: Description,
}

/// A site with a practice: its content, and its pages by their slugs.
struct Rendered {
    content: Content,
    pages: BTreeMap<String, Html>,
}

impl Sites {
    fn new() -> Self {
        let real = published::sample_sources();
        let mut texts = published::texts(&good_content());
        for text in texts.values_mut() {
            // Of the small site's pictures, the real artwork has only this one.
            for picture in ["/art/room.svg#narrow", "/images/room.jpg"] {
                *text = text.replace(picture, "/art/room.svg#wide");
            }
        }
        texts.insert("help-now.json".into(), real.texts["help-now.json"].clone());
        let small = Sources {
            texts,
            ..real.clone()
        };
        let content = check(&small).unwrap_or_else(|problems| panic!("{problems:#?}"));
        let files = site::build(&content, published::input(&content));
        let files = files.unwrap_or_else(|error| panic!("{error}"));
        let description = site::read_description(&files[DESCRIPTION]);
        Self {
            description: description.unwrap_or_else(|error| panic!("{error}")),
            small,
            real,
        }
    }

    /// The content of the real site with a practice.
    fn real(&self, practice: &Value) -> Content {
        content(&self.real, practice)
    }

    /// The small site with a practice, rendered.
    fn render(&self, practice: &Value) -> Rendered {
        let content = content(&self.small, practice);
        let files = site::render(&content, &self.description);
        let files = files.unwrap_or_else(|error| panic!("{error}\n{practice:#}"));
        let page = |slug: &PageSlug| {
            let html = &files[&routes::html_file(slug.as_str())];
            let html = Html::parse_document(&String::from_utf8_lossy(html));
            (slug.as_str().to_owned(), html)
        };
        Rendered {
            pages: content.site.pages.iter().map(page).collect(),
            content,
        }
    }
}

fn content(sources: &Sources, practice: &Value) -> Content {
    let mut sources = sources.clone();
    sources
        .texts
        .insert("practice.json".into(), practice.to_string());
    check(&sources).unwrap_or_else(|problems| panic!("{problems:#?}\n{practice:#}"))
}

/// The practice of the sample.
fn sample() -> Value {
    let text = &published::sample_sources().texts["practice.json"];
    serde_json::from_str(text).expect("the sample is JSON")
}

fn find<'h>(html: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    html.select(&Selector::parse(selector).expect("a selector"))
        .collect()
}

fn words(element: ElementRef) -> String {
    element.text().collect()
}
