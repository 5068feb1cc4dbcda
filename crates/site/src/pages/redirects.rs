//! Redirects as small HTML files, for hosts that can't redirect. They work without scripts.

use attune::content::page::Page;
use attune::html::escape;
use attune::words;

use super::canonical::canonical;
use crate::images::GeneratedImages;
use crate::source::{Redirect, Site};

/// Renders a redirect as a complete HTML file; `page` is its target.
#[must_use]
pub fn render(
    site: &Site,
    images: &GeneratedImages,
    policy: &str,
    redirect: &Redirect,
    page: Option<&Page>,
) -> String {
    let slug = redirect.to.as_str();
    let base = site.base();
    let path = base.page(slug);
    let title = page.map_or(slug, |page| page.title.as_str());
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         {policy}\n<title>{title}</title>\n<meta http-equiv=\"refresh\" content=\"0; url={path}\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<link rel=\"canonical\" href=\"{canonical}\">\n{icons}\n</head>\n\
         <body><main><h1>{title}</h1><p>{moved} <a href=\"{path}\">{path}</a></p></main></body>\n</html>\n",
        language = escape(site.language.as_str()),
        title = escape(title),
        canonical = escape(&canonical(site, slug)),
        icons = images.head(&base).join("\n"),
        moved = words::MOVED,
    )
}
