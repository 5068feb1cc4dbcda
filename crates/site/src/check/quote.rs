//! Quoting content in messages, which may be hostile.

use std::borrow::Cow;

/// The most characters of a name that messages show.
pub(super) const MAX_NAME: usize = 60;

/// A text as messages quote it, cut to `max` characters.
pub(super) fn short(text: &str, max: usize) -> Cow<'_, str> {
    match text.char_indices().nth(max) {
        Some((cut, _)) => format!("{}…", &text[..cut]).into(),
        None => text.into(),
    }
}

/// Escapes what could control the terminal that shows a message, or change its writing direction.
pub(super) fn visible(message: String) -> String {
    escaped(message, |letter| letter != '\n' && is_unsafe(letter))
}

/// The same for a single line, such as a file's name: line breaks are escaped too.
pub(super) fn visible_line(message: String) -> String {
    escaped(message, is_unsafe)
}

fn is_unsafe(letter: char) -> bool {
    letter.is_control() || turns(letter)
}

fn escaped(message: String, is_unsafe: impl Fn(char) -> bool) -> String {
    if !message.contains(&is_unsafe) {
        return message;
    }
    let escaped = message.chars().map(|letter| match letter {
        _ if is_unsafe(letter) => letter.escape_unicode().to_string(),
        _ => letter.to_string(),
    });
    escaped.collect()
}

/// Whether a character changes the writing direction of those after it.
pub(super) fn turns(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
