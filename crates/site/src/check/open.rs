//! Opens the content files and checks their encoding and syntax.

use std::cell::Cell;

use super::file::{File, FileKind};
use super::problem::Problem;
use super::sources::Sources;
use super::syntax;

/// Opens every file except the schemas. Adds a problem for each that isn't UTF-8 or JSON.
pub(super) fn open<'t>(sources: &'t Sources, problems: &mut Vec<Problem>) -> Vec<File<'t>> {
    let texts = sources
        .texts
        .iter()
        .map(|(path, text)| (path, text.as_str(), true));
    let not_utf8 = sources.not_utf8.iter().map(|path| (path, "", false));
    texts
        .chain(not_utf8)
        .filter(|(path, ..)| !path.starts_with("schema/"))
        .map(|(path, text, is_utf8)| {
            let mut file = File {
                name: sources.name(path),
                kind: FileKind::of(path),
                // Some editors begin a file with a byte order mark, which has no meaning in UTF-8.
                text: text.strip_prefix('\u{feff}').unwrap_or(text),
                root: None,
                problems: Cell::new(0),
            };
            if !is_utf8 {
                problems.push(file.start().problem(
                    "This file isn't saved as UTF-8.",
                    "Save it again as UTF-8: in Windows' Notepad under Save as → Encoding.",
                ));
            } else if !matches!(file.kind, FileKind::Stray(_)) {
                match syntax::parse(&file, file.text) {
                    Ok(root) => file.root = Some(root),
                    Err(problem) => problems.push(problem),
                }
            }
            file
        })
        .collect()
}
