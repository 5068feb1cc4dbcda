//! Hard words where they are used: the build marks each word of the list at its first place on a page.

use std::collections::{BTreeMap, BTreeSet};

use attune::content::text::{Link, Marked, Part, Text, is_punctuation};
use attune::routes;

use crate::source::{self, Block, Content, PageSlug};

/// A word of the list of hard words.
pub struct HardWord<'a> {
    pub word: &'a str,
    pub meaning: &'a source::Text,
    /// The id of its meaning.
    pub id: String,
}

/// The list of hard words, in its order.
pub fn hard_words(content: &Content) -> Vec<HardWord<'_>> {
    let page = content.pages.get(&PageSlug(routes::HARD_WORDS.to_owned()));
    let mut ids = BTreeSet::new();
    words_of(page.iter().flat_map(|page| &page.blocks))
        .map(|word| {
            let mut id = id_of(word.word.as_str());
            while !ids.insert(id.clone()) {
                id.push('-');
            }
            HardWord {
                word: word.word.as_str(),
                meaning: &word.meaning,
                id,
            }
        })
        .collect()
}

/// The meanings that a page's own lists give to words, which count there before those of the list of hard words.
pub fn own_meanings<'a>(
    blocks: impl IntoIterator<Item = &'a Block>,
) -> BTreeMap<String, &'a source::Text> {
    words_of(blocks)
        .map(|word| (word.word.as_str().to_lowercase(), &word.meaning))
        .collect()
}

fn words_of<'a>(
    blocks: impl IntoIterator<Item = &'a Block>,
) -> impl Iterator<Item = &'a source::Word> {
    blocks.into_iter().flat_map(|block| match block {
        Block::WordList(words) => words.as_slice(),
        _ => &[],
    })
}

fn id_of(word: &str) -> String {
    let dashed = word.chars().map(|letter| {
        if letter.is_alphanumeric() {
            letter
        } else {
            '-'
        }
    });
    let dashed: String = dashed.collect();
    [routes::TERM_ID, &dashed.to_lowercase()].concat()
}

/// Marks hard words in the texts of one page, from top to bottom.
pub struct Marker<'a> {
    words: &'a [HardWord<'a>],
    /// The words that have been marked, by their places in the list.
    marked: BTreeSet<usize>,
}

impl<'a> Marker<'a> {
    pub fn new(words: &'a [HardWord<'a>]) -> Self {
        Self {
            words,
            marked: BTreeSet::new(),
        }
    }

    /// The words that have been marked, in the order of the list.
    pub fn marked(&self) -> impl Iterator<Item = &'a HardWord<'a>> {
        self.marked.iter().map(|&at| &self.words[at])
    }

    /// Marks the words that are in a text for the first time. Words in links and emphasis stay as they are.
    pub fn mark(&mut self, text: Text) -> Text {
        let parts = match text {
            Text::Plain(words) => vec![Part::Plain(words)],
            Text::Parts(parts) => parts,
        };
        let marked = parts.into_iter().flat_map(|part| match part {
            Part::Plain(words) => self.mark_plain(&words),
            Part::Marked(_) => vec![part],
        });
        let mut parts: Vec<Part> = marked.collect();
        match parts.as_mut_slice() {
            [Part::Plain(words)] => Text::Plain(std::mem::take(words)),
            _ => Text::Parts(parts),
        }
    }

    fn mark_plain(&mut self, text: &str) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut plain_from = 0;
        let mut from = 0;
        while let Some((start, end, at)) = next_word(text, from, self.words) {
            from = end;
            if !self.marked.insert(at) {
                continue;
            }
            let (start, end) = with_punctuation(text, plain_from, start, end);
            if plain_from < start {
                parts.push(Part::Plain(text[plain_from..start].to_owned()));
            }
            parts.push(Part::Marked(Marked::Term(Link {
                text: text[start..end].to_owned(),
                to: ["#", &self.words[at].id].concat(),
            })));
            plain_from = end;
        }
        if plain_from < text.len() {
            parts.push(Part::Plain(text[plain_from..].to_owned()));
        }
        parts
    }
}

/// Where a hard word starts and ends with the punctuation that a line could part from it: opening punctuation before it
/// and what closes that, and any punctuation after several words, which are a box of their own on narrow screens.
fn with_punctuation(text: &str, from: usize, start: usize, end: usize) -> (usize, usize) {
    let opening = from + text[from..start].trim_end_matches(is_punctuation).len();
    let has_closing = opening < start || text[start..end].contains(' ');
    let after = text[end..].trim_start_matches(is_punctuation);
    let closing = if has_closing {
        text.len() - after.len()
    } else {
        end
    };
    (opening, closing)
}

/// The next hard word of a text: where it starts and ends, and its place in the list. Of several that start at the same
/// place, the longest.
fn next_word(text: &str, from: usize, words: &[HardWord]) -> Option<(usize, usize, usize)> {
    text[from..].char_indices().find_map(|(offset, _)| {
        let start = from + offset;
        if is_inside_word(text, start) {
            return None;
        }
        let ends = words.iter().enumerate().filter_map(|(at, hard)| {
            let end = end_of_word(text, start, hard.word)?;
            Some((start, end, at))
        });
        ends.max_by_key(|(_, end, _)| *end)
    })
}

