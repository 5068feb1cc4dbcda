//! Files that are never meant to be published: hidden files, and those that systems and editors leave behind.

/// The one hidden folder that is published, at the root only: <https://www.rfc-editor.org/rfc/rfc8615>.
const WELL_KNOWN: &str = ".well-known";

/// Full names in lower case: those of Windows, macOS and network drives.
const NAMES: [&str; 10] = [
    "thumbs.db",
    "ehthumbs.db",
    "ehthumbs_vista.db",
    "desktop.ini",
    "$recycle.bin",
    "system volume information",
    "icon\r",
    "__macosx",
    "@eadir",
    "lost+found",
];

/// Name suffixes in lower case: those of backup copies, interrupted downloads and Windows' shortcuts.
const SUFFIXES: [&str; 10] = [
    "~",
    ".bak",
    ".orig",
    ".old",
    ".tmp",
    ".swp",
    ".swo",
    ".part",
    ".crdownload",
    ".lnk",
];

/// The outermost folder or file of a path that is clutter, as a path; a folder's ends in a slash.
#[must_use]
pub fn find(path: &str) -> Option<&str> {
    let mut from = 0;
    for name in path.split('/') {
        let end = from + name.len();
        if is_clutter(name) && !(from == 0 && name == WELL_KNOWN) {
            let end = (end + 1).min(path.len());
            return Some(&path[..end]);
        }
        from = end + 1;
    }
    None
}

fn is_clutter(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let is_emacs_autosave = lower.len() > 1 && lower.starts_with('#') && lower.ends_with('#');
    let is_word_lock = lower.starts_with("~$");
    lower.starts_with('.')
        || is_emacs_autosave
        || is_word_lock
        || NAMES.contains(&lower.as_str())
        || SUFFIXES.iter().any(|suffix| lower.ends_with(suffix))
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn what_nobody_meant_to_publish_is_left_out_wherever_it_lies() {
        for (path, expected) in [
            (".DS_Store", Some(".DS_Store")),
            ("art/._room.svg", Some("art/._room.svg")),
            ("art/Thumbs.db", Some("art/Thumbs.db")),
            ("__MACOSX/art/room.svg", Some("__MACOSX/")),
            ("images/.git/config", Some("images/.git/")),
            ("photo.jpg~", Some("photo.jpg~")),
            ("photo.jpg.BAK", Some("photo.jpg.BAK")),
            ("prices.html.orig", Some("prices.html.orig")),
            ("prices.old", Some("prices.old")),
            ("leaflet.pdf.part", Some("leaflet.pdf.part")),
            ("leaflet.pdf.crdownload", Some("leaflet.pdf.crdownload")),
            ("Leaflet.LNK", Some("Leaflet.LNK")),
            ("#start.js#", Some("#start.js#")),
            ("Icon\r", Some("Icon\r")),
            (".well-known/.DS_Store", Some(".well-known/.DS_Store")),
            ("below/.well-known/any", Some("below/.well-known/")),
            (".well-known/security.txt", None),
            ("art/room.svg", None),
            ("leaflet.pdf", None),
            ("old/part.pdf", None),
            ("#", None),
        ] {
            assert_eq!(find(path), expected, "{path}");
        }
    }
}
