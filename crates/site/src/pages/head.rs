//! The head of a page as the build renders it. After a client navigation the app updates its title, description and
//! canonical address.

use attune::content::page::Page;
use attune::content::shell::Shell;
use attune::html::escape;
use attune::{routes, words};

use super::canonical::canonical;
use super::structured;
use crate::images::GeneratedImages;
use crate::source::{self, Content};

/// The data that the heads of all pages share.
pub struct HeadContext<'a> {
    /// Site-wide facts.
    pub site: &'a source::Site,
    /// The checked content.
    pub content: &'a Content,
    /// Cards and icons.
    pub images: &'a GeneratedImages,
    /// The paths of the fonts, which every page preloads.
    pub fonts: &'a [String],
    /// The lines with the security policy.
    pub policy: &'a str,
}

/// The head of a story's booklet. Search engines index the story, not the booklet.
#[must_use]
pub fn booklet(context: &HeadContext, slug: &str, story: &Page) -> String {
    let HeadContext {
        site,
        images,
        policy,
        ..
    } = context;
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

/// The head of a page: title, description, canonical address, icons, social card and structured data.
#[must_use]
pub fn page(context: &HeadContext, shell: &Shell, slug: &str, page: &Page) -> String {
    let HeadContext {
        site,
        content,
        images,
        fonts,
        policy,
    } = context;
    let title = escape(&shell.document_title(slug, page));
    let description = escape(&page.description);
    let slug = page.canonical(slug);
    let mut lines = vec![
        (*policy).to_owned(),
        format!("<title>{title}</title>"),
        format!("<meta name=\"description\" content=\"{description}\">"),
    ];
    let property =
        |name: &str, value: &str| format!("<meta property=\"og:{name}\" content=\"{value}\">");
    lines.extend([
        property("type", "website"),
        property("site_name", &escape(site.name.as_str())),
        property("locale", &site.language.as_str().replace('-', "_")),
        property("title", &escape(&page.title)),
        property("description", &description),
    ]);
    let is_not_found = slug == routes::NOT_FOUND;
    if is_not_found || content.is_sample {
        lines.push("<meta name=\"robots\" content=\"noindex\">".into());
    }
    // The page for unknown addresses is shown at every one of them, so it has no canonical one.
    if !is_not_found {
        let canonical = escape(&canonical(site, slug));
        lines.push(property("url", &canonical));
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
    if !is_not_found {
        lines.push(structured::graph(content, images, shell, slug, page));
    }
    lines.join("\n")
}
