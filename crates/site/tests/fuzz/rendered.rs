//! Renders sites and checks the finished files. They may only have elements and attributes of a valid site, the site's
//! own scripts, and addresses that exist or are safe; every word must be there as text.

use std::collections::BTreeSet;

use attune::routes;
use attune::routes::DATA_ID;
use scraper::{ElementRef, Html, Node};
use serde_json::Value;
use site::assets::{Input, Styles};
use site::description::Target;
use site::files::{Files, Scripts};
use site::images::GeneratedImages;
use site::source::Content;
use support::folders::has_extension;
use support::published;

/// Attributes that hold an address.
const ADDRESSES: [&str; 14] = [
    "href",
    "src",
    "srcset",
    "action",
    "formaction",
    "poster",
    "data",
    "ping",
    "cite",
    "background",
    "manifest",
    "xlink:href",
    "data-js",
    "data-wasm",
];

/// Renders sites and checks their pages.
pub struct Renderer {
    staged: Files,
    scripts: Scripts,
    /// The allowed parts: each element with each of its attributes, and scripts with their sources.
    known: BTreeSet<String>,
}

impl Renderer {
    /// Takes the allowed parts from valid sites, which have every kind of part.
    pub fn new(valid: Vec<Content>) -> Self {
        let mut staged = published::input(&valid[0]).staged;
        for (path, bytes) in &mut staged {
            if !path.starts_with("art/") && !path.contains("attune") && path != "index.html" {
                bytes.clear();
            }
        }
        let mut renderer = Self {
            staged,
            scripts: published::scripts(),
            known: BTreeSet::new(),
        };
        for content in &valid {
            let files = renderer.render(content).expect("a valid site is rendered");
            for (_, html) in pages(&files) {
                renderer.known.extend(
                    Html::parse_document(&html)
                        .tree
                        .nodes()
                        .flat_map(|node| ElementRef::wrap(node).map(parts).unwrap_or_default()),
                );
            }
        }
        renderer
    }

    /// Renders a site and reports the first thing that its files must not hold.
    pub fn check(&self, content: &Content) -> Result<(), String> {
        let files = self.render(content)?;
        roxmltree::Document::parse(&text(&files, "sitemap.xml")?)
            .map_err(|error| format!("sitemap.xml: {error}"))?;
        for (path, html) in pages(&files) {
            let document = Html::parse_document(&html);
            self.nodes(&document, &files)
                .map_err(|wrong| format!("{path}: {wrong}"))?;
        }
        for (slug, page) in &content.pages {
            let path = routes::html_file(slug.as_str());
            let document = Html::parse_document(&text(&files, &path)?);
            let page = serde_json::to_value(page).map_err(|error| error.to_string())?;
            words(&document, &page).map_err(|wrong| format!("{path}: {wrong}"))?;
        }
        Ok(())
    }

    fn render(&self, content: &Content) -> Result<Files, String> {
        let mut staged = self.staged.clone();
        staged.insert("pictures/any-480.jpg".into(), Vec::new());
        let input = Input {
            target: Target::default(),
            base: content.site.base(),
            staged,
            scripts: self.scripts.clone(),
            styles: Styles::default(),
            photographs: published::photographs(content),
            results: Some(published::results()),
            images: GeneratedImages::default(),
            image_files: Files::new(),
        };
        site::build(content, input).map_err(|error| error.to_string())
    }

    /// Checks every node of a page.
    fn nodes(&self, document: &Html, files: &Files) -> Result<(), String> {
        for node in document.tree.nodes() {
            match node.value() {
                // Leptos's placeholders, and its marks of empty views.
                Node::Comment(comment) if !matches!(&**comment, "" | "<() />") => {
                    return Err(format!("a comment: {:.60}", &**comment));
                }
                Node::ProcessingInstruction(_) => return Err("a processing instruction".into()),
                _ => {}
            }
            let Some(element) = ElementRef::wrap(node) else {
                continue;
            };
            if let Some(unknown) = parts(element)
                .into_iter()
                .find(|part| !self.known.contains(part))
            {
                return Err(format!("an unknown part: {unknown:.200}"));
            }
            for (name, value) in element.value().attrs() {
                if ADDRESSES.contains(&name) && !is_safe(value, files) {
                    return Err(format!("{name}={value:?}"));
                }
            }
            let is_data = element.value().id() == Some(DATA_ID);
            if is_data
                && serde_json::from_str::<Value>(&element.text().collect::<String>()).is_err()
            {
                return Err("the data block is no JSON".into());
            }
        }
        Ok(())
    }
}

