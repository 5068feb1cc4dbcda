//! The second phase of a build: renders every file that depends on the content, from the content and the description of
//! the assets.

mod booklet;
mod canonical;
mod display;
mod head;
mod notices;
mod offline;
mod player;
mod redirects;
mod renderer;
mod shape;
mod sitemap;
mod structured;

use attune::content::shell::{MenuItem, Shell};
use attune::{routes, words};

use self::head::HeadContext;
use self::renderer::PageRenderer;
use crate::description::Description;
use crate::error::{BuildError, REBUILD};
use crate::files::{Files, extension};
use crate::json::to_json;
use crate::names::{ASSETS, CONTACT_CARD, DESCRIPTION, MANIFEST, ROBOTS, SITEMAP};
use crate::resolve::{Resolved, resolve};
use crate::source::{Content, PageSlug, Site};
use crate::{hash, hosting, policy, vcard};

pub use self::display::CHOICES;
pub use self::offline::MAX_BYTES as MAX_OFFLINE_BYTES;

/// Renders every file that depends on the content: pages, booklets and redirects, the pages' content as JSON, artwork,
/// the main style sheet, the web manifest, the offline list, the sitemap, `robots.txt`, and the files for hosting
/// platforms.
///
/// # Errors
/// A [`BuildError`], if the description is for another base path, or lacks a placeholder, a file or a picture that the
/// content needs. Checked content causes no other.
pub fn pages(content: &Content, description: &Description) -> Result<Files, BuildError> {
    let Description {
        artwork,
        photographs,
        results,
        images,
        ..
    } = description;
    ensure_same_base(content, description)?;
    let mut resolved = resolve(content, artwork, photographs, results.as_ref())?;
    let mut files = std::mem::take(&mut resolved.files);
    let in_danger = in_danger(content);
    let style = main_style(content, description, &resolved, &in_danger);
    let sheet = hash::file_name(&[ASSETS, "style"].concat(), "css", style.as_bytes());
    files.insert(sheet.clone(), style.into_bytes());

    let content_version = add_content(&resolved, description, &mut files)?;
    let shell = shell(content, &resolved, content_version);
    let template = offline::without_worker(content, &description.template);
    let policy = policy::meta(&template);
    let head_context = HeadContext {
        site: &content.site,
        content,
        images,
        fonts: &description.fonts,
        policy: &policy,
    };
    let sheets = renderer::Sheets {
        main: stylesheet_link(description, &files, &sheet, "")?,
        print: stylesheet_link(
            description,
            &files,
            &description.print_sheet,
            " media=\"print\"",
        )?,
        booklet: stylesheet_link(description, &files, &description.booklet_sheet, "")?,
    };
    let renderer = PageRenderer::new(head_context, &template, &sheets, &shell, &in_danger)?;
    for (slug, page) in &resolved.pages {
        files.insert(routes::html_file(slug), renderer.page(slug, page)?.into());
        if resolved.editions.booklets.contains(slug) {
            let folder = routes::booklet(slug);
            let file = [folder.trim_start_matches('/'), "index.html"].concat();
            files.insert(file, renderer.booklet(slug, page, &resolved.pages).into());
        }
    }
    for redirect in &content.site.redirects {
        let page = resolved.pages.get(redirect.to.as_str());
        let html = redirects::render(&content.site, images, &policy, redirect, page);
        files.insert(routes::html_file(redirect.from.as_str()), html.into());
    }
    let site = content.site.address.as_str();
    if let Some(card) = vcard::whole(&content.practice, site) {
        files.insert(CONTACT_CARD.into(), card.into());
    }
    files.insert(MANIFEST.into(), images.manifest(&content.site).into());
    offline::add(content, description, &mut files)?;
    files.insert(SITEMAP.into(), sitemap::sitemap(&content.site).into());
    files.insert(ROBOTS.into(), sitemap::robots(&content.site).into());
    files.extend(hosting::platform_files(&content.site));
    Ok(files)
}

/// What to do in danger, such as "call 999": the way to the first service.
fn in_danger(content: &Content) -> String {
    let first = content.help_now.services.first();
    first.map_or_else(String::new, |service| service.reach.words())
}

