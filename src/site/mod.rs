//! The build, as pure steps from values to values: no disk, no clock, nothing native-only, so that
//! the same steps can be tested in memory and run in a browser. `crates/attune-site` reads and
//! writes.
//!
//! What Trunk staged and the checked content go in; the finished site comes out.

pub mod assets;
mod booklet;
mod data;
pub mod editions;
pub mod head;
pub mod hosting;
mod integrity;
pub mod offline;
pub mod page;
pub mod painted;
pub mod pictures;
mod policy;
pub mod public;
pub mod redirects;
pub mod results;
mod shape;
pub mod sitemap;
pub mod structured;

use std::collections::{BTreeMap, BTreeSet};

use crate::content::check::{Content, Fault};
use crate::{routes, words};

use self::assets::Styles;
use self::painted::Painted;
use self::pictures::artwork;
use self::pictures::photograph::Photographs;
use self::results::Results;

/// Files by their path from the root of the site, without a slash at the beginning.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Scripts by the names of their files.
pub type Scripts = BTreeMap<String, String>;

/// What the build starts from.
pub struct Input {
    /// The checked content.
    pub content: Content,
    /// What Trunk staged: `index.html`, the WebAssembly and its JavaScript, the files of `public/`;
    /// and the files that were made of photographs.
    pub staged: Files,
    /// The site's own scripts.
    pub scripts: Scripts,
    /// The style sheets.
    pub styles: Styles,
    /// What was made of the photographs that the content names.
    pub photographs: Photographs,
    /// What the last whole test run found, where there was one.
    pub results: Option<Results>,
    /// What was painted: cards and icons.
    pub painted: Painted,
}

/// Why a site could not be built. The content is not at fault: it was checked before.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// A file is missing among the staged ones.
    #[error("{file} is not among the files that Trunk staged; {remedy}")]
    Missing {
        /// Its path.
        file: String,
        /// What would be right.
        remedy: &'static str,
    },
    /// One of the site's own scripts is missing.
    #[error("scripts/{file} is missing; put it back")]
    NoScript {
        /// Its name.
        file: String,
    },
    /// A staged file is not what it should be.
    #[error("{file} can't be used: {wrong}; {remedy}")]
    Unfit {
        /// Its path.
        file: String,
        /// What is wrong.
        wrong: String,
        /// What would be right.
        remedy: &'static str,
    },
    /// A file of `public/` is one that is never published.
    #[error("{} {}", .0.wrong, .0.remedy)]
    Refused(Fault),
    /// A page's data can't be written as JSON.
    #[error("the data of the page “{slug}” can't be written as JSON: {source}")]
    Data {
        /// The page.
        slug: String,
        /// What `serde_json` says.
        source: serde_json::Error,
    },
}

/// The ending of a file's name.
fn ending(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// What the style sheet prints before addresses within the site, which begin at the root of its host.
fn printed_words(content: &Content) -> String {
    let address = content.site.address.as_str();
    let (_, place) = address.split_once("://").unwrap_or_default();
    let (host, _) = place.split_once('/').unwrap_or((place, ""));
    let more = words::MORE_AT;
    format!(":root{{--host:\"{host}\";--more:\"{more} \"}}")
}

/// Builds the finished site.
///
/// # Errors
/// A [`BuildError`] that names the file at fault.
pub fn build(input: Input) -> Result<Files, BuildError> {
    let Input {
        mut content,
        mut staged,
        mut scripts,
        mut styles,
        photographs,
        results,
        mut painted,
    } = input;
    public::keep_published(&mut staged, &photographs)?;
    // What an owner has put into `public/` is published; what pages use is made of it or added below.
    let mut unused: BTreeSet<String> = staged.keys().cloned().collect();
    unused.retain(|path| !path.starts_with(artwork::FOLDER) && !painted.files.contains_key(path));
    staged.append(&mut painted.files);
    let template = assets::take_template(&mut staged)?;
    let base = content.site.base();
    let template = assets::name_by_content(&mut staged, &mut scripts, &template, &base)?;
    assets::name_faces(&mut staged, &mut styles, &base);
    styles.main.push_str(&printed_words(&content));
    results::tell(&mut content, results.as_ref());
    editions::prepare(&mut content);
    let drawn = pictures::draw(&mut content, &mut staged, &photographs)?;
    styles.main.extend(drawn.rules);
    let template = assets::add_style_sheets(&mut staged, &template, &styles, &base)?;

    let edition = data::add(&content, &mut staged)?;
    let frame = page::frame(&content, drawn.mark, edition);
    let template = offline::settle(&content, template);
    let drawer = page::Drawer::new(&content, &painted, &template, frame)?;
    for (slug, page) in &content.pages {
        let file = routes::html_file(slug.as_str());
        unused.remove(&file);
        staged.insert(file, drawer.draw(slug, page)?.into_bytes());
    }
    for (slug, page) in &content.pages {
        if editions::has_booklet(slug.as_str(), page) {
            let file = [
                routes::booklet(slug.as_str()).trim_start_matches('/'),
                "index.html",
            ]
            .concat();
            unused.remove(&file);
            staged.insert(file, drawer.draw_booklet(slug, page).into_bytes());
        }
    }
    for redirect in &content.site.redirects {
        staged.insert(
            routes::html_file(redirect.from.as_str()),
            redirects::draw(&content, &painted, &template.policy, redirect).into_bytes(),
        );
    }
    offline::add(&content, &photographs, &unused, &mut scripts, &mut staged)?;
    staged.insert(sitemap::FILE.into(), sitemap::draw(&content).into_bytes());
    staged.insert(
        sitemap::ROBOTS.into(),
        sitemap::robots(&content).into_bytes(),
    );
    staged.extend(hosting::within(&content));
    Ok(staged)
}
