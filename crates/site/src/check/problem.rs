//! A problem in a content file.

use thiserror::Error;

/// A problem in a content file, with its position and remedy.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Error)]
#[error("{}\n  wrong: {wrong}\n  right: {remedy}", position(.file, *.line, *.column, .path))]
pub struct Problem {
    /// The file's path, including the content folder.
    pub file: String,
    /// The line, counted from 1; 0 for a problem of the whole file, which needn't be text.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// The JSON path: `$.blocks[2].heading.level`.
    pub path: String,
    /// One sentence: the fault.
    pub wrong: String,
    /// One sentence: the remedy.
    pub remedy: String,
}

fn position(file: &str, line: usize, column: usize, path: &str) -> String {
    match line {
        0 => file.to_owned(),
        _ => format!("{file}:{line}:{column}  {path}"),
    }
}
