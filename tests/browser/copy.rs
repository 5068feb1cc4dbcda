//! The words that visitors must find: the customer's own, and the content files'.

use std::fs;

use serde_json::Value;
use support::published;

use crate::problem::{Outcome, Problem};

/// How the customer's text about music therapy begins and ends.
pub const ABOUT_THERAPY: [&str; 2] = [
    "Music provides a universal platform from which we can communicate significant elements of ourselves.",
    "This ensures that all practitioners continue to meet the required Standards of Proficiency and adhere to their Standards of Conduct, Performance and Ethics.",
];

/// How the customer's text about a session begins and ends.
pub const SESSION: [&str; 2] = [
    "As music therapy is an individualised intervention, there is no such thing as a 'typical' session.",
    "These groups are similarly informed but also offer a focus on wider social and relational engagement between peers.",
];

/// What the tests need to know of a page: its slug, its address, its heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    pub slug: &'static str,
    pub path: &'static str,
    pub heading: &'static str,
}

pub const HOME: Page = Page {
    slug: "home",
    path: "/",
    heading: "Music, when words are hard to find",
};
pub const ABOUT: Page = Page {
    slug: "about-therapy",
    path: "/about-therapy/",
    heading: "What is Music Therapy?",
};
pub const IN_A_SESSION: Page = Page {
    slug: "session",
    path: "/session/",
    heading: "What happens in a session?",
};
/// Shown wherever there is no page.
pub const NOT_FOUND: Page = Page {
    slug: "not-found",
    path: "/no-such-page/",
    heading: "There is no page here",
};

/// The story in pictures.
pub const STORY: Page = Page {
    slug: "session/first-visit",
    path: "/session/first-visit/",
    heading: "My first session",
};
/// Where the story can be printed as a booklet.
pub const BOOKLET: &str = "/session/first-visit/booklet/";
/// Pages that no map names: a booklet, and the twins of pages that are Easy Read by themselves.
pub const UNLISTED: [&str; 3] = [
    BOOKLET,
    "/session/first-visit/easy-read/",
    "/hard-words/easy-read/",
];
/// What the hard words mean.
pub const HARD_WORDS: Page = Page {
    slug: "hard-words",
    path: "/hard-words/",
    heading: "Hard words",
};
/// How the site can be read, and what was tested.
pub const ACCESSIBILITY: Page = Page {
    slug: "accessibility",
    path: "/accessibility/",
    heading: "Accessibility",
};
/// The Easy Read editions.
pub const EASY_READ: [Page; 4] = [
    Page {
        slug: "easy-read",
        path: "/easy-read/",
        ..HOME
    },
    Page {
        slug: "about-therapy/easy-read",
        path: "/about-therapy/easy-read/",
        ..ABOUT
    },
    Page {
        slug: "session/easy-read",
        path: "/session/easy-read/",
        ..IN_A_SESSION
    },
    Page {
        slug: "accessibility/easy-read",
        path: "/accessibility/easy-read/",
        ..ACCESSIBILITY
    },
];

/// The therapist's own pages.
pub const PAGES: [Page; 3] = [HOME, ABOUT, IN_A_SESSION];

/// Every page with an address of its own.
pub fn every_page() -> impl Iterator<Item = Page> {
    PAGES
        .into_iter()
        .chain([STORY, HARD_WORDS, ACCESSIBILITY])
        .chain(EASY_READ)
}

impl Page {
    /// Where the page's content lies, as a pattern for the server's answers: whichever build it is of.
    pub fn content(self) -> String {
        format!("/content/*/{}.json", self.slug)
    }

    /// The slug as a part of a file's name.
    pub fn file_stem(self) -> String {
        self.slug.replace('/', "-")
    }

    /// Every text of the page's content file that a visitor is to read on the page.
    pub fn words(self) -> Outcome<Vec<String>> {
        let path = published::folder().join(format!("content/pages/{}.json", self.slug));
        let failed = |why: String| Problem::File {
            path: path.display().to_string(),
            why,
        };
        let text = fs::read_to_string(&path).map_err(|error| failed(error.to_string()))?;
        let mut content: Value =
            serde_json::from_str(&text).map_err(|error| failed(error.to_string()))?;
        if let Some(blocks) = content["blocks"].as_array_mut() {
            leave_out_results(blocks);
        }
        let mut words = Vec::new();
        collect(&content, &mut words);
        Ok(words)
    }
}

/// Takes out the section of a test run's results: the site under test is built before there are any.
fn leave_out_results(blocks: &mut Vec<Value>) {
    let is = |name: &'static str| move |block: &Value| block.get(name).is_some();
    let Some(at) = blocks.iter().position(is("test_results")) else {
        return;
    };
    let from = blocks[..at].iter().rposition(is("heading")).unwrap_or(at);
    let length = blocks[at..].iter().position(is("heading"));
    blocks.drain(from..length.map_or(blocks.len(), |length| at + length));
}

/// Addresses, names of files and what stands in the head are no words of the page.
const UNSEEN: [&str; 12] = [
    "$schema",
    "menu_label",
    "description",
    "source",
    "narrow",
    "alternative",
    "to",
    "anchor",
    "written_from",
    "gap",
    "own_words",
    "photograph",
];

fn collect(value: &Value, words: &mut Vec<String>) {
    match value {
        Value::String(text) => words.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| collect(item, words)),
        Value::Object(fields) => {
            let seen = fields
                .iter()
                .filter(|(name, _)| !UNSEEN.contains(&name.as_str()));
            seen.for_each(|(_, field)| collect(field, words));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A text as it is compared: typographic quotes, capitals and the width of spaces are the design's.
pub fn plain(text: &str) -> String {
    let quotes = text
        .replace(['\u{2018}', '\u{2019}'], "'")
        .replace(['\u{201c}', '\u{201d}'], "\"");
    quotes
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}
