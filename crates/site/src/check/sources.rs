//! The input of the check: texts and facts about files. The caller reads the files.

use std::collections::{BTreeMap, BTreeSet};

use super::quote::visible_line;
use crate::fault::Fault;

/// The maximum size of a content file in bytes: about a hundred times the longest page. Callers needn't read more.
pub const MAX_BYTES: usize = 1_000_000;

/// The files to check.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The text of each `.json` file, by its path below the content folder: `site.json`,
    /// `pages/home.json`. Doesn't include the files of `schema/`.
    pub texts: BTreeMap<String, String>,
    /// The paths of the `.json` files that aren't saved as UTF-8.
    pub not_utf8: BTreeSet<String>,
    /// The paths of the files below `public/`, with a leading slash: `/images/room.svg`.
    pub public_files: BTreeSet<String>,
    /// Each picture that content can name, with its fault if it has one: photographs (`/images/room.jpg`)
    /// and the drawings of the artwork (`/art/room.svg#wide`).
    pub pictures: BTreeMap<String, Result<(), Fault>>,
    /// The files below `public/` that the build refuses to publish, by their path with a leading slash, and why.
    /// Pages may still show those that `pictures` lists without a fault.
    pub refused: BTreeMap<String, Fault>,
    /// Whether `practice.json` is that of the sample, a made-up practice that shows how the site looks.
    pub is_sample: bool,
    /// The content folder as messages name it: `public/content`.
    pub folder: String,
}

impl Sources {
    /// A content file's name in messages.
    pub(super) fn name(&self, path: &str) -> String {
        let name = match self.folder.as_str() {
            "" => path.to_owned(),
            folder => format!("{}/{path}", folder.trim_end_matches('/')),
        };
        visible_line(name)
    }

    /// The name in messages of a file below `public/`, from its path with a leading slash.
    pub(super) fn public_name(&self, path: &str) -> String {
        let content = self.folder.trim_end_matches('/');
        let public = content.strip_suffix("content").unwrap_or_default();
        visible_line([public, path.trim_start_matches('/')].concat())
    }
}
