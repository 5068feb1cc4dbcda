//! A content file and spans in it.

use std::cell::Cell;

use jsonc_parser::ast::Value;

use super::problem::Problem;
use super::quote::{MAX_NAME, short, visible};
use super::slug;
use crate::fault::Fault;

/// The maximum number of problems reported for one file. More wouldn't help, and there could be very many.
const MAX_PROBLEMS: usize = 100;

/// The kind of a content file, by its path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileKind<'t> {
    /// `site.json`.
    Site,
    /// `practice.json`.
    Practice,
    /// `help-now.json`.
    HelpNow,
    /// `pages/<slug>.json`, with the slug: `session`, or `session/first-visit` for a page below another.
    Page(&'t str),
    /// A file that isn't used, with its path.
    Stray(&'t str),
}

impl<'t> FileKind<'t> {
    pub fn of(path: &'t str) -> Self {
        match path {
            "site.json" => return Self::Site,
            "practice.json" => return Self::Practice,
            "help-now.json" => return Self::HelpNow,
            _ => {}
        }
        path.strip_prefix("pages/")
            .and_then(|rest| rest.strip_suffix(".json"))
            .filter(|slug| slug::valid_for_page(slug))
            .map_or(Self::Stray(path), Self::Page)
    }
}

/// A content file.
pub(super) struct File<'t> {
    /// Its name in messages, including the content folder.
    pub name: String,
    pub kind: FileKind<'t>,
    pub text: &'t str,
    /// None if the text isn't JSON, which has been reported.
    pub root: Option<Value<'t>>,
    /// The number of problems so far.
    pub problems: Cell<usize>,
}

impl File<'_> {
    /// The line and column of a byte offset, both counted from 1; columns are characters.
    pub fn position(&self, byte: usize) -> (usize, usize) {
        let mut position = (1, 1);
        for (_, character) in self.text.char_indices().take_while(|(at, _)| *at < byte) {
            position = match character {
                '\n' => (position.0 + 1, 1),
                _ => (position.0, position.1 + 1),
            };
        }
        position
    }

    /// Whether the file has so many problems that checking it stops. Anything that seems to be missing from it may be
    /// in the part that wasn't checked.
    pub fn has_too_many_problems(&self) -> bool {
        self.problems.get() >= MAX_PROBLEMS
    }

    /// The message that only the first problems are listed.
    pub fn too_many_problems(&self) -> Option<Problem> {
        self.has_too_many_problems().then(|| {
            self.start().problem(
                format!("There are more than {MAX_PROBLEMS} problems in this file; only the first are listed."),
                "Correct those, then check again.",
            )
        })
    }

    /// The start of the file, for problems with the whole file.
    pub fn start(&self) -> Span<'_> {
        Span {
            file: self,
            byte: 0,
            path: "$".to_owned(),
        }
    }
}

/// The position of a value in a file.
#[derive(Clone)]
pub(super) struct Span<'t> {
    pub file: &'t File<'t>,
    /// The byte offset in the text.
    pub byte: usize,
    /// The JSON path.
    pub path: String,
}

impl Span<'_> {
    /// The span of a field of the object at this span.
    pub fn field(&self, name: &str, byte: usize) -> Self {
        let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '$');
        let name = short(name, MAX_NAME);
        let path = if !name.is_empty() && name.chars().all(plain) {
            format!("{}.{name}", self.path)
        } else {
            format!("{}[{name:?}]", self.path)
        };
        Self {
            byte,
            path,
            ..*self
        }
    }

    /// The span of an entry of the list at this span, counted from 0.
    pub fn entry(&self, index: usize, byte: usize) -> Self {
        let path = format!("{}[{index}]", self.path);
        Self {
            byte,
            path,
            ..*self
        }
    }

    /// The subject of a sentence about this value, such as `"title"` or `This entry`.
    pub fn subject(&self) -> String {
        match self.path.rsplit_once('.') {
            Some((_, name)) if !name.ends_with(']') => format!("\"{name}\""),
            _ if self.path == "$" => "The file".to_owned(),
            _ => "This entry".to_owned(),
        }
    }

    pub fn fault(&self, fault: Fault) -> Problem {
        self.problem(fault.wrong, fault.remedy)
    }

    pub fn problem(&self, wrong: impl Into<String>, remedy: impl Into<String>) -> Problem {
        self.file.problems.update(|count| count + 1);
        let (line, column) = self.file.position(self.byte);
        Problem {
            file: self.file.name.clone(),
            line,
            column,
            path: visible(self.path.clone()),
            wrong: visible(wrong.into()),
            remedy: visible(remedy.into()),
        }
    }
}
