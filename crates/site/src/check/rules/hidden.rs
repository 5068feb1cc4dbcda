//! Characters that can't be seen. Some change how others are shown and nobody means to write them; others
//! (the joiners of Persian and of emoji, soft hyphens, marks of direction in Hebrew) belong to words.

use crate::check::quote::turns;
use crate::fault::Fault;

/// A black flag with these after it is the flag of Wales, say; elsewhere they hide a message.
const TAGS: std::ops::RangeInclusive<char> = '\u{e0020}'..='\u{e007f}';
const BLACK_FLAG: char = '\u{1f3f4}';
/// As many as the longest flag has, with the one that ends it.
const TAGS_OF_A_FLAG: usize = 6;

/// The first character of some words that nobody means to write.
pub(super) fn hidden(words: &str) -> Option<Fault> {
    let found = unmeant(words)?;
    let name = match found {
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => "a line break",
        '\t' => "a tab",
        '\u{200b}' | '\u{feff}' => "a hidden space of no width",
        '\u{fffd}' => "a sign that a letter was lost",
        _ if turns(found) => "a hidden mark of writing direction",
        _ if found.is_control() => "a control character",
        _ => "a hidden character",
    };
    let remedy = match name {
        "a line break" => "Write one line; for a new paragraph, add one to \"blocks\".",
        "a tab" => "Write a space instead.",
        "a sign that a letter was lost" => "Type that letter anew.",
        _ => "Delete these words and type them anew rather than pasting them.",
    };
    let number = u32::from(found);
    Some(Fault::new(
        format!("There is {name} (U+{number:04X}) in these words."),
        remedy,
    ))
}

fn unmeant(words: &str) -> Option<char> {
    let mut tags_left = 0_usize;
    let mut after_variation = true;
    words.chars().find(|&letter| {
        let has_meaning = match letter {
            _ if TAGS.contains(&letter) => tags_left > 0,
            // One chooses how the character before it looks.
            _ if is_variation(letter) => !after_variation,
            _ => !never_meant(letter),
        };
        tags_left = match letter {
            BLACK_FLAG => TAGS_OF_A_FLAG,
            _ if TAGS.contains(&letter) => tags_left.saturating_sub(1),
            _ => 0,
        };
        after_variation = is_variation(letter);
        !has_meaning
    })
}

fn is_variation(letter: char) -> bool {
    matches!(letter, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

fn never_meant(letter: char) -> bool {
    let number = u32::from(letter);
    let is_no_character = number & 0xfffe == 0xfffe || (0xfdd0..=0xfdef).contains(&number);
    letter.is_control()
        || turns(letter)
        || is_no_character
        || matches!(
            letter,
            '\u{200b}' | '\u{2028}' | '\u{2029}'      // spaces and line breaks
            | '\u{2061}'..='\u{2065}'                // operators of formulas
            | '\u{206a}'..='\u{206f}'                // deprecated by Unicode
            | '\u{3164}' | '\u{ffa0}'                // letters of Korean without a shape
            | '\u{feff}' | '\u{fff9}'..='\u{fffd}'
            | '\u{e0001}'                            // a language, deprecated
        )
}

/// Whether there is anything to see in some words.
pub(super) fn seen(words: &str) -> bool {
    words.chars().any(|letter| {
        let shapeless = matches!(
            letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{2800}'
        );
        let is_unseen = shapeless
            || letter.is_whitespace()
            || is_variation(letter)
            || TAGS.contains(&letter)
            || never_meant(letter);
        !is_unseen
    })
}
