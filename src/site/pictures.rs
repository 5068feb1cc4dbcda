//! Pictures as HTML: the build draws each once, because only it knows the files. Drawings of the
//! artwork are shown through `<use>`, so that they follow the page's colours; photographs through
//! `<picture>`, in the sizes and formats that were made of them.

pub mod artwork;
pub mod photograph;

use std::collections::BTreeSet;

use super::{BuildError, Files};
use crate::content::check::Content;
use crate::content::pictures::{all, below};

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

/// What the pages need beside the pictures themselves.
pub struct Drawn {
    /// The site's mark, as HTML.
    pub mark: String,
    /// The style rules of the photographs, each once.
    pub rules: BTreeSet<String>,
}

/// Draws the pictures of every page and adds the sheets of artwork that they show.
///
/// # Errors
/// When a page names a picture that is neither among the staged artwork nor the photographs.
pub fn draw(
    content: &mut Content,
    staged: &mut Files,
    photographs: &Photographs,
) -> Result<Drawn, BuildError> {
    let artwork = Artwork::take(staged)?;
    let base = content.site.base();
    let mut rules = BTreeSet::new();
    for (slug, page) in &mut content.pages {
        let stem = slug.as_str().replace('/', "-");
        let opening = artwork.sheet(&[&stem, "-opening"].concat(), page.picture.iter())?;
        let rest = artwork.sheet(&stem, below(&mut page.blocks).map(|picture| &*picture))?;
        let mut loading = Loading::First;
        let placed = page.picture.iter_mut().map(|picture| (picture, &opening));
        let placed = placed.chain(below(&mut page.blocks).map(|picture| (picture, &rest)));
        for (picture, sheet) in placed {
            let source = picture.source.as_str();
            picture.markup = if is_drawing(source) {
                artwork.markup(picture, &base.file(&sheet.path))?
            } else {
                let photograph = photographs.get(source).ok_or_else(|| missing(source))?;
                rules.extend(photograph.style());
                photograph.markup(&picture.alternative.0, loading, &base)
            };
            loading = Loading::Lazy;
        }
        for sheet in [opening, rest] {
            if !sheet.is_empty {
                staged.insert(sheet.path, sheet.svg.into_bytes());
            }
        }
    }
    // It stands on every page, so it is no file of its own. Without a size it would be as wide as the page
    // wherever the style sheet is not applied.
    let mark = artwork.get(MARK)?;
    let mark = format!(
        "<svg viewBox=\"0 0 {} {}\" width=\"{MARK_SIZE}\" height=\"{MARK_SIZE}\" aria-hidden=\"true\">{}</svg>",
        mark.width, mark.height, mark.inside
    );
    Ok(Drawn { mark, rules })
}

/// The photographs that the content names, as it names them.
#[must_use]
pub fn photographs(content: &mut Content) -> BTreeSet<String> {
    let named = content.pages.values_mut().flat_map(all);
    let named = named.map(|picture| picture.source.0.clone());
    named.filter(|source| !is_drawing(source)).collect()
}

fn is_drawing(source: &str) -> bool {
    source.contains('#')
}

/// The site's mark.
pub const MARK: &str = "/art/mark.svg#mark";

/// How wide and high the mark is, in pixels: what `--mark` of `style/1-tokens.css` comes to at the usual size of words.
const MARK_SIZE: u32 = 42;

fn missing(source: &str) -> BuildError {
    BuildError::Missing {
        file: source.to_owned(),
        remedy: "run the check, which names each picture that isn't there",
    }
}
