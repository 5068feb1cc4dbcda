//! Notes: what an owner should look at, though the site can be built. Facts may have grown old, and words may say more
//! than may be promised. The clock is the caller's: the day comes in as a value.

mod dates;
mod help_now;
mod practice;
mod words;

use std::fmt;

use time::Date;

use super::file::{File, FileKind};
use super::sources::Sources;
use super::visit::Visit;
use super::{open, walk};
use crate::source::{Content, HelpNow, Practice, Site};

/// How much a note matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    /// For when there is time.
    Quiet,
    /// Visitors may already be misled.
    Loud,
}

/// Something to look at, with its place, the reason and the remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The file's path, including the content folder.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is so; more lines can list several things.
    pub what: String,
    /// Why it matters, with the address of the source.
    pub why: String,
    /// What the owner can do.
    pub remedy: String,
    /// How much it matters.
    pub urgency: Urgency,
}

impl fmt::Display for Note {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            line,
            what,
            why,
            remedy,
            ..
        } = self;
        let mark = match self.urgency {
            Urgency::Quiet => "note",
            Urgency::Loud => "important",
        };
        write!(
            formatter,
            "{file}:{line}\n  {mark}: {what}\n  why: {why}\n  remedy: {remedy}"
        )
    }
}

/// The notes on content that has passed the check: first the numbers for a crisis that nobody has checked yet, and the
/// loud ones last.
#[must_use]
pub fn notes(content: &Content, sources: &Sources, today: Date) -> Vec<Note> {
    let files = open::open(sources, &mut Vec::new());
    let visits = walk(&files, &mut Vec::new());
    let facts = Facts {
        site: &content.site,
        practice: &content.practice,
        help_now: &content.help_now,
        today,
        sources,
        files: &files,
        visits: &visits,
    };
    let mut notes = Vec::new();
    notes.extend(help_now::never_checked(&facts));
    notes.extend(help_now::checked_long_ago(&facts));
    notes.extend(practice::placeholder_address(&facts));
    if !sources.is_sample {
        notes.extend(practice::notes(&facts));
        notes.extend(dates::notes(&facts));
    }
    notes.extend(words::notes(&facts));
    notes.sort_by_key(|note| note.urgency == Urgency::Loud);
    notes
}

/// What the notes are about.
struct Facts<'t> {
    site: &'t Site,
    practice: &'t Practice,
    help_now: &'t HelpNow,
    today: Date,
    sources: &'t Sources,
    files: &'t [File<'t>],
    /// The visits of each of the files, in the same order.
    visits: &'t [Vec<Visit<'t>>],
}

impl Facts<'_> {
    /// A note on the value at a JSON path of a file; on its first line if no rule knows that value.
    fn note(&self, kind: FileKind, path: &str, words: Words) -> Note {
        let found = self.files.iter().zip(self.visits);
        let found = found
            .filter(|(file, _)| file.kind == kind)
            .find_map(|(file, visits)| {
                let visit = visits.iter().find(|visit| visit.span.path == path)?;
                Some(file.position(visit.span.byte).0)
            });
        let name = match kind {
            FileKind::Site => "site.json",
            FileKind::HelpNow => "help-now.json",
            FileKind::Practice | FileKind::Page(_) | FileKind::Stray(_) => "practice.json",
        };
        words.at(self.sources.name(name), found.unwrap_or(1))
    }
}

/// The sentences of a note.
struct Words {
    what: String,
    why: String,
    remedy: String,
}

impl Words {
    fn new(what: impl Into<String>, why: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            why: why.into(),
            remedy: remedy.into(),
        }
    }

    /// A quiet note at a place.
    fn at(self, file: String, line: usize) -> Note {
        Note {
            file,
            line,
            what: self.what,
            why: self.why,
            remedy: self.remedy,
            urgency: Urgency::Quiet,
        }
    }
}
