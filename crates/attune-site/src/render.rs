//! `attune-site render`: renders the pages of a finished site again after a change of its content, in place, without Trunk.
//! Cards keep the titles that they were generated with until the next whole build.

use std::path::{Component, Path};

use attune::routes;
use site::check::check;
use site::description::FileFacts;
use site::files::Files;
use site::names::DESCRIPTION;
use site::pictures;

use crate::build::write_deploy_files;
use crate::error::Error;
use crate::photographs::{self, Cache};
use crate::project::{self, CONTENT, PUBLIC};
use crate::{compress, disk, public};

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
    let facts = files.iter();
    let facts = facts.map(|(path, bytes)| (path.clone(), FileFacts::of(bytes)));
    description.files.extend(facts);
    description.photographs = photographs;
    files.extend(site::render(&content, &description)?);

    write(folder, &files)?;
    let is_left =
        |path: &&String| !files.contains_key(*path) && !description.files.contains_key(*path);
    for path in description.rendered.iter().filter(is_left) {
        remove(folder, path)?;
    }
    write_deploy_files(&content.site)
}

/// Writes the files that differ from those on disk, with their compressed copies where the site has some. First those
/// that pages need, then the pages, and last the description, so that what was interrupted can be repeated.
fn write(folder: &Path, files: &Files) -> Result<(), Error> {
    let is_immutable = |path: &str| {
        let above = path.split_once('/').map(|(folder, _)| folder);
        above.is_some_and(|folder| routes::IMMUTABLE_DIRS.contains(&folder))
    };
    let mut changed: Vec<(&String, &Vec<u8>)> = files
        .iter()
        .filter(|(path, bytes)| disk::read(&folder.join(path)).ok().as_ref() != Some(bytes))
        .collect();
    changed.sort_by_key(|(path, _)| (!is_immutable(path), *path == DESCRIPTION));
    let has_copies = folder.join("index.html.br").is_file();
    for (path, bytes) in changed {
        if has_copies {
            let file = Files::from([(path.clone(), bytes.clone())]);
            for (path, bytes) in compress::all(&file)? {
                disk::write(&folder.join(path), &bytes)?;
            }
        }
        disk::write(&folder.join(path), bytes)?;
    }
    Ok(())
}

/// Removes a file of the site and its compressed copies, if they are there.
fn remove(folder: &Path, path: &str) -> Result<(), Error> {
    let mut parts = Path::new(path).components();
    if !parts.all(|part| matches!(part, Component::Normal(_))) {
        return Ok(()); // A description that someone has changed can't name files elsewhere.
    }
    for path in compress::with_copies(path) {
        if folder.join(&path).is_file() {
            disk::remove(folder, &path)?;
        }
    }
    Ok(())
}
