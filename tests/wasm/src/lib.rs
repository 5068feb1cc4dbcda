//! The content check and the rendering of pages, callable from JavaScript. `tests/site/wasm.rs` compiles this for
//! `wasm32` and compares the outcome with the site that was built natively.

use std::collections::BTreeMap;

use site::check::check;
use site::check::sources::Sources;
use site::hash;
use wasm_bindgen::prelude::*;

/// Checks the content and renders the pages. `texts` are the content files as JSON, by their path below the content
/// folder; `description` is that of a finished site; `address` is the site's. Returns each file's integrity by its
/// path, as JSON.
///
/// # Errors
/// The problems of the content, or what the build says.
#[wasm_bindgen]
pub fn render(texts: &str, description: &str, address: &str) -> Result<String, String> {
    let text = |error: serde_json::Error| error.to_string();
    let description =
        site::read_description(description.as_bytes()).map_err(|error| error.to_string())?;
    let drawings = description.artwork.addresses();
    let pictures = drawings.chain(description.photographs.keys().map(String::as_str));
    let sources = Sources {
        texts: serde_json::from_str(texts).map_err(text)?,
        pictures: pictures.map(|picture| (picture.into(), Ok(()))).collect(),
        ..Sources::default()
    };
    let mut content = check(&sources).map_err(|problems| format!("{problems:#?}"))?;
    address.clone_into(&mut content.site.address.0);
    let files = site::render(&content, &description).map_err(|error| error.to_string())?;
    let files = files
        .iter()
        .map(|(path, bytes)| (path, hash::integrity(bytes)));
    serde_json::to_string(&files.collect::<BTreeMap<_, _>>()).map_err(text)
}
