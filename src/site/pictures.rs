//! Pictures as HTML: the build draws each once, because only it knows the files. Drawings of the
//! artwork are shown through `<use>`, so that they follow the page's colours; photographs through
//! `<picture>`, in the sizes and formats that were made of them.

pub mod artwork;
pub mod photograph;

use super::{BuildError, Files};
use crate::content::check::Content;
use crate::content::model::{Block, Page, Picture};

use self::artwork::Artwork;
use self::photograph::Photographs;

/// When the browser should ask for a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loading {
    /// At once: the page's first picture.
    First,
    /// When it comes near the view.
    Lazy,
}

/// Draws the pictures of every page.
///
/// # Errors
/// When a page names a picture that is neither among the staged artwork nor the photographs.
pub fn draw(
    content: &mut Content,
    staged: &Files,
    photographs: &Photographs,
) -> Result<(), BuildError> {
    let artwork = Artwork::of(staged)?;
    for page in content.pages.values_mut() {
        let mut loading = Loading::First;
        for picture in pictures(page) {
            let source = picture.source.as_str();
            picture.markup = if source.contains('#') {
                artwork.markup(picture)?
            } else {
                let photograph = photographs.get(source).ok_or_else(|| missing(source))?;
                photograph.markup(&picture.alternative.0, loading)
            };
            loading = Loading::Lazy;
        }
    }
    Ok(())
}

fn missing(source: &str) -> BuildError {
    BuildError::Missing {
        file: source.to_owned(),
        remedy: "run the check, which names each picture that isn't there",
    }
}

/// The pictures of a page from top to bottom.
fn pictures(page: &mut Page) -> impl Iterator<Item = &mut Picture> {
    let blocks = page.blocks.iter_mut().flat_map(|block| match block {
        Block::Picture(figure) => vec![&mut figure.picture],
        Block::Pictures(figures) => figures
            .iter_mut()
            .map(|figure| &mut figure.picture)
            .collect(),
        Block::LinkCard(card) => card.picture.iter_mut().collect(),
        Block::Paragraph(_)
        | Block::Heading(_)
        | Block::List(_)
        | Block::Quote(_)
        | Block::Note(_)
        | Block::Questions(_) => Vec::new(),
    });
    page.picture.iter_mut().chain(blocks)
}
