//! The site's faces, as the painter reads them: only these, so that a card looks the same whichever
//! computer paints it.

use std::sync::Arc;

use attune::site::Files;
use resvg::usvg::fontdb::Database;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

use super::PaintError;

const SERIF: &str = "fonts/young-serif.woff2";

/// The faces.
pub struct Faces {
    /// For the painter.
    pub database: Arc<Database>,
    serif: Vec<u8>,
}

impl Faces {
    pub fn of(staged: &Files) -> Result<Self, PaintError> {
        let fail = |wrong: String| PaintError::Face { file: SERIF, wrong };
        let woff = staged
            .get(SERIF)
            .ok_or_else(|| fail("it isn't there".into()))?;
        let serif = wuff::decompress_woff2(woff).map_err(|error| fail(format!("{error:?}")))?;
        FontRef::new(&serif).map_err(|error| fail(error.to_string()))?;
        let mut database = Database::new();
        database.load_font_data(serif.clone());
        let names: Vec<String> = database
            .faces()
            .flat_map(|face| face.families.iter().map(|(name, _)| name.clone()))
            .collect();
        if let Some(name) = names.first() {
            database.set_serif_family(name);
        }
        Ok(Self {
            database: Arc::new(database),
            serif,
        })
    }

    /// How wide words are at a size, both in pixels. Kerning, which only narrows them, is left out.
    pub fn width(&self, words: &str, size: f32) -> f32 {
        let Ok(font) = FontRef::new(&self.serif) else {
            return 0.0;
        };
        let (glyphs, metrics) = (
            font.charmap(),
            font.glyph_metrics(Size::new(size), LocationRef::default()),
        );
        words
            .chars()
            .map(|character| {
                let glyph = glyphs.map(character).unwrap_or_default();
                metrics.advance_width(glyph).unwrap_or_default()
            })
            .sum()
    }
}
