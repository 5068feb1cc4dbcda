//! The texts that visitors must find: the customer's own, and those of the content files.

use std::fs;

use serde_json::Value;
use support::published;

use crate::problem::{Outcome, Problem};

/// The first and last sentence of the customer's text about music therapy.
pub const ABOUT_THERAPY: [&str; 2] = [
    "Music provides a universal platform from which we can communicate significant elements of ourselves.",
    "This ensures that all practitioners continue to meet the required Standards of Proficiency and adhere to their Standards of Conduct, Performance and Ethics.",
];

/// The first and last sentence of the customer's text about a session.
pub const SESSION: [&str; 2] = [
    "As music therapy is an individualised intervention, there is no such thing as a 'typical' session.",
    "These groups are similarly informed but also offer a focus on wider social and relational engagement between peers.",
];

/// A page of the site.
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
/// The page shown at unknown addresses.
pub const NOT_FOUND: Page = Page {
    slug: "not-found",
    path: "/no-such-page/",
    heading: "We can’t find that page",
};

/// The story in pictures.
pub const STORY: Page = Page {
    slug: "session/first-visit",
    path: "/session/first-visit/",
    heading: "My first session",
};
/// The story as a booklet to print.
pub const BOOKLET: &str = "/session/first-visit/booklet/";
/// Pages that are not in the sitemap: the booklet, and the alias pages of pages that are already Easy Read.
pub const UNLISTED: [&str; 3] = [
    BOOKLET,
    "/session/first-visit/easy-read/",
    "/hard-words/easy-read/",
];
/// The glossary.
pub const HARD_WORDS: Page = Page {
    slug: "hard-words",
    path: "/hard-words/",
    heading: "Hard words",
};
/// The accessibility statement, with the test results.
pub const ACCESSIBILITY: Page = Page {
    slug: "accessibility",
    path: "/accessibility/",
    heading: "Accessibility",
};
/// The numbers for a crisis.
pub const HELP_NOW: Page = Page {
    slug: "help-now",
    path: "/help-now/",
    heading: "If you need help now",
};
/// What the site keeps on a device, and the button that removes it.
pub const PRIVACY: Page = Page {
    slug: "privacy",
    path: "/privacy/",
    heading: "Privacy",
};
/// The Easy Read editions.
pub const EASY_READ: [Page; 6] = [
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
    Page {
        slug: "help-now/easy-read",
        path: "/help-now/easy-read/",
        ..HELP_NOW
    },
    Page {
        slug: "privacy/easy-read",
        path: "/privacy/easy-read/",
        ..PRIVACY
    },
];

/// The pages of the sample practice that no other site has.
pub const PRACTICE: [Page; 8] = [
    practice("about-me", "/about-me/"),
    practice("about-me/easy-read", "/about-me/easy-read/"),
    practice("practical", "/practical/"),
    practice("practical/easy-read", "/practical/easy-read/"),
    practice("contact", "/contact/"),
    practice("contact/easy-read", "/contact/easy-read/"),
    practice("for-referrers", "/for-referrers/"),
    practice("for-referrers/easy-read", "/for-referrers/easy-read/"),
];

const fn practice(slug: &'static str, path: &'static str) -> Page {
    let heading = "";
    Page {
        slug,
        path,
        heading,
    }
}

/// The therapist's own pages.
pub const PAGES: [Page; 3] = [HOME, ABOUT, IN_A_SESSION];

/// Every page in the sitemap.
pub fn every_page() -> impl Iterator<Item = Page> {
    PAGES
        .into_iter()
        .chain([STORY, HARD_WORDS, ACCESSIBILITY, HELP_NOW, PRIVACY])
        .chain(EASY_READ)
}

impl Page {
    /// The page's content file in any build, as a pattern for the test server.
    pub fn content(self) -> String {
        format!("/content/*/{}.json", self.slug)
    }

    /// The slug as part of a file name.
    pub fn file_stem(self) -> String {
        self.slug.replace('/', "-")
    }

    /// Every text of the content file of the page that is shown on the page.
    pub fn words(self) -> Outcome<Vec<String>> {
        let file = match self.heading {
            // The build makes both editions of these pages: the one from this file, the other from none.
            heading if heading == HELP_NOW.heading => "help-now.json".to_owned(),
            heading if heading == PRIVACY.heading => return Ok(Vec::new()),
            _ => format!("pages/{}.json", self.slug),
        };
        let path = published::folder().join("content").join(file);
        let failed = |why: String| Problem::File {
            path: path.display().to_string(),
            why,
        };
        let text = fs::read_to_string(&path).map_err(|error| failed(error.to_string()))?;
        let mut content: Value =
            serde_json::from_str(&text).map_err(|error| failed(error.to_string()))?;
        if let Some(blocks) = content["blocks"].as_array_mut() {
            remove_test_results(blocks);
        }
        let mut words = Vec::new();
        collect(&content, &mut words);
        Ok(words)
    }
}

/// Removes the section with test results: the site under test is built before there are any.
fn remove_test_results(blocks: &mut Vec<Value>) {
    let is = |name: &'static str| move |block: &Value| block.get(name).is_some();
    let Some(at) = blocks.iter().position(is("test_results")) else {
        return;
    };
    let from = blocks[..at].iter().rposition(is("heading")).unwrap_or(at);
    let length = blocks[at..].iter().position(is("heading"));
    blocks.drain(from..length.map_or(blocks.len(), |length| at + length));
}

/// Fields that are not shown on the page: addresses, file names and metadata.
const NOT_SHOWN: [&str; 19] = [
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
    "filled_by",
    "own_words",
    "photograph",
    "consent_on",
    // Of a service in a crisis: not in these words.
    "reach",
    "text_relay",
    "nations",
    "sources",
    "checked_on",
];

fn collect(value: &Value, words: &mut Vec<String>) {
    match value {
        Value::String(text) => words.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| collect(item, words)),
        Value::Object(fields) => {
            let seen = fields
                .iter()
                .filter(|(name, _)| !NOT_SHOWN.contains(&name.as_str()));
            seen.for_each(|(_, field)| collect(field, words));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Normalizes a text for comparison: typographic quotes, capitals and spacing are up to the design.
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
