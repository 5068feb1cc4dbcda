//! A picture as content names it: a file and its alternative text.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::strings::{Alternative, PictureFile};
use super::text::Text;

/// A picture file and its alternative text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Picture {
    /// The file below `public/`: a photograph such as `/images/room.jpg`, or one drawing of the
    /// site's artwork such as `/art/room.svg#wide`.
    pub source: PictureFile,
    /// A drawing of the artwork to show instead on narrow screens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub narrow: Option<PictureFile>,
    /// What the picture shows, for people who can't see it; `""` if it is only decoration.
    pub alternative: Alternative,
}

/// A picture within the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The picture.
    pub picture: Picture,
    /// Words below it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<Text>,
}
