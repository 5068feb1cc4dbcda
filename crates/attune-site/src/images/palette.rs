//! The few colours of cards and icons, read from the design tokens.

use std::collections::BTreeMap;

use super::error::ImageError;

/// Colours as `#rrggbb`; pairs are light and dark.
pub struct Palette {
    /// The page's background.
    pub paper: [String; 2],
    /// Text.
    pub text: [String; 2],
    /// The therapist's voice.
    pub therapist: [String; 2],
    /// The client's voice.
    pub client: [String; 2],
    /// A quiet panel.
    pub mist: [String; 2],
}

impl Palette {
    pub fn of(styles: &BTreeMap<String, String>) -> Result<Self, ImageError> {
        let tokens = styles.get("1-tokens.css").map_or("", String::as_str);
        let pair = |name: &'static str| colour(tokens, name).ok_or(ImageError::Colour(name));
        Ok(Self {
            paper: pair("paper")?,
            text: pair("text")?,
            therapist: pair("art-therapist")?,
            client: pair("art-client")?,
            mist: pair("mist")?,
        })
    }
}

fn colour(tokens: &str, name: &str) -> Option<[String; 2]> {
    let (_, rest) = tokens.split_once(&format!("--{name}: light-dark("))?;
    let (pair, _) = rest.split_once(')')?;
    let (light, dark) = pair.split_once(',')?;
    Some([light.trim().to_owned(), dark.trim().to_owned()])
}
