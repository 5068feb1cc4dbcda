//! Checks the content files before anything is built from them: first their JSON, then their shape
//! against the schema, then the rules that a schema can't express. One pass reports every problem of
//! every file, worded for owners who don't program. [`notes`] has what an owner should look at in content without
//! problems. Takes texts and returns values; the caller reads the disk.

mod file;
mod nearest;
pub mod notes;
mod open;
pub mod problem;
mod quote;
mod rules;
mod shape;
mod similar;
mod slug;
pub mod sources;
mod syntax;
mod text;
mod visit;

use std::collections::BTreeMap;

use self::file::{File, FileKind};
use self::problem::Problem;
use self::sources::Sources;
use self::visit::Visit;
use crate::practice;
use crate::source::{Content, Page, PageSlug, Practice, schema};

pub use self::similar::folded;

/// Reads and checks the content.
///
/// # Errors
///
/// Returns every problem of every file, sorted by file, line and column.
pub fn check(sources: &Sources) -> Result<Content, Vec<Problem>> {
    let mut problems = Vec::new();
    let files = open::open(sources, &mut problems);
    let visits = walk(&files, &mut problems);
    rules::run(sources, &files, &visits, &mut problems);
    problems.extend(files.iter().filter_map(File::too_many_problems));

    if problems.is_empty()
        && let Some(mut content) = load(&files, &mut problems)
    {
        content.is_sample = sources.is_sample;
        practice::complete(&mut content);
        content.place_next_steps();
        resolve_picture_names(&mut content, sources);
        return Ok(content);
    }
    problems.sort();
    problems.dedup();
    Err(problems)
}

/// Walks each file along its schema, and returns the values that rules check, by file.
fn walk<'t>(files: &'t [File<'t>], problems: &mut Vec<Problem>) -> Vec<Vec<Visit<'t>>> {
    let visits = files.iter().map(|file| match file.kind {
        FileKind::Site => shape::walk(schema::site(), file, problems),
        FileKind::Practice => shape::walk(schema::practice(), file, problems),
        FileKind::HelpNow => shape::walk(schema::help_now(), file, problems),
        FileKind::Page(_) => shape::walk(schema::page(), file, problems),
        FileKind::Stray(_) => Vec::new(),
    });
    visits.collect()
}

/// Replaces picture names that only look like a file's name with that file's exact name.
fn resolve_picture_names(content: &mut Content, sources: &Sources) {
    for picture in content.pages.values_mut().flat_map(Page::pictures_mut) {
        for name in [Some(&mut picture.source), picture.narrow.as_mut()] {
            if let Some(name) = name
                && let Some(file) = similar::find_picture(name.as_str(), sources)
            {
                file.clone_into(&mut name.0);
            }
        }
    }
}

/// Deserializes the checked files. An error here was caught neither by the schema nor by a rule, so the
/// message quotes serde's own.
fn load(files: &[File], problems: &mut Vec<Problem>) -> Option<Content> {
    let (mut site, mut help_now) = (None, None);
    let mut practice = Practice::default();
    let mut pages = BTreeMap::<PageSlug, Page>::new();
    for file in files {
        let outcome = match file.kind {
            FileKind::Site => serde_json::from_str(file.text).map(|parsed| site = Some(parsed)),
            FileKind::Practice => serde_json::from_str(file.text).map(|parsed| practice = parsed),
            FileKind::HelpNow => {
                serde_json::from_str(file.text).map(|parsed| help_now = Some(parsed))
            }
            FileKind::Page(slug) => serde_json::from_str(file.text).map(|parsed| {
                pages.insert(PageSlug(slug.to_owned()), parsed);
            }),
            FileKind::Stray(_) => Ok(()),
        };
        if let Err(error) = outcome {
            problems.push(syntax::serde_problem(file, &error));
        }
    }
    let site = site.filter(|_| problems.is_empty())?;
    Some(Content {
        site,
        practice,
        help_now: help_now?,
        pages,
        is_sample: false,
    })
}
