//! What a page's head holds: a pure function of the page. After a client navigation
//! `browser::head` keeps the parts that a visitor can see.

use super::painted::Painted;
use crate::content::check::Content;
use crate::content::frame::Frame;
use crate::content::model::Page;
use crate::routes;

/// The faces, which every page needs for its first words.
const FONTS: [&str; 2] = ["young-serif.woff2", "atkinson-hyperlegible-next.woff2"];

/// Text made safe to stand in HTML, between tags and in attributes in double quotes.
#[must_use]
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// The absolute address of the page called `slug`.
#[must_use]
pub fn canonical(content: &Content, slug: &str) -> String {
    [content.site.address.as_str(), &routes::path(slug)].concat()
}

/// Title, description, canonical address, icons and social-card tags.
#[must_use]
pub fn draw(
    content: &Content,
    painted: &Painted,
    frame: &Frame,
    slug: &str,
    page: &Page,
) -> String {
    let title = escape(&frame.document_title(page));
    let description = escape(page.description.as_str());
    let mut lines = vec![
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
    for font in FONTS {
        lines.push(format!(
            "<link rel=\"preload\" href=\"/fonts/{font}\" as=\"font\" type=\"font/woff2\" crossorigin>"
        ));
    }
    lines.extend(painted.head());
    lines.extend(painted.card(content, slug, page.title.as_str()));
    lines.join("\n")
}
