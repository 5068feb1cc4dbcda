//! The errors that stop the command.

use site::check::problem::Problem;
use site::error::BuildError;

use crate::compress::CompressError;
use crate::css::StyleError;
use crate::disk::DiskError;
use crate::images::ImageError;
use crate::js::ScriptError;
use crate::photographs::PhotographError;
use crate::public::NotContent;
use crate::wasm::WasmError;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{0}")]
    Usage(&'static str),
    #[error(transparent)]
    Disk(#[from] DiskError),
    #[error(transparent)]
    NotContent(#[from] NotContent),
    #[error(transparent)]
    Style(#[from] StyleError),
    #[error(transparent)]
    Script(#[from] ScriptError),
    #[error(transparent)]
    Wasm(#[from] WasmError),
    #[error(transparent)]
    Build(#[from] BuildError),
    #[error(transparent)]
    Image(#[from] ImageError),
    #[error(transparent)]
    Compress(#[from] CompressError),
    #[error(transparent)]
    Photograph(#[from] PhotographError),
    #[error("{}", list(.0))]
    Content(Vec<Problem>),
    #[error(
        "{0} differs from the types; run `cargo run --package attune-site -- schema` and commit what it writes"
    )]
    StaleSchema(String),
    #[error("TRUNK_STAGING_DIR is not set; this command is Trunk's hook: run `cargo xtask build`")]
    NoStaging,
}

fn list(problems: &[Problem]) -> String {
    let mut text = String::new();
    for problem in problems {
        text.push_str(&problem.to_string());
        text.push_str("\n\n");
    }
    let count = match problems.len() {
        1 => "1 problem".to_owned(),
        count => format!("{count} problems"),
    };
    text + &count + " in the content; the last build stays as it is."
}
