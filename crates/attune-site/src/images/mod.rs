//! Generates the images that have to be pixels, from the site's artwork, fonts and colours: a card for each page,
//! shown where its link is shared, and the site's icons. None of them is in the repository.

mod card;
mod error;
mod fonts;
mod icons;
mod palette;
mod raster;

use std::collections::BTreeMap;

use attune::routes;
use site::files::Files;
use site::hash;
use site::images::GeneratedImages;
use site::names::CARDS;
use site::pictures::artwork::Artwork;
use site::pictures::{MARK, is_drawing};
use site::source::Content;

use fonts::Fonts;
use palette::Palette;

pub use error::ImageError;

/// Generates the cards and icons of a site. `staged` holds the artwork, `styles` the style sheets by name.
pub fn generate(
    content: &Content,
    staged: &Files,
    styles: &BTreeMap<String, String>,
) -> Result<(GeneratedImages, Files), ImageError> {
    let palette = Palette::of(styles)?;
    let fonts = Fonts::read()?;
    let artwork = Artwork::take(&mut staged.clone())?;
    let mark = artwork.get(MARK)?;

    let mut files = Files::new();
    let mut cards = BTreeMap::new();
    for (slug, page) in &content.pages {
        if slug.as_str() == routes::NOT_FOUND {
            continue; // Nobody shares the link of a missing page.
        }
        let opening = page.picture.as_ref().map(|picture| picture.source.as_str());
        let opening = opening.filter(|source| is_drawing(source));
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
        let path = hash::file_name(&[CARDS, slug.as_str()].concat(), "png", &png);
        cards.insert(slug.as_str().to_owned(), path.clone());
        files.insert(path, png);
    }
    let icons = icons::generate(&mut files, mark, &fonts, &palette)?;
    let paper = palette.paper;
    let images = GeneratedImages {
        cards,
        icons,
        paper,
    };
    Ok((images, files))
}

/// Notes for the owner on the text that the cards can't show.
pub fn notes(content: &Content) -> Result<Vec<String>, ImageError> {
    let fonts = Fonts::read()?;
    let mut notes = Vec::new();
    if let Some(letters) = card::missing_letters(content.site.name.as_str(), &fonts) {
        notes.push(format!(
            "Note: the cards that shared links show don't have the site's name, because their fonts lack {letters}; to include it, spell \"name\" in site.json in Latin letters."
        ));
    }
    for (slug, page) in &content.pages {
        if slug.as_str() == routes::NOT_FOUND {
            continue;
        }
        if let Some(letters) = card::missing_letters(page.title.as_str(), &fonts) {
            notes.push(format!(
                "Note: the card that a shared link to {} shows doesn't have the title, because its fonts lack {letters}; to include it, write the title without them.",
                routes::path(slug.as_str())
            ));
        }
    }
    Ok(notes)
}