/// The parts of an element that don't depend on content.
fn parts(element: ElementRef) -> Vec<String> {
    let element = element.value();
    let name = element.name();
    let attributes = element
        .attrs()
        .map(|(attribute, value)| match (name, attribute) {
            // The values of these decide what the page does.
            ("script" | "link", "src" | "type" | "id" | "rel" | "as") | ("meta", "http-equiv") => {
                format!("{name} {attribute}={value}")
            }
            _ => format!("{name} {attribute}"),
        });
    [name.to_owned()].into_iter().chain(attributes).collect()
}

/// Whether an address is that of a file of the site or of a part of the page, or starts like a safe one. Browsers
/// remove spaces and control characters first.
fn is_safe(address: &str, files: &Files) -> bool {
    let plain: String = address.chars().filter(|letter| *letter > ' ').collect();
    if let Some(path) = plain.strip_prefix('/') {
        let path = path.split(['#', '?', ',']).next().unwrap_or_default();
        return files.contains_key(path)
            || files.contains_key(&format!("{path}index.html"))
                && (path.is_empty() || path.ends_with('/'))
            || path.ends_with(".jpg480w");
    }
    // The message that a page couldn't be loaded has a link without an address.
    let safe = ["#", "https://", "mailto:", "tel:"];
    plain.is_empty() || safe.iter().any(|start| plain.starts_with(start))
}

/// Every word of the page is in its text, or in an attribute where it describes a picture.
fn words(document: &Html, page: &Value) -> Result<(), String> {
    let root = document.root_element();
    let texts: String = root.text().collect();
    let title = page["title"].as_str().unwrap_or_default();
    let heading = root
        .descendent_elements()
        .find(|element| element.value().name() == "h1");
    if heading.is_none_or(|heading| heading.text().collect::<String>() != title) {
        return Err(format!("the heading isn't {title:?}"));
    }
    let description = page["description"].as_str();
    if !root
        .descendent_elements()
        .any(|element| element.attr("content") == description)
    {
        return Err("the description isn't as it was written".into());
    }
    let mut found = Vec::new();
    collect(&page["lead"], &mut found);
    collect(&page["blocks"], &mut found);
    match found.into_iter().find(|words| !texts.contains(words)) {
        Some(lost) => Err(format!("these words are lost: {lost:.200?}")),
        None => Ok(()),
    }
}

fn collect<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
    match value {
        Value::String(words) => found.push(words),
        Value::Array(list) => list.iter().for_each(|inner| collect(inner, found)),
        Value::Object(fields) => {
            // Addresses aren't words, the page has the build's files in place of pictures' names, and gaps are for the
            // owner alone.
            let unseen = [
                "to",
                "anchor",
                "picture",
                "photograph",
                "gap",
                "filled_by",
                "consent_on",
            ];
            let seen = fields
                .iter()
                .filter(|(name, _)| !unseen.contains(&name.as_str()));
            seen.for_each(|(_, inner)| collect(inner, found));
        }
        _ => {}
    }
}

fn pages(files: &Files) -> impl Iterator<Item = (&String, String)> {
    let pages = files.iter().filter(|(path, _)| has_extension(path, "html"));
    pages.map(|(path, bytes)| (path, String::from_utf8_lossy(bytes).into_owned()))
}

fn text(files: &Files, path: &str) -> Result<String, String> {
    let bytes = files
        .get(path)
        .ok_or_else(|| format!("there is no {path}"))?;
    String::from_utf8(bytes.clone()).map_err(|error| error.to_string())
}
