//! Reads the folder `public`: the content, the pictures that it can use, and every other file, each to be published,
//! left out or refused.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use site::check::sources::Sources;
use site::clutter;
use site::fault::Fault;
use site::pages::MAX_OFFLINE_BYTES;
use site::pictures::artwork;
use site::public::reserved_names::ReservedNames;
use site::public::{self, FileUse, file_format};

use super::console;
use super::disk::{self, DiskError, Entry};
use super::photographs::{self, Cache, PhotographError};
use super::project;

/// The content folder within `public`.
const CONTENT: &str = "content";

/// The maximum number of unpublished files that are listed by name.
const MAX_LISTED: usize = 10;

/// The files of a folder `public`.
#[derive(Default)]
pub struct Public {
    /// The input of the content check.
    pub sources: Sources,
    /// The files that aren't published. A whole folder is listed by its own name.
    left_out: BTreeSet<String>,
    /// Published files that are too large for the offline list, with their sizes in bytes.
    large: Vec<(String, u64)>,
}

/// The given folder isn't a site's content folder.
#[derive(Debug, thiserror::Error)]
#[error(
    "{} is not the content of a site, and nothing in it was read. Name a folder called \"content\" that holds \
     site.json and pages/, and lies in the site's folder \"public\" with its pictures.{}",
    console::path(.folder),
    .meant.as_ref().map_or(String::new(), |meant| format!(" Did you mean {}?", console::path(meant)))
)]
pub struct NotContent {
    folder: PathBuf,
    meant: Option<PathBuf>,
}

/// The folder `public` that the content folder is in.
///
/// # Errors
/// [`NotContent`] if the folders don't have these names, or there is no content.
pub fn enclosing(folder: &Path) -> Result<PathBuf, NotContent> {
    let parent_of = |content: &Path| {
        let public = content.parent()?;
        let is_called =
            |path: &Path, name: &str| path.file_name().is_some_and(|found| found == name);
        let is_valid =
            is_called(content, CONTENT) && is_called(public, "public") && has_content(content);
        is_valid.then(|| public.to_owned())
    };
    // The path as given keeps messages short. Paths such as `.` and `..` have to be resolved first.
    let found = parent_of(folder).or_else(|| parent_of(&fs::canonicalize(folder).ok()?));
    found.ok_or_else(|| {
        let inside = ["content", "public/content"].map(|path| folder.join(path));
        NotContent {
            folder: folder.to_owned(),
            meant: inside.into_iter().find(|path| parent_of(path).is_some()),
        }
    })
}

/// Whether a folder holds content, or enough of it for the check to report what is missing.
fn has_content(folder: &Path) -> bool {
    folder.join("site.json").is_file() || folder.join("pages").is_dir()
}

/// Reads a folder `public`. `shown` is the path of its content in messages.
pub fn read(folder: &Path, shown: &Path, cache: &Cache) -> Result<Public, PhotographError> {
    let mut found = Public::default();
    found.sources.folder = shown.display().to_string();
    let mut photographs = BTreeMap::new();
    for entry in disk::walk(folder, |path| clutter::find(path).is_none())? {
        found.add(entry, &mut photographs)?;
    }
    if let Some(sample) = project::sample() {
        let text = disk::read_text(&sample)?;
        found.sources.texts.insert("practice.json".into(), text);
        found.sources.is_sample = true;
    }
    found.refuse_reserved_names();
    let texts = found.sources.texts.values();
    let verdicts = photographs::inspect(&photographs, texts, cache)?;
    found.sources.pictures.extend(verdicts);
    Ok(found)
}

