//! The finished site from its content: files in, files out. No disk, no clock, nothing native-only, so the same steps run
//! in tests, in the command `attune-site`, and as WebAssembly in a browser.
//!
//! A build has two phases. [`assets`] names the files around the pages and describes them; [`pages`] renders all
//! others from the content and that description, again and again if need be.
//!
//! Each module imports only modules further up this list:
//!
//! - [`fault`], [`error`], [`files`], [`hash`], [`names`], [`clutter`], `text_hash`: small shared parts.
//! - [`source`]: the content as its owner writes it, and its JSON Schema.
//! - [`pictures`]: artwork and photographs as HTML.
//! - [`public`]: which files of `public/` are published.
//! - [`check`]: every problem of the content, with its place and remedy.
//! - [`images`], [`results`], [`policy`], [`hosting`]: cards and icons, test results, the security policy, hosts.
//! - [`editions`], `resolve`: from the source to what is rendered.
//! - [`assets`], [`description`]: the first phase.
//! - [`pages`]: the second phase.

pub mod assets;
pub mod check;
pub mod clutter;
pub mod description;
pub mod editions;
pub mod error;
pub mod fault;
pub mod files;
mod fragment;
pub mod hash;
pub mod hosting;
pub mod images;
pub mod names;
pub mod pages;
pub mod pictures;
pub mod policy;
pub mod public;
mod resolve;
pub mod results;
pub mod source;
mod template;
mod text_hash;
mod tools;

use crate::description::Description;
use crate::error::BuildError;
use crate::files::Files;
use crate::names::DESCRIPTION;
use crate::source::Content;

/// Builds the finished site: both phases, and the description from which [`render`] repeats the second.
///
/// # Errors
/// A [`BuildError`] that names the file at fault.
pub fn build(content: &Content, input: assets::Input) -> Result<Files, BuildError> {
    let (mut files, description) = assets::assets(input)?;
    files.extend(render(content, &description)?);
    Ok(files)
}

/// Renders every file that depends on the content, and the description itself.
///
/// # Errors
/// A [`BuildError`]; the content is not at fault where the check has passed it.
pub fn render(content: &Content, description: &Description) -> Result<Files, BuildError> {
    let mut files = pages::pages(content, description)?;
    let json = serde_json::to_vec(description).map_err(|source| BuildError::Json {
        name: "the description of the assets".into(),
        source,
    })?;
    files.insert(DESCRIPTION.into(), json);
    Ok(files)
}

/// Reads the description of a finished site, which is its file [`DESCRIPTION`].
///
/// # Errors
/// When it is another version's.
pub fn read_description(json: &[u8]) -> Result<Description, BuildError> {
    serde_json::from_slice(json).map_err(|error| BuildError::Invalid {
        file: DESCRIPTION.into(),
        wrong: error.to_string(),
        remedy: "build the whole site once more",
    })
}
