//! Offline use: the list of all files of a version with their integrity, and the service worker (`scripts/worker.js`)
//! that caches them on a visitor's device.

use std::collections::BTreeMap;

use attune::routes::{self, Base};
use serde::Serialize;

use crate::description::{Description, FileFacts};
use crate::error::BuildError;
use crate::files::{Files, extension};
use crate::json::to_json;
use crate::names::{CARDS, OFFLINE_LISTS, PHOTOGRAPHS, WORKER, is_fingerprinted};
use crate::source::Content;
use crate::{hash, policy};

/// The text in `worker.js` that the list's address replaces.
const LIST_MARK: &str = "/offline.json";
/// The text in `worker-off.js` that the prefix of the lists' addresses replaces.
const STEM_MARK: &str = "/offline-";

/// The maximum size of a listed file: a larger one would fill a small device, or cost money on a phone.
pub const MAX_BYTES: usize = 5_000_000;

/// The offline list. Addresses include the site's base.
#[derive(Debug, Serialize)]
struct List {
    /// Files named after their hash, with their integrity.
    named: BTreeMap<String, String>,
    /// The same for pages and other files whose names never change.
    pages: BTreeMap<String, String>,
    /// Redirects by their source address.
    redirects: BTreeMap<String, String>,
    /// The one listed file of each photograph, by the address that all its files share, without size and extension.
    photographs: BTreeMap<String, String>,
    /// The page for unknown addresses.
    missing: String,
}

/// The template without the worker, for a site that is not available offline, and for one that Trunk serves to a
/// developer: the worker would answer with the pages from before a change.
#[must_use]
pub fn without_worker(content: &Content, template: &str) -> String {
    if content.site.offline && !policy::is_served_by_trunk(template) {
        return template.to_owned();
    }
    let worker = content.site.base().file(WORKER);
    template.replace(&format!(" data-worker=\"{worker}\""), "")
}

/// Adds the list and the worker to the rendered files; or, if offline use is off, the worker that deletes earlier
/// caches.
///
/// # Errors
/// When a worker lacks the text to replace.
pub fn add(
    content: &Content,
    description: &Description,
    files: &mut Files,
) -> Result<(), BuildError> {
    let base = &description.base;
    let worker = if content.site.offline {
        let list = list(content, description, files);
        let json = to_json("the offline list", &list)?;
        let name = hash::file_name(OFFLINE_LISTS.trim_end_matches('-'), "json", &json);
        let address = [&base.file(&name), "#", &hash::integrity(&json)].concat();
        files.insert(name, json);
        replace_mark(&description.workers.on, WORKER, LIST_MARK, &address)?
    } else {
        let stem = base.file(OFFLINE_LISTS);
        replace_mark(&description.workers.off, "worker-off.js", STEM_MARK, &stem)?
    };
    files.insert(WORKER.into(), worker.into_bytes());
    Ok(())
}

fn replace_mark(worker: &str, file: &str, mark: &str, address: &str) -> Result<String, BuildError> {
    if worker.contains(mark) {
        return Ok(worker.replace(mark, address));
    }
    Err(BuildError::Invalid {
        file: ["scripts/", file].concat(),
        wrong: format!("it has no {mark}"),
        remedy: "put it back where the name of the list belongs",
    })
}

fn list(content: &Content, description: &Description, rendered: &Files) -> List {
    let base = &description.base;
    let rendered_facts = rendered
        .iter()
        .map(|(path, bytes)| (path.clone(), FileFacts::of(bytes)));
    let mut files = description.files.clone();
    files.extend(rendered_facts);
    // The app is always listed; it is large only in debug builds.
    let fits = |path: &str, size: usize| size <= MAX_BYTES || extension(path) == "wasm";
    // One file of each photograph; the other sizes need a connection.
    let fallbacks = description.photographs.values();
    let fallbacks: Vec<&str> = fallbacks
        .filter_map(|photograph| photograph.fallback_file())
        .filter(|path| files.get(*path).is_none_or(|file| fits(path, file.size)))
        .collect();
    let redirects: BTreeMap<String, String> = content
        .site
        .redirects
        .iter()
        .map(|redirect| {
            let (from, to) = (redirect.from.as_str(), redirect.to.as_str());
            (base.page(from), base.page(to))
        })
        .collect();
    let (mut named, mut pages) = (BTreeMap::new(), BTreeMap::new());
    for (path, file) in &files {
        let address = address(base, path);
        let is_listed = fits(path, file.size) && is_used(path, &fallbacks);
        if !is_listed || redirects.contains_key(&address) {
            continue;
        }
        let group = if is_fingerprinted(path) {
            &mut named
        } else {
            &mut pages
        };
        group.insert(address, file.integrity.clone());
    }
    let photographs = fallbacks.iter().filter_map(|path| {
        let (stem, _) = path.rsplit_once('-')?;
        Some((base.file(stem), base.file(path)))
    });
    List {
        photographs: photographs.collect(),
        named,
        pages,
        redirects,
        missing: base.file(&routes::html_file(routes::NOT_FOUND)),
    }
}

/// The address of a file; for a page's HTML file, the address of the page.
fn address(base: &Base, path: &str) -> String {
    base.file(path.strip_suffix("index.html").unwrap_or(path))
}

/// Whether a visitor's browser needs the file to show a page. It doesn't need cards, lists for search engines and
/// licences.
fn is_used(path: &str, fallbacks: &[&str]) -> bool {
    if path.starts_with(PHOTOGRAPHS) {
        return fallbacks.contains(&path);
    }
    !path.starts_with(CARDS) && !matches!(extension(path), "txt" | "xml" | "")
}
