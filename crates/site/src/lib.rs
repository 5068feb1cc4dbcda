//! Builds the finished site from its content: files in, files out. No disk, no clock and nothing native-only, so the
//! same code runs in tests, in the command `attune-site`, and as WebAssembly in a browser.
//!
//! A build has two phases. [`assets`] names and describes the files around the pages. [`pages`] renders everything else
//! from the content and that description, and can be repeated without the first phase.
//!
//! `docs/architecture.md` has a table of the modules and their layers.

pub mod assets;
mod built;
pub mod check;
pub mod clutter;
pub mod date;
pub mod description;
pub mod editions;
pub mod error;
pub mod fault;
pub mod files;
mod fragment;
pub mod hash;
pub mod hosting;
pub mod images;
mod json;
pub mod names;
pub mod pages;
pub mod pictures;
pub mod policy;
mod practice;
pub mod public;
mod resolve;
pub mod results;
pub mod source;
mod template;
mod text_hash;
mod tools;
mod vcard;

use crate::description::Description;
use crate::error::{BuildError, REBUILD};
use crate::files::Files;
use crate::json::to_json;
use crate::names::DESCRIPTION;
use crate::source::Content;

/// Builds the finished site: runs both phases. The result includes the description that [`render`] needs to repeat the
/// second.
///
/// # Errors
/// A [`BuildError`] that names the invalid file.
pub fn build(content: &Content, input: assets::Input) -> Result<Files, BuildError> {
    let (mut files, description) = assets::assets(input)?;
    files.extend(render(content, &description)?);
    Ok(files)
}

/// Renders every file that depends on the content, and adds the description.
///
/// # Errors
/// A [`BuildError`], if the description doesn't fit the content: see [`pages::pages`].
pub fn render(content: &Content, description: &Description) -> Result<Files, BuildError> {
    let mut files = pages::pages(content, description)?;
    let description = Description {
        rendered: files.keys().cloned().collect(),
        ..description.clone()
    };
    files.insert(DESCRIPTION.into(), description_json(&description)?);
    Ok(files)
}

/// The file [`DESCRIPTION`] of a site.
///
/// # Errors
/// When the description can't be written as JSON.
pub fn description_json(description: &Description) -> Result<Vec<u8>, BuildError> {
    to_json("the description of the assets", description)
}

/// Parses the description of a finished site, which is its file [`DESCRIPTION`].
///
/// # Errors
/// When it has another shape, as that of another version may.
pub fn read_description(json: &[u8]) -> Result<Description, BuildError> {
    serde_json::from_slice(json).map_err(|error| BuildError::Invalid {
        file: DESCRIPTION.into(),
        wrong: error.to_string(),
        remedy: REBUILD,
    })
}
