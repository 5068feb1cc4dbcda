//! The contents of a long page: links to its headings, or to the letters of its word list.

use std::collections::BTreeMap;

use attune::components;
use attune::content::page::{Block, Heading, List, Section, Word};
use attune::content::text::{Link, Marked, Part, Text};
use attune::{routes, words};
use leptos::prelude::*;

use crate::fragment::render_fragment;

/// A page with fewer sections has no contents.
const SECTIONS: usize = 3;

/// A longer list of words is divided by their first letters. About as many as fit into a computer's window.
const WORDS: usize = 24;

/// Adds links to the page's sections before its first block, if there are enough of them.
pub fn with_headings(mut blocks: Vec<Block>) -> Vec<Block> {
    let links: Vec<Text> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading(heading) if heading.level == 2 => {
                Some(link(&heading.text, heading.anchor.as_ref()?))
            }
            _ => None,
        })
        .collect();
    if links.len() >= SECTIONS {
        blocks.insert(0, contents(links));
    }
    blocks
}

/// Divides the page's long list of words, if it has one, by first letters, with links to them before it.
pub fn with_letters(mut blocks: Vec<Block>) -> Vec<Block> {
    let is_long = |block: &Block| matches!(block, Block::WordList(words) if words.len() > WORDS);
    let Some(at) = blocks.iter().position(is_long) else {
        return blocks;
    };
    if let Block::WordList(words) = blocks.remove(at) {
        blocks.splice(at..at, by_letter(words));
    }
    blocks
}

fn by_letter(words: Vec<Word>) -> Vec<Block> {
    let mut letters: BTreeMap<String, Vec<Word>> = BTreeMap::new();
    for word in words {
        let letter = word.word.chars().find(|letter| letter.is_alphanumeric());
        let letter = letter.unwrap_or('#').to_uppercase().to_string();
        letters.entry(letter).or_default().push(word);
    }
    let anchor = |letter: &str| [routes::LETTER_ID, &letter.to_lowercase()].concat();
    let links = letters.keys().map(|letter| link(letter, &anchor(letter)));
    let mut blocks = vec![contents(links.collect())];
    for (letter, words) in letters {
        blocks.push(Block::Heading(Heading {
            level: 2,
            anchor: Some(anchor(&letter)),
            text: letter,
        }));
        blocks.push(Block::WordList(words));
    }
    blocks
}

fn contents(items: Vec<Text>) -> Block {
    let ordered = false;
    let list = components::block(&Block::List(List { ordered, items }));
    // The style sheet removes its markers, so it needs the role.
    let list = list.set("role", "list");
    Block::Section(Section {
        class: "contents".into(),
        html: render_fragment(|| view! { <nav aria-label=words::CONTENTS>{list}</nav> }),
    })
}

fn link(text: &str, anchor: &str) -> Text {
    Text::Parts(vec![Part::Marked(Marked::Link(Link {
        text: text.to_owned(),
        to: ["#", anchor].concat(),
    }))])
}
