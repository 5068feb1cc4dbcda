//! A problem in a content file.

use thiserror::Error;

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
