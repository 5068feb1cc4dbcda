//! The fonts of cards. They are compiled into the program, so that a card looks the same on every computer, and
//! are never published: a visitor sees pixels. docs/type.md says how they are made.

use std::sync::Arc;

use resvg::usvg::fontdb::Database;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

use super::error::ImageError;

/// In order of preference. Each has all letters of the ones before it.
const FILES: [(&str, &[u8]); 2] = [
    (
        "young-serif.woff2",
        include_bytes!("fonts/young-serif.woff2"),
    ),
    ("noto-serif.woff2", include_bytes!("fonts/noto-serif.woff2")),
];

pub struct Fonts {
    /// For the renderer.
    pub database: Arc<Database>,
    fonts: Vec<Font>,
}

pub struct Font {
    /// Its family name for the renderer.
    pub family: String,
    bytes: Vec<u8>,
}

impl Fonts {
    pub fn read() -> Result<Self, ImageError> {
        let mut database = Database::new();
        let mut fonts = Vec::new();
        for (file, woff) in FILES {
            let fail = |wrong: String| ImageError::Font { file, wrong };
            let bytes = wuff::decompress_woff2(woff).map_err(|error| fail(format!("{error:?}")))?;
            FontRef::new(&bytes).map_err(|error| fail(error.to_string()))?;
            let before = database.len();
            database.load_font_data(bytes.clone());
            let names = database.faces().nth(before);
            let name = names.and_then(|font| font.families.first());
            let (family, _) = name.ok_or_else(|| fail("it has no name".into()))?;
            let family = family.clone();
            fonts.push(Font { family, bytes });
        }
        Ok(Self {
            database: Arc::new(database),
            fonts,
        })
    }

    /// The first font that has all letters of a text, so that no word mixes two fonts. Otherwise the letters that
    /// the last font lacks.
    pub fn covering(&self, text: &str) -> Result<&Font, Vec<char>> {
        let mut missing = Vec::new();
        for font in &self.fonts {
            missing = font.missing(text);
            if missing.is_empty() {
                return Ok(font);
            }
        }
        Err(missing)
    }
}

impl Font {
    fn missing(&self, text: &str) -> Vec<char> {
        let Ok(font) = FontRef::new(&self.bytes) else {
            return text.chars().collect();
        };
        let glyphs = font.charmap();
        let mut missing = Vec::new();
        for letter in text.chars().filter(|letter| is_visible(*letter)) {
            if glyphs.map(letter).is_none() && !missing.contains(&letter) {
                missing.push(letter);
            }
        }
        missing
    }

    /// The width of a text at a font size, both in pixels. It ignores kerning, which only makes text narrower.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        let Ok(font) = FontRef::new(&self.bytes) else {
            return 0.0;
        };
        let (glyphs, metrics) = (
            font.charmap(),
            font.glyph_metrics(Size::new(size), LocationRef::default()),
        );
        text.chars()
            .map(|character| {
                let glyph = glyphs.map(character).unwrap_or_default();
                metrics.advance_width(glyph).unwrap_or_default()
            })
            .sum()
    }
}

/// Whether a character has a visible glyph. Spaces and the characters that only control line breaks, joining or
/// emoji style don't.
fn is_visible(letter: char) -> bool {
    let is_formatting = matches!(
        letter,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{fe0f}'
    );
    !is_formatting && !letter.is_whitespace() && !letter.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_font_has_all_that_the_first_has_and_every_letter_of_latin_extended() {
        let fonts = Fonts::read().expect("fonts");
        let [first, last] = &fonts.fonts[..] else {
            panic!("two fonts");
        };
        let font = FontRef::new(&first.bytes).expect("a font");
        let first: String = font
            .charmap()
            .mappings()
            .filter_map(|(code, _)| char::from_u32(code))
            .collect();
        let latin: String = ('Ā'..='ɏ').chain('Ḁ'..='ỿ').collect();
        for letters in [first, latin] {
            assert_eq!(last.missing(&letters), Vec::<char>::new());
        }
    }

    #[test]
    fn a_word_gets_the_first_font_that_has_all_of_it() {
        let fonts = Fonts::read().expect("fonts");
        let family = |text| fonts.covering(text).map(|font| font.family.as_str());
        assert_eq!(family("Zażółć gęślą jaźń"), Ok("Young Serif"));
        assert_eq!(family("Đặng"), Ok("Noto Serif SemiBold"));
        assert_eq!(family("Hi, Жук 音"), Err(vec!['Ж', 'у', 'к', '音']));
        assert_eq!(family("soft\u{ad}ly\u{202f}now"), Ok("Young Serif"));
    }
}
