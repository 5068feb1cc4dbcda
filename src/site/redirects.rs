//! Small pages at other addresses that lead on to a page, with scripts off as well.

use super::head::{canonical, escape};
use super::painted::Painted;
use crate::content::check::Content;
use crate::content::model::Redirect;
use crate::words;

/// Draws a redirect as a complete HTML file.
#[must_use]
pub fn draw(content: &Content, painted: &Painted, policy: &str, redirect: &Redirect) -> String {
    let slug = redirect.to.as_str();
    let base = content.site.base();
    let path = base.page(slug);
    let title = content
        .pages
        .get(&redirect.to)
        .map_or(slug, |page| page.title.as_str());
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         {policy}\n<title>{title}</title>\n<meta http-equiv=\"refresh\" content=\"0; url={path}\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<link rel=\"canonical\" href=\"{canonical}\">\n{icons}\n</head>\n\
         <body><main><h1>{title}</h1><p>{moved} <a href=\"{path}\">{path}</a></p></main></body>\n</html>\n",
        language = escape(content.site.language.as_str()),
        title = escape(title),
        canonical = escape(&canonical(content, slug)),
        icons = painted.head(&base).join("\n"),
        moved = words::MOVED,
    )
}
