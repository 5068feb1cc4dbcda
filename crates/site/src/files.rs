//! Files in memory.

use std::collections::BTreeMap;

/// Files by their path from the root of the site, without a leading slash.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The site's own scripts by file name.
pub type Scripts = BTreeMap<String, String>;

/// The extension of a file's name; empty where there is none.
pub(crate) fn extension(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}