impl Public {
    /// Records the use of a file, and adds it to `photographs` if it may be one.
    fn add(
        &mut self,
        entry: Entry,
        photographs: &mut BTreeMap<String, PathBuf>,
    ) -> Result<(), DiskError> {
        let Entry {
            path,
            is_utf8,
            file,
            file_type,
        } = entry;
        let address = ["/", &path].concat();
        let is_link_to_file = || fs::metadata(&file).is_ok_and(|found| found.is_file());
        if let Some(part) = clutter::find(&path)
            && (file_type.is_file() || file_type.is_dir() || is_link_to_file())
        {
            let mut part = part.to_owned();
            if file_type.is_dir() && !part.ends_with('/') {
                part.push('/');
            }
            self.left_out.insert(part);
            return Ok(());
        }
        let fault = match () {
            () if !is_utf8 => Some(unnamed(&address)),
            () if file_type.is_symlink() => Some(linked(&address)),
            () if !file_type.is_file() => Some(special(&address)),
            () => None,
        };
        if let Some(fault) = fault {
            self.sources.refused.insert(address, fault);
            return Ok(());
        }
        let mut bytes = disk::read_head(&file, file_format::HEAD_BYTES)?;
        if public::needs_whole(&path, &bytes) {
            bytes = disk::read(&file)?;
        }
        let may_be_photograph = match public::file_use(&path, &bytes) {
            FileUse::Published => {
                let size = disk::size(&file)?;
                if size > MAX_OFFLINE_BYTES as u64 {
                    self.large.push((path.clone(), size));
                }
                true
            }
            FileUse::Photograph => true,
            FileUse::Revealing(fault) => {
                self.sources.refused.insert(address.clone(), fault);
                true
            }
            FileUse::Artwork => {
                let drawings = artwork::read(&bytes).unwrap_or_default();
                let named = drawings
                    .keys()
                    .map(|id| (format!("{address}#{id}"), Ok(())));
                self.sources.pictures.extend(named);
                false
            }
            FileUse::Content => {
                self.add_content(&path, &file)?;
                false
            }
            FileUse::LeftOut => {
                self.left_out.insert(path);
                false
            }
            FileUse::Refused(fault) => {
                self.sources.refused.insert(address.clone(), fault);
                false
            }
        };
        if may_be_photograph {
            photographs.insert(address.clone(), file);
        }
        self.sources.public_files.insert(address);
        Ok(())
    }

    /// Refuses files at paths that the build itself writes to.
    fn refuse_reserved_names(&mut self) {
        let texts = &self.sources.texts;
        let pages = texts
            .keys()
            .chain(&self.sources.not_utf8)
            .filter_map(|path| path.strip_prefix("pages/")?.strip_suffix(".json"));
        let redirects = texts.get("site.json").map(|text| redirects(text));
        let redirects = redirects.unwrap_or_default();
        let reserved = ReservedNames::for_slugs(pages.chain(redirects.iter().map(String::as_str)));
        for address in &self.sources.public_files {
            if let Some(fault) = reserved.fault(address.trim_start_matches('/')) {
                self.sources.refused.insert(address.clone(), fault);
            }
        }
    }

    fn add_content(&mut self, path: &str, file: &Path) -> Result<(), DiskError> {
        let below = path.strip_prefix("content/").unwrap_or(path);
        if below.starts_with("schema/") {
            return Ok(());
        }
        if !disk::has_extension(below, "json") {
            self.left_out.insert(path.to_owned());
            return Ok(());
        }
        match disk::read_content(file)? {
            Some(text) => drop(self.sources.texts.insert(below.to_owned(), text)),
            None => drop(self.sources.not_utf8.insert(below.to_owned())),
        }
        Ok(())
    }

    /// Notes on the files for the owner, one line each.
    pub fn notes(&self) -> Vec<String> {
        let shown = Path::new(&self.sources.folder);
        let public = shown.parent().unwrap_or(Path::new(""));
        let name = |path: &str| console::path(&public.join(path));
        let mut notes = Vec::new();
        if !self.left_out.is_empty() {
            let listed = self.left_out.iter().take(MAX_LISTED);
            let listed: Vec<_> = listed.map(|path| name(path)).collect();
            let more = match self.left_out.len().saturating_sub(MAX_LISTED) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            notes.push(format!("Not published: {}{more}.", listed.join(", ")));
        }
        for (path, size) in &self.large {
            // Rounded up, so that the printed size is above the limit too.
            let tenths = size.div_ceil(100_000);
            notes.push(format!(
                "Note: {} is {}.{} MB. It is published, but not stored for offline reading: the limit is {} MB.",
                name(path),
                tenths / 10,
                tenths % 10,
                MAX_OFFLINE_BYTES / 1_000_000
            ));
        }
        notes
    }
}

/// The slugs that `site.json` redirects from. Empty if it can't be parsed.
fn redirects(site: &str) -> Vec<String> {
    let site = serde_json::from_str::<Value>(site.trim_start_matches('\u{feff}'));
    let redirects = site
        .ok()
        .and_then(|site| Some(site.get("redirects")?.as_array()?.clone()));
    let from = |redirect: Value| Some(redirect.get("from")?.as_str()?.to_owned());
    redirects.into_iter().flatten().filter_map(from).collect()
}

fn unnamed(address: &str) -> Fault {
    Fault {
        wrong: format!("The name \"{address}\" isn't UTF-8, so it can't be part of an address."),
        remedy: "Rename the file with plain letters.".into(),
    }
}

fn special(address: &str) -> Fault {
    Fault {
        wrong: format!("\"{address}\" is a pipe or a device, not a file or a folder."),
        remedy: "Delete it.".into(),
    }
}

fn linked(address: &str) -> Fault {
    Fault {
        wrong: format!("\"{address}\" is a link to another place, which the build doesn't follow."),
        remedy: "Put the file itself there, or delete the link.".into(),
    }
}
