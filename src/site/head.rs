//! What a page's head holds: a pure function of the page. After a client navigation
//! `browser::head` keeps the parts that a visitor can see.

use super::painted::Painted;
use super::structured;
use crate::content::check::Content;
use crate::content::frame::Frame;
use crate::content::model::Page;
use crate::{routes, words};

/// What the heads of all pages share.
pub struct Site<'a> {
    /// The checked content.
    pub content: &'a Content,
    /// Its cards and icons.
    pub painted: &'a Painted,
    /// The paths of the faces, which every page needs for its first words.
    pub faces: &'a [String],
    /// What a page may do, as lines of its head.
    pub policy: &'a str,
}

/// Text made safe to stand in HTML, between tags and in attributes in double quotes.
#[must_use]
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// JSON made safe to stand in a `<script>`: no text in it can end the block.
#[must_use]
pub fn escape_json(json: &str) -> String {
    json.replace('<', "\\u003c")
}

/// The absolute address of the page called `slug`.
#[must_use]
pub fn canonical(content: &Content, slug: &str) -> String {
    [content.site.address.as_str(), &routes::path(slug)].concat()
}

/// The head of a story's booklet: it is found through the story.
#[must_use]
pub fn draw_booklet(site: &Site, slug: &str, story: &Page) -> String {
    let Site {
        content,
        painted,
        policy,
        ..
    } = site;
    let title = [story.title.as_str(), ": ", words::BOOKLET].concat();
    let mut lines = vec![
        (*policy).to_owned(),
        format!("<title>{}</title>", escape(&title)),
        "<meta name=\"robots\" content=\"noindex\">".into(),
        format!(
            "<link rel=\"canonical\" href=\"{}\">",
            escape(&canonical(content, slug))
        ),
    ];
    lines.extend(painted.head(&content.site.base()));
    lines.join("\n")
}

/// Title, description, canonical address, icons, social-card tags and structured data.
#[must_use]
pub fn draw(site: &Site, frame: &Frame, slug: &str, page: &Page) -> String {
    let Site {
        content,
        painted,
        faces,
        policy,
    } = site;
    let title = escape(&frame.document_title(slug, page));
    let description = escape(page.description.as_str());
    let slug = page.canonical(slug);
    let mut lines = vec![
        (*policy).to_owned(),
        format!("<title>{title}</title>"),
        format!("<meta name=\"description\" content=\"{description}\">"),
    ];
    let mut property = |name: &str, value: &str| {
        lines.push(format!("<meta property=\"og:{name}\" content=\"{value}\">"));
    };
    property("type", "website");
    property("site_name", &escape(content.site.name.as_str()));
    property("locale", &content.site.language.as_str().replace('-', "_"));
    property("title", &escape(page.title.as_str()));
    property("description", &description);
    if slug == routes::NOT_FOUND {
        // It stands at every unknown address, so it has none of its own.
        lines.push("<meta name=\"robots\" content=\"noindex\">".into());
    } else {
        let canonical = escape(&canonical(content, slug));
        property("url", &canonical);
        lines.push(format!("<link rel=\"canonical\" href=\"{canonical}\">"));
    }
    for face in *faces {
        let address = frame.base.file(face);
        lines.push(format!(
            "<link rel=\"preload\" href=\"{address}\" as=\"font\" type=\"font/woff2\" crossorigin>"
        ));
    }
    lines.extend(painted.head(&frame.base));
    lines.extend(painted.card(content, slug, page.title.as_str()));
    if slug != routes::NOT_FOUND {
        lines.push(structured::draw(content, painted, frame, slug, page));
    }
    lines.join("\n")
}