/// The main style sheet: the description's style sheet, the texts and the host that are printed before internal
/// addresses (which begin at the root of the host), and the placeholder colours of the photographs.
fn main_style(
    content: &Content,
    description: &Description,
    resolved: &Resolved,
    in_danger: &str,
) -> String {
    let address = content.site.address.as_str();
    let (_, location) = address.split_once("://").unwrap_or_default();
    let (host, _) = location.split_once('/').unwrap_or((location, ""));
    let more = words::MORE_AT;
    let help = booklet::on_paper(in_danger);
    let help = help.replace('\\', "\\\\").replace('"', "\\\"");
    let printed = format!(":root{{--host:\"{host}\";--more:\"{more} \";--help:\"{help}\"}}");
    let mut style = [description.style.as_str(), &printed].concat();
    style.extend(resolved.css_rules.iter().map(String::as_str));
    style
}

/// The line of a page's head that loads a style sheet.
fn stylesheet_link(
    description: &Description,
    files: &Files,
    path: &str,
    media: &str,
) -> Result<String, BuildError> {
    let rendered = files.get(path).map(|bytes| hash::integrity(bytes));
    let described = description.files.get(path).map(|file| &file.integrity);
    let integrity = rendered.or_else(|| described.cloned());
    let integrity = integrity.ok_or_else(|| unusable(format!("it has no file {path}")))?;
    let address = description.base.file(path);
    Ok(format!(
        "<link rel=\"stylesheet\" href=\"{address}\" integrity=\"{integrity}\"{media}>\n"
    ))
}

/// Rejects a description for another base path: the asset files refer to each other below that path.
fn ensure_same_base(content: &Content, description: &Description) -> Result<(), BuildError> {
    let (wanted, found) = (content.site.base(), &description.base);
    if wanted == *found {
        return Ok(());
    }
    let [wanted, found] = [wanted.as_str(), found.as_str()].map(|base| [base, "/"].concat());
    Err(unusable(format!(
        "it is for a site at {found}, not at {wanted}"
    )))
}

/// The error for a description that the pages can't be rendered from.
fn unusable(wrong: String) -> BuildError {
    BuildError::Invalid {
        file: DESCRIPTION.into(),
        wrong,
        remedy: REBUILD,
    }
}

/// Adds each page's content as JSON, which the app fetches on client navigation. Returns the content version: it
/// changes with every byte of any page's content and with the app, so a page from before a deployment never loads
/// content in a format that its app can't parse.
fn add_content(
    resolved: &Resolved,
    description: &Description,
    files: &mut Files,
) -> Result<String, BuildError> {
    let mut written: Vec<(&str, Vec<u8>)> = Vec::new();
    for (slug, page) in &resolved.pages {
        written.push((slug, to_json(&format!("the page “{slug}”"), page)?));
    }
    let app = description.files.keys();
    let app = app.filter(|path| extension(path) == "wasm");
    let pages = written.iter().map(|(_, json)| json.as_slice());
    let all: Vec<&[u8]> = app.map(String::as_bytes).chain(pages).collect();
    let version = hash::short(&all.concat());
    for (slug, json) in written {
        files.insert(routes::content_file(&version, slug), json);
    }
    Ok(version)
}

/// The site data that every page has. A slug without a page is left out; the check has already rejected it.
fn shell(content: &Content, resolved: &Resolved, content_version: String) -> Shell {
    let Site {
        menu, foot, name, ..
    } = &content.site;
    let item = |slug: &PageSlug| {
        let page = content.pages.get(slug)?;
        Some(MenuItem {
            slug: slug.0.clone(),
            label: page.menu_label.0.clone(),
        })
    };
    Shell {
        base: content.site.base(),
        content_version,
        name: name.0.clone(),
        owner: content.practice.shown_name().unwrap_or(name).0.clone(),
        mark: resolved.mark.clone(),
        menu: menu.iter().filter_map(item).collect(),
        foot: foot.iter().filter_map(item).collect(),
        easy_read: resolved.editions.easy_read.clone(),
    }
}
