//! `attune-site render`: renders the pages of a finished site again, in place and without Trunk, after its content has
//! changed. Cards, the other files of `public/` and the host configurations stay as the last whole build made them.

use std::collections::BTreeSet;
use std::mem;
use std::path::{Component, Path};

use site::check::check;
use site::description::{Description, FileFacts};
use site::files::Files;
use site::names::{DESCRIPTION, PHOTOGRAPHS, is_fingerprinted};
use site::pictures;
use site::source::Content;

use crate::error::Error;
use crate::photographs::{self, Cache};
use crate::project::{CONTENT, PUBLIC};
use crate::{compress, disk, public};

/// Renders the pages of the site in `folder` again, writes the files that changed, and removes those that are no longer
/// part of the site. A run that was interrupted can be repeated.
pub fn render(folder: &Path) -> Result<(), Error> {
    let mut description = site::read_description(&disk::read(&folder.join(DESCRIPTION))?)?;
    let cache = Cache::of(Path::new(""));
    let found = public::read(Path::new(PUBLIC), Path::new(CONTENT), &cache)?;
    let mut content = check(&found.sources).map_err(Error::Content)?;
    content.site.address.0 = description.target.address(&content.site.address.0);

    let mut old = mem::take(&mut description.rendered);
    let (old_photographs, mut files) = replace_photographs(&mut description, &content, &cache)?;
    old.extend(old_photographs);
    files.extend(site::render(&content, &description)?);
    let finished = files.remove_entry(DESCRIPTION);

    // Until all is done, the description lists the old files too, so that another run can remove them.
    let unfinished = Description {
        rendered: files.keys().chain(&old).cloned().collect(),
        ..description.clone()
    };
    let unfinished = site::description_json(&unfinished)?;
    write(folder, &Files::from([(DESCRIPTION.into(), unfinished)]))?;
    write(folder, &files)?;
    let is_old =
        |path: &&String| !files.contains_key(*path) && !description.files.contains_key(*path);
    for path in old.iter().filter(is_old) {
        remove(folder, path)?;
    }
    write(folder, &finished.into_iter().collect())
}

/// Replaces the photographs of the description with those that the content shows now. Returns the paths of the files
/// that were made of the old ones, and the files that are made of the new ones.
fn replace_photographs(
    description: &mut Description,
    content: &Content,
    cache: &Cache,
) -> Result<(BTreeSet<String>, Files), Error> {
    let named = pictures::photographs(content);
    let (photographs, files) = photographs::make(Path::new(PUBLIC), &named, cache)?;
    let is_photograph = |path: &String| path.starts_with(PHOTOGRAPHS);
    let old = description
        .files
        .extract_if(.., |path, _| is_photograph(path));
    let old = old.map(|(path, _)| path).collect();
    let facts = files.iter();
    let facts = facts.map(|(path, bytes)| (path.clone(), FileFacts::of(bytes)));
    description.files.extend(facts);
    description.photographs = photographs;
    Ok((old, files))
}

/// Writes the files that differ from those on disk, with their compressed copies where the site has some: first the
/// files that pages need, then the pages.
fn write(folder: &Path, files: &Files) -> Result<(), Error> {
    let mut changed: Vec<(&String, &Vec<u8>)> = files
        .iter()
        .filter(|(path, bytes)| disk::read(&folder.join(path)).ok().as_ref() != Some(bytes))
        .collect();
    changed.sort_by_key(|(path, _)| !is_fingerprinted(path));
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
