//! A content file as it came in: its name, its text, its tree of values where it is JSON.

use jsonc_parser::ast::Value;

use super::place::Place;
use super::{Problem, Sources, syntax};

/// What a file is, told by its path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind<'t> {
    /// `site.json`.
    Site,
    /// `pages/<slug>.json`, with the slug.
    Page(&'t str),
    /// A file that no one reads.
    Stray,
}

impl<'t> Kind<'t> {
    fn of(path: &'t str) -> Self {
        if path == "site.json" {
            return Self::Site;
        }
        path.strip_prefix("pages/")
            .and_then(|rest| rest.strip_suffix(".json"))
            .filter(|slug| !slug.contains('/'))
            .map_or(Self::Stray, Self::Page)
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
    match sources.folder.as_str() {
        "" => path.to_owned(),
        folder => format!("{}/{path}", folder.trim_end_matches('/')),
    }
}

/// Opens every file but the schemas; what isn't JSON is added to the problems.
pub(super) fn open<'t>(sources: &'t Sources, problems: &mut Vec<Problem>) -> Vec<File<'t>> {
    let texts = sources.texts.iter();
    texts
        .filter(|(path, _)| !path.starts_with("schema/"))
        .map(|(path, text)| {
            let mut file = File {
                name: name(sources, path),
                kind: Kind::of(path),
                text,
                root: None,
            };
            if file.kind != Kind::Stray {
                match syntax::parse(&file, text) {
                    Ok(root) => file.root = Some(root),
                    Err(problem) => problems.push(problem),
                }
            }
            file
        })
        .collect()
}
