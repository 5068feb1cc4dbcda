//! A type for each kind of string in the content. The rules of `check` find the values to check by these names.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The maximum number of characters of a string, which holds at most a paragraph: two printed pages.
pub const MAX_CHARACTERS: usize = 5000;

/// The alternative text of a picture: like [`PlainText`], but it may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Alternative(#[schemars(length(max = MAX_CHARACTERS))] pub String);

/// Defines string types with a length limit.
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
    /// `https://…`, `mailto:…`, `tel:…`, a page (`/session/`), an anchor on one (`/session/#groups`) or on this page (`#groups`).
    Address;
    /// `https://` and a host, without a slash at the end.
    SiteAddress;
    /// A language tag (BCP 47) such as `en-GB`.
    Language;
    /// The name of a therapy, as the page writes it.
    TherapyName;
    /// A day, as year, month and day: `2026-10-03`.
    #[schemars(extend("pattern" = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "examples" = ["2026-11-29"]))]
    Date;
    /// A number in the register of the Information Commissioner's Office (ICO), such as `ZA123456`.
    IcoNumber;
    /// A picture file below `public/`, beginning with a slash; for artwork with `#` and a drawing's name.
    #[schemars(extend("examples" = ["/images/me.jpg"]))]
    PictureFile;
}
