//! The content that the browser fetches when a link is followed.

use super::{BuildError, Files, assets};
use crate::content::check::Content;
use crate::routes;

/// Adds each page's content to the files, and gives the name of this content as a whole. It changes with
/// every byte of it and with the app that reads it, so a page that was loaded before never meets
/// content that it doesn't know.
///
/// # Errors
/// When a page can't be written as JSON.
pub fn add(content: &Content, staged: &mut Files) -> Result<String, BuildError> {
    let mut written = Vec::new();
    for (slug, page) in &content.pages {
        let json = serde_json::to_vec(page).map_err(|source| BuildError::Data {
            slug: slug.0.clone(),
            source,
        })?;
        written.push((slug, json));
    }
    let app = staged.keys().filter(|path| super::ending(path) == "wasm");
    let app: Vec<&[u8]> = app.map(String::as_bytes).collect();
    let pages = written.iter().map(|(_, json)| json.as_slice());
    let all: Vec<&[u8]> = app.into_iter().chain(pages).collect();
    let edition = assets::hash(&all.concat());
    for (slug, json) in written {
        staged.insert(routes::content_file(&edition, slug.as_str()), json);
    }
    Ok(edition)
}
