//! The input of the check: texts and facts about files, which the caller has read.

use std::collections::{BTreeMap, BTreeSet};

use super::quote::visible_line;
use crate::fault::Fault;

/// The most bytes of a content file: some hundred times the longest page. Callers need not read more of one.
pub const MAX_BYTES: usize = 1_000_000;

/// The files to check.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The text of each `.json` file, by its path below the content folder: `site.json`,
    /// `pages/home.json`. The files of `schema/` are left out.
    pub texts: BTreeMap<String, String>,
    /// The `.json` files that aren't saved as UTF-8, by the same paths.
    pub not_utf8: BTreeSet<String>,
    /// The files below `public/`, each beginning with a slash: `/images/room.svg`.
    pub public_files: BTreeSet<String>,
    /// Each picture that content can name, and what is wrong with it if anything is: photographs
    /// (`/images/room.jpg`) and the drawings of the artwork (`/art/room.svg#wide`).
    pub pictures: BTreeMap<String, Result<(), Fault>>,
    /// Files below `public/`, each beginning with a slash, that the build refuses to publish, and why. Pages may
    /// show those that `pictures` has without a fault.
    pub refused: BTreeMap<String, Fault>,
    /// What messages call the content folder: `public/content`.
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

    /// The name in messages of a file of `public/`, from its path with a leading slash.
    pub(super) fn public_name(&self, path: &str) -> String {
        let content = self.folder.trim_end_matches('/');
        let public = content.strip_suffix("content").unwrap_or_default();
        visible_line([public, path.trim_start_matches('/')].concat())
    }
}
