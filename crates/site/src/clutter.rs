//! Files that nobody means to publish: what systems and editors leave in folders, and what is hidden.

/// The one hidden folder that the web knows: <https://www.rfc-editor.org/rfc/rfc8615>.
const WELL_KNOWN: &str = ".well-known";

/// Whole names, in small letters: of Windows, macOS, and disks in the network.
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

/// How the names end of copies that editors and programs keep, of downloads that broke off, and of Windows'
/// links; in small letters.
const ENDS: [&str; 10] = [
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

/// The outermost folder or file on a path that is clutter, as a path of its own; a folder ends in a slash.
#[must_use]
pub fn part(path: &str) -> Option<&str> {
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
    let of_emacs = lower.len() > 1 && lower.starts_with('#') && lower.ends_with('#');
    let of_word = lower.starts_with("~$");
    lower.starts_with('.')
        || of_emacs
        || of_word
        || NAMES.contains(&lower.as_str())
        || ENDS.iter().any(|end| lower.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::part;

    #[test]
    fn what_nobody_meant_to_publish_is_left_out_wherever_it_lies() {
        for (path, found) in [
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
            assert_eq!(part(path), found, "{path}");
        }
    }
}
