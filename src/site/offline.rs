//! What a visitor's device keeps for when there is no connection: a list of the whole version with the
//! bytes that each file must have, and the worker (`scripts/worker.js`) that keeps it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::assets::{self, Template};
use super::pictures::photograph::{self, Photographs};
use super::{BuildError, Files, Scripts, integrity};
use crate::content::check::Content;
use crate::routes::{self, Base};

/// The worker as it is served, and the one that takes its place where the site is not kept.
pub(super) const WORKER: &str = "worker.js";
const WORKER_OFF: &str = "worker-off.js";

/// How a list's name begins, and the words in the workers that the build puts it in the place of.
const STEM: &str = "assets/offline";
const LIST_MARK: &str = "/offline.json";
const STEM_MARK: &str = "/offline-";

/// The most bytes of a file in the list: a larger one would fill a small device, or cost money on a phone.
pub const MOST_BYTES: usize = 5_000_000;

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

/// The template of a site that is not kept names no worker.
#[must_use]
pub fn settle(content: &Content, mut template: Template) -> Template {
    if !content.site.offline {
        let worker = content.site.base().file(WORKER);
        let named = format!(" data-worker=\"{worker}\"");
        template.html = template.html.replace(&named, "");
    }
    template
}

/// Adds list and worker to the finished files; or, where the site is not to be kept, the worker that
/// throws away what was kept before. `unused` are files that no page uses.
///
/// # Errors
/// When a worker is missing among the scripts, or lacks its mark.
pub fn add(
    content: &Content,
    photographs: &Photographs,
    unused: &BTreeSet<String>,
    scripts: &mut Scripts,
    staged: &mut Files,
) -> Result<(), BuildError> {
    let base = content.site.base();
    let mut take = |file| assets::take_script(scripts, file);
    let (on, off) = (take(WORKER)?, take(WORKER_OFF)?);
    let worker = if content.site.offline {
        let list = list(content, photographs, unused, staged, &base);
        let json = serde_json::to_vec(&list).map_err(|source| BuildError::Data {
            slug: STEM.into(),
            source,
        })?;
        let name = assets::named(STEM, "json", &json);
        let address = [&base.file(&name), "#", &integrity::of(&json)].concat();
        staged.insert(name, json);
        with_name(&on, WORKER, LIST_MARK, &address)?
    } else {
        with_name(
            &off,
            WORKER_OFF,
            STEM_MARK,
            &base.file(&[STEM, "-"].concat()),
        )?
    };
    staged.insert(WORKER.into(), worker.into_bytes());
    Ok(())
}

fn with_name(worker: &str, file: &str, mark: &str, name: &str) -> Result<String, BuildError> {
    if worker.contains(mark) {
        return Ok(worker.replace(mark, name));
    }
    Err(BuildError::Unfit {
        file: ["scripts/", file].concat(),
        wrong: format!("it has no {mark}"),
        remedy: "put it back where the name of the list belongs",
    })
}

fn list(
    content: &Content,
    photographs: &Photographs,
    unused: &BTreeSet<String>,
    files: &Files,
    base: &Base,
) -> List {
    // The app is always in the list; it is large only in debug builds.
    let fits =
        |path: &str, bytes: &[u8]| bytes.len() <= MOST_BYTES || super::ending(path) == "wasm";
    // Other sizes are fetched while there is a connection.
    let one_size = photographs
        .values()
        .filter_map(|photograph| photograph.one_size())
        .filter(|path| files.get(*path).is_none_or(|bytes| fits(path, bytes)));
    let one_size: Vec<&str> = one_size.collect();
    let redirects = content.site.redirects.iter();
    let redirects: BTreeMap<String, String> = redirects
        .map(|redirect| {
            (
                base.page(redirect.from.as_str()),
                base.page(redirect.to.as_str()),
            )
        })
        .collect();
    let (mut named, mut pages) = (BTreeMap::new(), BTreeMap::new());
    for (path, bytes) in files {
        let address = match path.strip_suffix("index.html") {
            Some(folder) => base.file(folder),
            None => base.file(path),
        };
        let is_listed = fits(path, bytes) && is_shown(path, &one_size, unused);
        if !is_listed || redirects.contains_key(&address) {
            continue;
        }
        let group = if is_kept(path) {
            &mut named
        } else {
            &mut pages
        };
        group.insert(address, integrity::of(bytes));
    }
    let photographs = one_size.iter().filter_map(|path| {
        let (all, _) = path.rsplit_once('-')?;
        Some((base.file(all), base.file(path)))
    });
    List {
        named,
        pages,
        redirects,
        photographs: photographs.collect(),
        missing: base.file(&routes::html_file(routes::NOT_FOUND)),
    }
}

/// Whether a file is named after its bytes.
#[must_use]
pub fn is_kept(path: &str) -> bool {
    let folder = path.split_once('/').map(|(folder, _)| folder);
    folder.is_some_and(|folder| routes::KEPT.contains(&folder))
}

/// Whether a visitor's browser shows the file, or needs it to show others. Cards, lists for search
/// engines and licences are for others.
fn is_shown(path: &str, one_size: &[&str], unused: &BTreeSet<String>) -> bool {
    if path.starts_with(photograph::FOLDER) {
        return one_size.contains(&path);
    }
    let for_others =
        path.starts_with("cards/") || matches!(super::ending(path), "txt" | "xml" | "");
    !for_others && !unused.contains(path)
}
