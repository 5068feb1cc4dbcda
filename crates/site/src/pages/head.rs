//! A page's head: a pure function of the page. After a client navigation `browser::head` updates the parts that a
//! visitor can see.

use attune::content::page::Page;
use attune::content::shell::Shell;
use attune::html::escape;
use attune::{routes, words};

use super::canonical::canonical;
use super::structured;
use crate::images::GeneratedImages;
use crate::source::{self, Content};

/// The data that the heads of all pages share.
pub struct Site<'a> {
    /// Site-wide facts.
    pub site: &'a source::Site,
    /// The checked content.
    pub content: &'a Content,
    /// Cards and icons.
    pub images: &'a GeneratedImages,
    /// The paths of the fonts, which every page needs for its first words.
    pub fonts: &'a [String],
    /// The lines with the page's security policy.
    pub policy: &'a str,
}

/// The head of a story's booklet: it is found through the story.
#[must_use]
pub fn booklet(site: &Site, slug: &str, story: &Page) -> String {
    let Site {
        site,
        images,
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
            escape(&canonical(site, slug))
        ),
    ];
    lines.extend(images.head(&site.base()));
    lines.join("\n")
}

/// Title, description, canonical address, icons, social-card tags and structured data.
#[must_use]
pub fn page(site: &Site, shell: &Shell, slug: &str, page: &Page) -> String {
    let Site {
        site,
        content,
        images,
        fonts,
        policy,
    } = site;
    let title = escape(&shell.document_title(slug, page));
    let description = escape(&page.description);
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
    property("site_name", &escape(site.name.as_str()));
    property("locale", &site.language.as_str().replace('-', "_"));
    property("title", &escape(&page.title));
    property("description", &description);
    if slug == routes::NOT_FOUND {
        // It stands at every unknown address, so it has none of its own.
        lines.push("<meta name=\"robots\" content=\"noindex\">".into());
    } else {
        let canonical = escape(&canonical(site, slug));
        property("url", &canonical);
        lines.push(format!("<link rel=\"canonical\" href=\"{canonical}\">"));
    }
    for font in *fonts {
        let address = shell.base.file(font);
        lines.push(format!(
            "<link rel=\"preload\" href=\"{address}\" as=\"font\" type=\"font/woff2\" crossorigin>"
        ));
    }
    lines.extend(images.head(&shell.base));
    lines.extend(images.card(site, slug, &page.title));
    if slug != routes::NOT_FOUND {
        lines.push(structured::graph(content, images, shell, slug, page));
    }
    lines.join("\n")
}