/// Where a word ends that begins at `start`, in small or capital letters, with an `s` or without, if the text has it
/// there.
fn end_of_word(text: &str, start: usize, word: &str) -> Option<usize> {
    // Every place in a text has a word without letters.
    if word.is_empty() {
        return None;
    }
    let mut letters = text[start..].chars();
    for wanted in word.chars() {
        let found = letters.next()?;
        if !found.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
    }
    let end = text.len() - letters.as_str().len();
    let plural = letters.as_str().starts_with(['s', 'S']).then_some(end + 1);
    [Some(end), plural]
        .into_iter()
        .flatten()
        .find(|&end| !is_inside_word(text, end))
}

/// Whether a word goes on at this place: a hyphen or an apostrophe between two letters is a part of it.
fn is_inside_word(text: &str, at: usize) -> bool {
    let mut before = text[..at].chars().rev();
    let mut after = text[at..].chars();
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let is_joint = |letter: Option<char>| {
        letter.is_some_and(|letter| matches!(letter, '-' | '\u{2010}' | '\u{2011}' | '\'' | '’'))
    };
    let (last, next) = (before.next(), after.next());
    match (is_letter(last), is_letter(next)) {
        (true, true) => true,
        (true, false) => is_joint(next) && is_letter(after.next()),
        (false, true) => is_joint(last) && is_letter(before.next()),
        (false, false) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::PlainText;

    /// A text with its marked words in brackets.
    fn marked(words: &[&str], texts: &[Text]) -> String {
        let meaning = source::Text::Plain(PlainText("A meaning.".into()));
        let words: Vec<HardWord> = words
            .iter()
            .map(|word| HardWord {
                word,
                meaning: &meaning,
                id: id_of(word),
            })
            .collect();
        let mut marker = Marker::new(&words);
        let part = |part: Part| match part {
            Part::Marked(Marked::Term(term)) => ["[", &term.text, "]"].concat(),
            Part::Marked(Marked::Link(link)) => link.text,
            Part::Plain(words) | Part::Marked(Marked::Emphasis(words) | Marked::Strong(words)) => {
                words
            }
        };
        let texts = texts.iter().map(|text| match marker.mark(text.clone()) {
            Text::Plain(words) => words,
            Text::Parts(parts) => parts.into_iter().map(part).collect(),
        });
        texts.collect::<Vec<_>>().join("|")
    }

    fn in_text(words: &[&str], text: &str) -> String {
        marked(words, &[Text::Plain(text.into())])
    }

    #[test]
    fn a_word_is_marked_once_on_a_page_whatever_its_letters() {
        let texts = ["A creative way.", "Creative and CREATIVE."];
        let texts = texts.map(|text| Text::Plain(text.into()));
        assert_eq!(
            marked(&["Creative"], &texts),
            "A [creative] way.|Creative and CREATIVE."
        );
        assert_eq!(in_text(&["hcpc"], "The HCPC."), "The [HCPC].");
        assert_eq!(in_text(&["Éclat"], "ÉCLAT"), "[ÉCLAT]");
    }

    #[test]
    fn a_plural_is_marked_whole_and_other_words_are_not() {
        assert_eq!(in_text(&["Peer"], "Peers, a peer."), "[Peers], a peer.");
        assert_eq!(in_text(&["Standards"], "A standard."), "A standard.");
        assert_eq!(in_text(&["Express"], "Expressive"), "Expressive");
        assert_eq!(in_text(&["Social"], "antisocial"), "antisocial");
        assert_eq!(in_text(&["Link"], "linkss, link"), "linkss, [link]");
    }

    #[test]
    fn the_longest_word_is_marked_and_one_within_it_only_elsewhere() {
        let words = ["State", "Emotional state", "Emotional"];
        assert_eq!(
            in_text(&words, "An emotional state, an emotional state, a state."),
            "An [emotional state,] an emotional state, a [state]."
        );
        assert_eq!(in_text(&words, "Emotional states"), "[Emotional states]");
    }

    #[test]
    fn hyphens_and_apostrophes_within_a_word_belong_to_it() {
        let words = ["One-to-one", "Therapist", "One"];
        assert_eq!(in_text(&words, "It is one-to-one."), "It is [one-to-one].");
        assert_eq!(
            in_text(&words, "A therapist’s or therapist's non-therapist"),
            "A therapist’s or therapist's non-therapist"
        );
        assert_eq!(
            in_text(&words, "‘therapist’ – the therapist"),
            "[‘therapist’] – the therapist"
        );
        assert_eq!(in_text(&words, "a (“one”)"), "a [(“one”)]");
        assert_eq!(in_text(&words, "therapists’"), "[therapists]’");
        assert_eq!(in_text(&words, "therapist-"), "[therapist]-");
    }

    #[test]
    fn words_in_links_and_emphasis_stay_as_they_are() {
        let link = Link {
            text: "a session".into(),
            to: "/session/".into(),
        };
        let text = Text::Parts(vec![
            Part::Marked(Marked::Link(link)),
            Part::Plain(", ".into()),
            Part::Marked(Marked::Emphasis("session".into())),
            Part::Plain(", session".into()),
        ]);
        assert_eq!(
            marked(&["Session"], &[text]),
            "a session, session, [session]"
        );
    }

    #[test]
    fn a_text_without_hard_words_is_unchanged_and_one_that_is_a_hard_word_is_marked() {
        let text = Text::Plain("Music.".into());
        let mut marker = Marker::new(&[]);
        assert_eq!(marker.mark(text.clone()), text);
        assert_eq!(in_text(&["Music"], "Music"), "[Music]");
        assert_eq!(in_text(&["", "Music"], "Music"), "[Music]");
    }
}
