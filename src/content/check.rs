//! Checks the content files before anything is built from them: first their JSON, then their shape
//! against the schema, then the rules that a shape can't state. Every problem of every file comes in
//! one pass, worded for an owner who is no programmer. Texts come in and values go out: no disk here.

mod alike;
mod file;
mod nearest;
mod place;
mod rules;
mod shape;
mod syntax;

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use self::file::{File, Kind};
use super::model::{Page, PageSlug, Site};
use super::{pictures, schema, settle};

pub use self::alike::folded;

/// The most that a content file may hold, in bytes: some hundred times the longest page. Whoever reads the
/// files need not read more of one.
pub const MOST_BYTES: usize = 1_000_000;

/// What there is to check.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The text of each `.json` file, by its path below the content folder: `site.json`,
    /// `pages/home.json`. The files of `schema/` are left out.
    pub texts: BTreeMap<String, String>,
    /// The `.json` files that aren't saved as UTF-8, by the same paths.
    pub not_utf8: BTreeSet<String>,
    /// The files below `public/`, each beginning with a slash: `/images/room.svg`.
    pub public_files: BTreeSet<String>,
    /// Each picture that content can name, and what is wrong with it if anything is: photographs
    /// (`/images/room.jpg`) and the drawings of the artwork (`/art/room.svg#wide`).
    pub pictures: BTreeMap<String, Result<(), Fault>>,
    /// Files below `public/`, each beginning with a slash, that the build refuses to publish, and why. Pages may
    /// show those that `pictures` has without a fault.
    pub refused: BTreeMap<String, Fault>,
    /// What messages call the content folder: `public/content`.
    pub folder: String,
}

/// Why a picture can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// One sentence: what is wrong.
    pub wrong: String,
    /// One sentence: what would be right.
    pub remedy: String,
}

/// The content of the whole site, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// Site-wide facts.
    pub site: Site,
    /// Each page by its slug, without what is still to be filled in.
    pub pages: BTreeMap<PageSlug, Page>,
    /// What is still to be filled in, by page.
    pub gaps: BTreeMap<PageSlug, Vec<String>>,
}

/// Something in a content file that has to be put right.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Error)]
#[error("{}\n  wrong: {wrong}\n  right: {remedy}", position(.file, *.line, *.column, .path))]
pub struct Problem {
    /// The file, with the content folder before it.
    pub file: String,
    /// The line, counted from 1; 0 where the file as a whole is meant, which needn't have lines.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// Where in the file's structure: `$.blocks[2].heading.level`.
    pub path: String,
    /// One sentence: what is wrong.
    pub wrong: String,
    /// One sentence: what would be right.
    pub remedy: String,
}

fn position(file: &str, line: usize, column: usize, path: &str) -> String {
    match line {
        0 => file.to_owned(),
        _ => format!("{file}:{line}:{column}  {path}"),
    }
}

/// Reads and checks the content.
///
/// # Errors
///
/// Every problem of every file, in the order of file, line and column.
pub fn check(sources: &Sources) -> Result<Content, Vec<Problem>> {
    let mut problems = Vec::new();
    let files = file::open(sources, &mut problems);
    let (site, page) = (schema::site(), schema::page());
    let read: Vec<_> = files
        .iter()
        .map(|file| match file.kind {
            Kind::Site => shape::read(site, file, &mut problems),
            Kind::Page(_) => shape::read(page, file, &mut problems),
            Kind::Stray(_) => Vec::new(),
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
    for picture in content.pages.values_mut().flat_map(pictures::all) {
        for name in [Some(&mut picture.source), picture.narrow.as_mut()] {
            if let Some(name) = name
                && let Some(file) = alike::picture(name.as_str(), sources)
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
            Kind::Site => serde_json::from_str(file.text).map(|read| site = Some(read)),
            Kind::Page(slug) => serde_json::from_str(file.text).map(|read| {
                pages.insert(PageSlug(slug.to_owned()), read);
            }),
            Kind::Stray(_) => Ok(()),
        };
        if let Err(error) = outcome {
            problems.push(syntax::serde_problem(file, &error));
        }
    }
    let site = site.filter(|_| problems.is_empty())?;
    let settled = pages
        .iter_mut()
        .map(|(slug, page)| (slug.clone(), settle::settle(page)));
    let gaps = settled.filter(|(_, gaps)| !gaps.is_empty()).collect();
    Some(Content { site, pages, gaps })
}
