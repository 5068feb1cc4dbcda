//! What a visitor's device keeps for when there is no connection: a list of the whole version with the
//! bytes that each file must have, and the worker (`scripts/worker.js`) that keeps it.

use std::collections::{BTreeMap, BTreeSet};

use attune::routes::{self, Base};
use serde::Serialize;

use crate::description::{Description, FileFacts};
use crate::error::BuildError;
use crate::files::{Files, extension};
use crate::hash;
use crate::names::{CARDS, PHOTOGRAPHS, WORKER};
use crate::source::Content;

/// How a list's name begins, and the words in the workers that the build puts it in the place of.
const STEM: &str = "assets/offline";
const LIST_MARK: &str = "/offline.json";
const STEM_MARK: &str = "/offline-";

/// The most bytes of a file in the list: a larger one would fill a small device, or cost money on a phone.
pub const MAX_BYTES: usize = 5_000_000;

/// What is kept. Addresses are those on the host.
#[derive(Debug, Serialize)]
struct List {
    /// Files named after their bytes, and the integrity of each.
    named: BTreeMap<String, String>,
    /// Pages and what else keeps its name, likewise.
    pages: BTreeMap<String, String>,
    /// Addresses that lead on to others.
    redirects: BTreeMap<String, String>,
    /// The one size of each photograph that is kept, by the address of all without size and ending.
    photographs: BTreeMap<String, String>,
    /// What stands for addresses that no page has.
    missing: String,
}

/// The template without the worker, for a site that is not kept offline.
#[must_use]
pub fn without_worker(content: &Content, template: &str) -> String {
    if content.site.offline {
        return template.to_owned();
    }
    let worker = content.site.base().file(WORKER);
    template.replace(&format!(" data-worker=\"{worker}\""), "")
}

/// Adds list and worker to the rendered files; or, where the site is not to be kept, the worker that
/// deletes what was kept before.
///
/// # Errors
/// When a worker lacks its mark.
pub fn add(
    content: &Content,
    description: &Description,
    files: &mut Files,
) -> Result<(), BuildError> {
    let base = &description.base;
    let worker = if content.site.offline {
        let list = list(content, description, files);
        let json = super::json("the offline list", &list)?;
        let name = hash::file_name(STEM, "json", &json);
        let address = [&base.file(&name), "#", &hash::integrity(&json)].concat();
        files.insert(name, json);
        with_name(&description.workers.on, WORKER, LIST_MARK, &address)?
    } else {
        let stem = base.file(&[STEM, "-"].concat());
        with_name(&description.workers.off, "worker-off.js", STEM_MARK, &stem)?
    };
    files.insert(WORKER.into(), worker.into_bytes());
    Ok(())
}

fn with_name(worker: &str, file: &str, mark: &str, name: &str) -> Result<String, BuildError> {
    if worker.contains(mark) {
        return Ok(worker.replace(mark, name));
    }
    Err(BuildError::Invalid {
        file: ["scripts/", file].concat(),
        wrong: format!("it has no {mark}"),
        remedy: "put it back where the name of the list belongs",
    })
}

fn list(content: &Content, description: &Description, rendered: &Files) -> List {
    let base = &description.base;
    let rendered_facts = rendered.iter().map(|(path, bytes)| {
        let (size, integrity) = (bytes.len(), hash::integrity(bytes));
        (path.clone(), FileFacts { size, integrity })
    });
    let mut files = description.files.clone();
    files.extend(rendered_facts);
    // The app is always in the list; it is large only in debug builds.
    let fits = |path: &str, size: usize| size <= MAX_BYTES || extension(path) == "wasm";
    // Other sizes are fetched while there is a connection.
    let one_size = description.photographs.values();
    let one_size: Vec<&str> = one_size
        .filter_map(|photograph| photograph.one_size())
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
    // Files of the owner that no page uses.
    let mut unused = description.published.clone();
    unused.retain(|path| !rendered.contains_key(path));
    let (mut named, mut pages) = (BTreeMap::new(), BTreeMap::new());
    for (path, file) in files.iter() {
        let address = address(base, path);
        let is_listed = fits(path, file.size) && is_shown(path, &one_size, &unused);
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
    let photographs = one_size.iter().filter_map(|path| {
        let (all, _) = path.rsplit_once('-')?;
        Some((base.file(all), base.file(path)))
    });
    List {
        photographs: photographs.collect(),
        named,
        pages,
        redirects,
        missing: base.file(&routes::html_file(routes::NOT_FOUND)),
    }
}

/// The address of a file, or of the page that it is.
fn address(base: &Base, path: &str) -> String {
    base.file(path.strip_suffix("index.html").unwrap_or(path))
}

/// Whether a file is named after its bytes.
fn is_fingerprinted(path: &str) -> bool {
    let folder = path.split_once('/').map(|(folder, _)| folder);
    folder.is_some_and(|folder| routes::IMMUTABLE_DIRS.contains(&folder))
}

/// Whether a visitor's browser shows the file, or needs it to show others. Cards, lists for search
/// engines and licences are for others.
fn is_shown(path: &str, one_size: &[&str], unused: &BTreeSet<String>) -> bool {
    if path.starts_with(PHOTOGRAPHS) {
        return one_size.contains(&path);
    }
    let for_others = path.starts_with(CARDS) || matches!(extension(path), "txt" | "xml" | "");
    !for_others && !unused.contains(path)
}
