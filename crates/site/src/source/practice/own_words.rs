//! Words that only the owner can write, in both editions.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::source::strings::PlainText;
use crate::source::text::Text;

/// Words of your own, and the same in Easy Read. Until there are Easy Read words, the Easy Read page says that they
/// are not there yet, and links to the others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnWords {
    /// The paragraphs, one per entry: `["…", "…"]`.
    #[schemars(length(min = 1))]
    pub text: Vec<Text>,
    /// The same in short sentences, one per entry.
    #[serde(default)]
    pub easy_read: Vec<PlainText>,
}
