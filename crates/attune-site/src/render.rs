//! `attune-site render`: renders the pages of a finished site again, in place and without Trunk, after its content has
//! changed. Cards aren't generated again: they show the old titles until the next full build.

use std::collections::BTreeSet;
use std::path::Path;

use site::check::check;
use site::description::FileFacts;
use site::files::Files;
use site::names::DESCRIPTION;
use site::{hash, pictures};

use crate::build::write_deploy_files;
use crate::error::Error;
use crate::photographs::{self, Cache};
use crate::project::{self, CONTENT, PUBLIC};
use crate::{compress, disk, public};

/// Trunk's staging folder, inside the site's folder.
const TRUNK_STAGING: &str = ".stage";

/// Renders the pages of the site in `folder` again, writes the files that changed, and removes those that are no longer
/// part of the site.
pub fn render(folder: &Path) -> Result<(), Error> {
    let cache = Cache::of(Path::new(""));
    let found = public::read(Path::new(PUBLIC), Path::new(CONTENT), &cache)?;
    let mut content = check(&found.sources).map_err(Error::Content)?;
    let mut description = site::read_description(&disk::read(&folder.join(DESCRIPTION))?)?;
    let address = project::site_address(&content.site.address.0, description.base.as_str());
    content.site.address.0 = address;

    let named = pictures::photographs(&content);
    let (photographs, mut files) = photographs::make(Path::new(PUBLIC), &named, &cache)?;
    let facts = files.iter().map(|(path, bytes)| {
        let (size, integrity) = (bytes.len(), hash::integrity(bytes));
        (path.clone(), FileFacts { size, integrity })
    });
    description.files.extend(facts);
    description.photographs = photographs;
    files.extend(site::render(&content, &description)?);

    let known: BTreeSet<&String> = description.files.keys().chain(files.keys()).collect();
    write(folder, &files)?;
    for entry in disk::walk(folder, |path| path != TRUNK_STAGING)? {
        let path = compress::original(&entry.path).to_owned();
        if entry.path != TRUNK_STAGING && !known.contains(&path) {
            disk::remove(folder, &entry.path)?;
        }
    }
    write_deploy_files(&content.site)
}

/// Writes the files that differ from those on disk, and their compressed copies if the site has any.
fn write(folder: &Path, files: &Files) -> Result<(), Error> {
    let mut changed = files.clone();
    changed.retain(|path, bytes| disk::read(&folder.join(path)).ok().as_ref() != Some(bytes));
    for (path, bytes) in &changed {
        disk::write(&folder.join(path), bytes)?;
    }
    if folder.join("index.html.br").is_file() {
        for (path, bytes) in compress::all(&changed)? {
            disk::write(&folder.join(path), &bytes)?;
        }
    }
    Ok(())
}
