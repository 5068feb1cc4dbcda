//! A content file as it came in: its name, its text, its tree of values where it is JSON.

use std::cell::Cell;

use jsonc_parser::ast::Value;

use super::place::{Place, visible_line};
use super::rules::slug;
use super::{Problem, Sources, syntax};

/// How many problems of one file are told. More would be no help, and could be a great many.
const MOST_PROBLEMS: usize = 100;

/// What a file is, told by its path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind<'t> {
    /// `site.json`.
    Site,
    /// `pages/<slug>.json`, with the slug: `session` or, for a page below another, `session/first-visit`.
    Page(&'t str),
    /// A file that no one reads, with its path.
    Stray(&'t str),
}

impl<'t> Kind<'t> {
    fn of(path: &'t str) -> Self {
        if path == "site.json" {
            return Self::Site;
        }
        path.strip_prefix("pages/")
            .and_then(|rest| rest.strip_suffix(".json"))
            .filter(|slug| slug::valid_for_page(slug))
            .map_or(Self::Stray(path), Self::Page)
    }
}

/// A content file.
pub(super) struct File<'t> {
    /// Its name in messages, with the content folder before it.
    pub name: String,
    pub kind: Kind<'t>,
    pub text: &'t str,
    /// None where the text isn't JSON; then that stands among the problems.
    pub root: Option<Value<'t>>,
    /// How many problems were told of it so far.
    pub told: Cell<usize>,
}

impl File<'_> {
    /// The line and the column, in characters and from 1, of a byte of the text.
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

    /// Whether so many problems were told that its reading ends here. Then what is missing from it may
    /// only be unread.
    pub fn has_enough(&self) -> bool {
        self.told.get() >= MOST_PROBLEMS
    }

    /// Says so.
    pub fn unfinished(&self) -> Option<Problem> {
        self.has_enough().then(|| {
            self.start().problem(
                format!("There are more than {MOST_PROBLEMS} problems in this file; only the first are listed."),
                "Put those right, then check again.",
            )
        })
    }

    /// The beginning of the file, for problems of the file as a whole.
    pub fn start(&self) -> Place<'_> {
        Place {
            file: self,
            byte: 0,
            path: "$".to_owned(),
        }
    }
}

/// A file's name in messages.
pub(super) fn name(sources: &Sources, path: &str) -> String {
    let name = match sources.folder.as_str() {
        "" => path.to_owned(),
        folder => format!("{}/{path}", folder.trim_end_matches('/')),
    };
    visible_line(name)
}

/// The name of a file of `public/` in messages, from its path with a slash at its beginning.
pub(super) fn public_name(sources: &Sources, path: &str) -> String {
    let content = sources.folder.trim_end_matches('/');
    let public = content.strip_suffix("content").unwrap_or_default();
    visible_line([public, path.trim_start_matches('/')].concat())
}

/// Opens every file but the schemas; what isn't JSON is added to the problems.
pub(super) fn open<'t>(sources: &'t Sources, problems: &mut Vec<Problem>) -> Vec<File<'t>> {
    let texts = sources
        .texts
        .iter()
        .map(|(path, text)| (path, text.as_str(), true));
    let unread = sources.not_utf8.iter().map(|path| (path, "", false));
    texts
        .chain(unread)
        .filter(|(path, ..)| !path.starts_with("schema/"))
        .map(|(path, text, is_utf8)| {
            let mut file = File {
                name: name(sources, path),
                kind: Kind::of(path),
                // Some editors begin a file with this mark, which says nothing in UTF-8.
                text: text.strip_prefix('\u{feff}').unwrap_or(text),
                root: None,
                told: Cell::new(0),
            };
            if !is_utf8 {
                problems.push(file.start().problem(
                    "This file isn't saved as UTF-8.",
                    "Save it anew as UTF-8: in Windows' Notepad under Save as → Encoding.",
                ));
            } else if !matches!(file.kind, Kind::Stray(_)) {
                match syntax::parse(&file, file.text) {
                    Ok(root) => file.root = Some(root),
                    Err(problem) => problems.push(problem),
                }
            }
            file
        })
        .collect()
}
