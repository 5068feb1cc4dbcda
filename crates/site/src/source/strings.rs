//! A string type for each kind of string in the content. A rule of `check` finds the values that it is about by
//! these names.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The most characters of one string, which is a paragraph at most: two printed pages.
pub const MAX_CHARACTERS: usize = 5000;

/// Words that stand for a picture: as [`PlainText`], but they may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Alternative(#[schemars(length(max = MAX_CHARACTERS))] pub String);

/// A string type of its own for each thing that a string can be, so that a rule finds it by name.
macro_rules! strings {
    ($($(#[$meta:meta])* $name:ident;)*) => {$(
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        #[serde(transparent)]
        $(#[$meta])*
        pub struct $name(
            #[schemars(length(min = 1, max = MAX_CHARACTERS))]
            pub String,
        );

        impl $name {
            /// The string itself.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
    )*};
}

strings! {
    /// Words for people: no markup, no control characters, not empty.
    PlainText;
    /// One sentence of at most 160 characters, which is what search engines show.
    #[schemars(extend("maxLength" = 160))]
    Description;
    /// Lower-case words with hyphens between them, such as `about-therapy`.
    #[schemars(extend("pattern" = "^[a-z0-9]+(-[a-z0-9]+)*$"))]
    Slug;
    /// A page: a slug, or for a page below another both with a slash between, such as `session/first-visit`.
    #[schemars(extend("pattern" = "^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*$"))]
    PageSlug;
    /// `https://…`, `mailto:…`, `tel:…`, a page (`/session/`), a place on one (`/session/#groups`) or on this page (`#groups`).
    Address;
    /// `https://` and a host, without a slash at the end.
    SiteAddress;
    /// A language tag (BCP 47) such as `en-GB`.
    Language;
    /// The name of a therapy, as the page has it.
    TherapyName;
    /// A picture file below `public/`, beginning with a slash; for artwork with `#` and a drawing's name.
    PictureFile;
}
