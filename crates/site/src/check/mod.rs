//! Checks the content files before anything is built from them: first their JSON, then their shape
//! against the schema, then the rules that a shape can't state. Every problem of every file comes in
//! one pass, worded for an owner who is no programmer. Texts come in and values go out: no disk here.

mod file;
mod nearest;
mod open;
pub mod problem;
mod quote;
mod rules;
mod shape;
mod similar;
mod slug;
pub mod sources;
mod syntax;
mod visit;

use std::collections::BTreeMap;

use self::file::{File, FileKind};
use self::problem::Problem;
use self::sources::Sources;
use crate::source::{Content, Page, PageSlug, schema};

pub use self::similar::folded;

/// Reads and checks the content.
///
/// # Errors
///
/// Every problem of every file, in the order of file, line and column.
pub fn check(sources: &Sources) -> Result<Content, Vec<Problem>> {
    let mut problems = Vec::new();
    let files = open::open(sources, &mut problems);
    let (site, page) = (schema::site(), schema::page());
    let read: Vec<_> = files
        .iter()
        .map(|file| match file.kind {
            FileKind::Site => shape::read(site, file, &mut problems),
            FileKind::Page(_) => shape::read(page, file, &mut problems),
            FileKind::Stray(_) => Vec::new(),
        })
        .collect();
    rules::run(sources, &files, &read, &mut problems);
    problems.extend(files.iter().filter_map(File::unfinished));

    if problems.is_empty()
        && let Some(mut content) = load(&files, &mut problems)
    {
        name_pictures_as_their_files(&mut content, sources);
        return Ok(content);
    }
    problems.sort();
    problems.dedup();
    Err(problems)
}

/// Where a name only looks like a file's, the build gets the file's.
fn name_pictures_as_their_files(content: &mut Content, sources: &Sources) {
    for picture in content.pages.values_mut().flat_map(Page::pictures_mut) {
        for name in [Some(&mut picture.source), picture.narrow.as_mut()] {
            if let Some(name) = name
                && let Some(file) = similar::picture(name.as_str(), sources)
            {
                file.clone_into(&mut name.0);
            }
        }
    }
}

/// Reads the checked files into the model. A failure here is one that neither the schema nor a rule
/// foresaw, so the reader's own words stand in the message.
fn load(files: &[File], problems: &mut Vec<Problem>) -> Option<Content> {
    let mut site = None;
    let mut pages = BTreeMap::<PageSlug, Page>::new();
    for file in files {
        let outcome = match file.kind {
            FileKind::Site => serde_json::from_str(file.text).map(|read| site = Some(read)),
            FileKind::Page(slug) => serde_json::from_str(file.text).map(|read| {
                pages.insert(PageSlug(slug.to_owned()), read);
            }),
            FileKind::Stray(_) => Ok(()),
        };
        if let Err(error) = outcome {
            problems.push(syntax::serde_problem(file, &error));
        }
    }
    let site = site.filter(|_| problems.is_empty())?;
    Some(Content { site, pages })
}
