//! Invisible characters. Some are never intended, such as those that change how others are shown. Others belong
//! in words: the joiners of Persian and of emoji, soft hyphens, direction marks in Hebrew.

use crate::check::quote::changes_direction;
use crate::fault::Fault;

/// Tags after a black flag make it another flag, such as that of Wales; elsewhere they can hide a message.
const TAGS: std::ops::RangeInclusive<char> = '\u{e0020}'..='\u{e007f}';
const BLACK_FLAG: char = '\u{1f3f4}';
/// The number of tags in the longest flag, including the terminator.
const MAX_FLAG_TAGS: usize = 6;

/// The fault of the first hidden character that wasn't intended.
pub(super) fn hidden(text: &str) -> Option<Fault> {
    let found = first_unintended(text)?;
    let name = match found {
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => "a line break",
        '\t' => "a tab",
        '\u{200b}' | '\u{feff}' => "a hidden zero-width space",
        '\u{fffd}' => "a sign that a letter was lost",
        _ if changes_direction(found) => "a hidden mark that changes the writing direction",
        _ if found.is_control() => "a control character",
        _ => "a hidden character",
    };
    let remedy = match name {
        "a line break" => "Write one line; for a new paragraph, add one to \"blocks\".",
        "a tab" => "Write a space instead.",
        "a sign that a letter was lost" => "Type that letter again.",
        _ => "Delete these words, and type them instead of pasting them.",
    };
    let number = u32::from(found);
    Some(Fault::new(
        format!("There is {name} (U+{number:04X}) in these words."),
        remedy,
    ))
}

fn first_unintended(text: &str) -> Option<char> {
    let mut tags_left = 0_usize;
    let mut after_selector = true;
    text.chars().find(|&letter| {
        let is_intended = match letter {
            _ if TAGS.contains(&letter) => tags_left > 0,
            // A variation selector changes the character before it.
            _ if is_variation_selector(letter) => !after_selector,
            _ => !never_intended(letter),
        };
        tags_left = match letter {
            BLACK_FLAG => MAX_FLAG_TAGS,
            _ if TAGS.contains(&letter) => tags_left.saturating_sub(1),
            _ => 0,
        };
        after_selector = is_variation_selector(letter);
        !is_intended
    })
}

fn is_variation_selector(letter: char) -> bool {
    matches!(letter, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

fn never_intended(letter: char) -> bool {
    let number = u32::from(letter);
    let is_noncharacter = number & 0xfffe == 0xfffe || (0xfdd0..=0xfdef).contains(&number);
    letter.is_control()
        || changes_direction(letter)
        || is_noncharacter
        || matches!(
            letter,
            '\u{200b}' | '\u{2028}' | '\u{2029}'      // spaces and line breaks
            | '\u{2061}'..='\u{2065}'                // invisible operators
            | '\u{206a}'..='\u{206f}'                // deprecated by Unicode
            | '\u{3164}' | '\u{ffa0}'                // Hangul fillers
            | '\u{feff}' | '\u{fff9}'..='\u{fffd}'
            | '\u{e0001}'                            // language tag, deprecated
        )
}

/// Whether a string has any visible character.
pub(super) fn has_visible(text: &str) -> bool {
    text.chars().any(|letter| {
        let is_blank = matches!(
            letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{2800}'
        );
        let is_invisible = is_blank
            || letter.is_whitespace()
            || is_variation_selector(letter)
            || TAGS.contains(&letter)
            || never_intended(letter);
        !is_invisible
    })
}
