//! The description of a site's assets: all that `pages` needs to render the site's pages again, without the files
//! themselves. It is published with the site.

use std::collections::{BTreeMap, BTreeSet};

use attune::routes::Base;
use serde::{Deserialize, Serialize};

use crate::images::GeneratedImages;
use crate::pictures::artwork::Artwork;
use crate::pictures::photograph::Photographs;
use crate::results::Results;

/// The assets of a finished site.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Description {
    /// The path of the site on its host. Fonts, scripts and styles name each other by it.
    pub base: Base,
    /// The HTML that every page is cut from. It names scripts and style sheets, but for the main one.
    pub template: String,
    /// The main style sheet, to which `pages` adds what depends on the content.
    pub style: String,
    /// The path of the style sheet for booklets.
    pub booklet_sheet: String,
    /// The paths of the fonts, which every page preloads.
    pub fonts: Vec<String>,
    /// The service worker, and the one that replaces it where the site is not to be kept offline.
    pub workers: Workers,
    /// The artwork, of which each page gets the drawings that it shows.
    pub artwork: Artwork,
    /// The photographs, and the files that were made of them.
    pub photographs: Photographs,
    /// Cards and icons.
    pub images: GeneratedImages,
    /// The results of the last complete test run, if there was one.
    pub results: Option<Results>,
    /// Every file of the assets by its path.
    pub files: BTreeMap<String, FileFacts>,
    /// Those among them that are the owner's, published as they are.
    pub published: BTreeSet<String>,
}

/// The two service workers as scripts, before the name of the offline list is put in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Workers {
    /// The worker that keeps the site for offline reading.
    pub on: String,
    /// The worker that deletes what was kept.
    pub off: String,
}

/// The facts about a file that the offline list needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileFacts {
    /// Its size in bytes.
    pub size: usize,
    /// Its integrity, as a browser checks it.
    pub integrity: String,
}
