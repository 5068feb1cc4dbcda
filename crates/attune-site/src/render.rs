//! `attune-site render`: renders the pages of a finished site again after a change of its content, in place, without Trunk.
//! Cards keep the titles that they were generated with until the next whole build.

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

/// The folder within the site's in which Trunk builds the next one.
const TRUNKS_STAGING: &str = ".stage";

/// Renders the pages of the site in `folder` again. Files that haven't changed are not written.
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
    for entry in disk::walk(folder, |path| path != TRUNKS_STAGING)? {
        let path = compress::original(&entry.path).to_owned();
        if entry.path != TRUNKS_STAGING && !known.contains(&path) {
            disk::remove(folder, &entry.path)?;
        }
    }
    write_deploy_files(&content.site)
}

/// Writes the files that differ from those on disk, and compressed copies where the site has some.
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
