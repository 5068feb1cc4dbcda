//! The site's two fonts have every character that the site shows or can be expected to show, and are small.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use skrifa::{FontRef, MetadataProvider};
use support::project::project;
use support::{folders, published};

const TEXT: &str = "fonts/atkinson-hyperlegible-next.woff2";
const HEADINGS: &str = "fonts/young-serif.woff2";

/// Latin with the letters of Western Europe and Welsh, and the punctuation of both.
fn expected() -> BTreeSet<char> {
    let letters = (' '..='~')
        .chain('\u{a0}'..='ÿ')
        .chain("ŴŵŶŷŸẀẁẂẃẄẅỲỳ–—‘’“”•…€".chars());
    // A soft hyphen is never seen; the micro sign is Greek, and Atkinson has no Greek.
    letters
        .filter(|letter| !matches!(letter, '\u{ad}' | 'µ'))
        .collect()
}

fn strings(value: &Value, found: &mut BTreeSet<char>) {
    match value {
        Value::String(words) => found.extend(words.chars()),
        Value::Array(list) => list.iter().for_each(|value| strings(value, found)),
        Value::Object(fields) => fields.values().for_each(|value| strings(value, found)),
        _ => {}
    }
}

fn shown(files: &BTreeMap<String, Vec<u8>>) -> BTreeSet<char> {
    let words = ["src/words.rs", "src/words/letter.rs"].map(|file| project().join(file));
    let words = words.map(|file| folders::text(&file)).concat();
    let mut found: BTreeSet<char> = words.chars().collect();
    for (path, bytes) in files {
        if path.starts_with("content/pages/") || path == "content/site.json" {
            strings(
                &serde_json::from_slice(bytes).expect("content is JSON"),
                &mut found,
            );
        }
    }
    found.retain(|letter| !letter.is_control());
    found
}

#[test]
fn no_character_of_the_site_falls_back_to_another_face() {
    let files = published::files(&published::folder());
    let mut needed = shown(&files);
    needed.extend(expected());
    for path in [TEXT, HEADINGS] {
        let woff = files.get(path).expect("the font is there");
        let font = wuff::decompress_woff2(woff).expect("the font is woff2");
        let glyphs = FontRef::new(&font).expect("it is a font").charmap();
        let missing: Vec<char> = needed
            .iter()
            .copied()
            .filter(|letter| glyphs.map(*letter).is_none())
            .collect();
        assert!(
            missing.is_empty(),
            "{path} lacks {missing:?}; docs/type.md says how it is made"
        );
    }
}

#[test]
fn both_faces_weigh_at_most_45_kilobytes_and_have_their_licences_beside_them() {
    let files = published::files(&published::folder());
    let weight: usize = [TEXT, HEADINGS].iter().map(|path| files[*path].len()).sum();
    assert!(weight <= 45_000, "they weigh {weight} bytes");
    for licence in [
        "fonts/atkinson-hyperlegible-next-OFL.txt",
        "fonts/young-serif-OFL.txt",
    ] {
        let text = String::from_utf8_lossy(&files[licence]);
        assert!(
            text.contains("SIL OPEN FONT LICENSE Version 1.1"),
            "{licence}"
        );
    }
}
