//! Generates the images that have to be pixels, from the site's artwork, fonts and colours: a card for each page,
//! shown where its link is shared, and the site's icons. None of them is in the repository.

mod card;
mod fonts;
mod icons;
mod palette;
mod raster;

use std::collections::BTreeMap;

use attune::content::check::Content;
use attune::routes;
use attune::site::painted::Painted;
use attune::site::pictures::MARK;
use attune::site::pictures::artwork::Artwork;
use attune::site::{BuildError, Files};

use fonts::Fonts;
use palette::Palette;

/// An image can't be generated.
#[derive(Debug, thiserror::Error)]
pub enum ImageError {
    /// A font can't be read.
    #[error(
        "the font crates/attune-site/src/images/fonts/{file} can't be read: {wrong}; put the file back as docs/type.md makes it"
    )]
    Font { file: &'static str, wrong: String },
    /// A colour is missing.
    #[error("style/1-tokens.css has no colour --{0} written as light-dark(#…, #…); write it there")]
    Colour(&'static str),
    /// The renderer or an encoder rejects its input.
    #[error("{what} can't be painted: {wrong}; see that its drawing follows docs/artwork.md")]
    Render { what: String, wrong: String },
    /// A drawing is missing.
    #[error(transparent)]
    Artwork(#[from] BuildError),
}

/// Generates the cards and icons of a site. `staged` holds the artwork, `styles` the style sheets
/// by name.
pub fn generate(
    content: &Content,
    staged: &Files,
    styles: &BTreeMap<String, String>,
) -> Result<Painted, ImageError> {
    let palette = Palette::of(styles)?;
    let fonts = Fonts::read()?;
    let artwork = Artwork::take(&mut staged.clone())?;
    let mark = artwork.get(MARK)?;

    let mut painted = Painted {
        paper: palette.paper.clone(),
        ..Painted::default()
    };
    for (slug, page) in &content.pages {
        if slug.as_str() == routes::NOT_FOUND {
            continue; // Nobody shares the link of a missing page.
        }
        let opening = page.picture.as_ref().map(|picture| picture.source.as_str());
        let opening = opening.filter(|source| source.contains('#'));
        let drawing = artwork.get(opening.unwrap_or(card::DEFAULT_DRAWING))?;
        let svg = card::render(
            content,
            page.title.as_str(),
            drawing,
            mark,
            &fonts,
            &palette,
        );
        let png = raster::png(&format!("the card of “{}”", slug.as_str()), &svg, &fonts)?;
        let path = attune::site::assets::named(&["cards/", slug.as_str()].concat(), "png", &png);
        painted.cards.insert(slug.as_str().to_owned(), path.clone());
        painted.files.insert(path, png);
    }
    icons::add(&mut painted, mark, &fonts, &palette)?;
    let manifest = painted.manifest(content);
    painted.files.insert(
        attune::site::painted::MANIFEST.into(),
        manifest.into_bytes(),
    );
    Ok(painted)
}

/// Notes for the owner on the text that the cards can't show.
pub fn notes(content: &Content) -> Result<Vec<String>, ImageError> {
    let fonts = Fonts::read()?;
    let mut notes = Vec::new();
    if let Some(letters) = card::missing_letters(content.site.name.as_str(), &fonts) {
        notes.push(format!(
            "Note: the cards that shared links show don't have the site's name, since their fonts lack {letters}; to have it there, spell \"name\" in site.json in Latin letters."
        ));
    }
    for (slug, page) in &content.pages {
        if slug.as_str() == routes::NOT_FOUND {
            continue;
        }
        if let Some(letters) = card::missing_letters(page.title.as_str(), &fonts) {
            notes.push(format!(
                "Note: the card that a shared link to {} shows doesn't have the title, since its fonts lack {letters}; to have it there, write the title without them.",
                routes::path(slug.as_str())
            ));
        }
    }
    Ok(notes)
}
