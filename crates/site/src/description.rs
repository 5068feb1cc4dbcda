//! The description of a site's assets: everything that `pages` needs to render the pages again without the asset files.
//! It is published with the site.

use std::collections::{BTreeMap, BTreeSet};

use attune::routes::Base;
use serde::{Deserialize, Serialize};

use crate::hash;
use crate::images::GeneratedImages;
use crate::pictures::artwork::Artwork;
use crate::pictures::photograph::Photographs;
use crate::results::Results;

/// The assets of a finished site.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Description {
    /// The build's settings for the site's address.
    pub target: Target,
    /// The path of the site on its host. Fonts, scripts and styles refer to each other below it.
    pub base: Base,
    /// The HTML template of every page. It loads the scripts and all style sheets except the main one.
    pub template: String,
    /// The main style sheet, to which `pages` adds the rules that depend on the content.
    pub style: String,
    /// The path of the style sheet for paper.
    pub print_sheet: String,
    /// The path of the style sheet for booklets.
    pub booklet_sheet: String,
    /// The paths of the fonts, which every page preloads.
    pub fonts: Vec<String>,
    /// The service worker, and its replacement if offline use is off.
    pub workers: Workers,
    /// The artwork. Each page gets only the drawings that it shows.
    pub artwork: Artwork,
    /// The photographs, with their resized files.
    pub photographs: Photographs,
    /// Cards and icons.
    pub images: GeneratedImages,
    /// The results of the last complete test run, if there was one.
    pub results: Option<Results>,
    /// Every asset file by its path. Files of `public/` that are published unchanged are not among them: visitors get no
    /// list of them.
    pub files: BTreeMap<String, FileFacts>,
    /// The paths of the files that were rendered last. Those that the next rendering doesn't make can be removed.
    pub rendered: BTreeSet<String>,
}

/// A build's settings for the site's address, which follow that of `site.json`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// Scheme and host instead of the address in `site.json`.
    pub origin: Option<String>,
    /// A path that follows that address.
    pub path: Base,
}

impl Target {
    /// The address of a site whose `site.json` has the address `configured`.
    #[must_use]
    pub fn address(&self, configured: &str) -> String {
        self.path
            .address(self.origin.as_deref().unwrap_or(configured))
    }
}

/// The text of the two service workers, before the address of the offline list is inserted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Workers {
    /// The worker that caches the site for offline use.
    pub on: String,
    /// The worker that deletes the caches.
    pub off: String,
}

/// The facts about a file that the offline list needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileFacts {
    /// Its size in bytes.
    pub size: usize,
    /// Its integrity hash, which browsers check.
    pub integrity: String,
}

impl FileFacts {
    /// The facts about a file with these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self {
            size: bytes.len(),
            integrity: hash::integrity(bytes),
        }
    }
}
