//! Printed pages. Chromium and Firefox print with a WebDriver command, and `pdftotext` reports the position of
//! each word. WebKit's driver has no such command: there the print styles are applied to the screen, which also
//! works in the other engines.

use std::process::{Command, Stdio};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use scraper::{ElementRef, Html, Selector};
use serde_json::{Value, json};
use tempfile::NamedTempFile;
use url::{ParseError, Url};

use crate::problem::{Outcome, Problem};
use crate::visitor::Visitor;

/// Applies the print styles to the screen, in the iframe's page if there is one.
pub const PRINT_STYLES: &str = include_str!("print.js");

/// A sheet of paper, in centimetres.
#[derive(Clone, Copy, Debug)]
pub struct Paper {
    width: f64,
    height: f64,
}

/// A4 and US Letter.
pub const PAPERS: [Paper; 2] = [
    Paper {
        width: 21.0,
        height: 29.7,
    },
    Paper {
        width: 21.59,
        height: 27.94,
    },
];

/// A word and its position on its sheet, in points from the top left.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    pub text: String,
    pub sheet: usize,
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

/// The words of a printed page in reading order, and the width of its sheets in points.
#[derive(Debug)]
pub struct Printed {
    pub words: Vec<Word>,
    pub width: f64,
}

impl Printed {
    /// All words in one line. `https://` is joined with the rest of the address, which may be on the next line.
    pub fn text(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(|word| word.text.as_str()).collect();
        words.join(" ").replace("https:// ", "https://")
    }

    /// All letters, sorted: line breaks and the order of the pages make no difference.
    pub fn letters(&self) -> String {
        let words = self.words.iter().flat_map(|word| word.text.chars());
        let mut letters: Vec<char> = words.collect();
        letters.sort_unstable();
        letters.into_iter().collect()
    }

    /// The words that overlap others, as sentences.
    pub fn overlaps(&self) -> Vec<String> {
        let pairs = self.words.iter().enumerate().flat_map(|(at, one)| {
            let others = self.words[at + 1..].iter();
            others.map(move |other| (one, other))
        });
        let overlap = |(one, other): &(&Word, &Word)| {
            let across = one.right.min(other.right) - one.left.max(other.left);
            let down = one.bottom.min(other.bottom) - one.top.max(other.top);
            // A font's box is higher than its letters.
            one.sheet == other.sheet && across > 1.0 && down > 0.4 * (one.bottom - one.top)
        };
        pairs
            .filter(overlap)
            .map(|(one, other)| format!("{one:?} stands on {other:?}"))
            .collect()
    }

    /// Whether nothing follows these words on their sheet.
    pub fn is_last_on_sheet(&self, text: &str) -> Outcome<bool> {
        let wanted: Vec<&str> = text.split_whitespace().collect();
        let mut runs = self.words.windows(wanted.len());
        let found = runs.position(|run| {
            run.iter()
                .map(|word| word.text.as_str())
                .eq(wanted.iter().copied())
        });
        let at = found
            .ok_or_else(|| Problem::Untrue(format!("{text:?} is on paper: {:?}", self.text())))?;
        let last = &self.words[at + wanted.len() - 1];
        let next = self.words.get(at + wanted.len());
        Ok(next.is_none_or(|next| next.sheet != last.sheet))
    }

    /// The first word that equals `text`.
    pub fn word(&self, text: &str) -> Outcome<&Word> {
        let found = self.words.iter().find(|word| word.text == text);
        found.ok_or_else(|| {
            Problem::Untrue(format!("{text:?} is a word on paper: {:?}", self.text()))
        })
    }
}

/// Prints the current page.
pub async fn print(visitor: &Visitor, paper: Paper) -> Outcome<Printed> {
    let answer = visitor.client.issue_cmd(Print(paper)).await?;
    let pdf = BASE64_STANDARD
        .decode(answer.as_str().unwrap_or_default())
        .unwrap_or_default();
    let failed = |source| Problem::Start {
        what: "pdftotext, which reads printed pages".into(),
        source,
    };
    let file = NamedTempFile::new().map_err(failed)?;
    std::fs::write(file.path(), pdf).map_err(failed)?;
    let read = Command::new(&visitor.settings.pdftotext)
        .arg("-bbox")
        .args([file.path().as_os_str(), "-".as_ref()])
        .stdin(Stdio::null())
        .output()
        .map_err(failed)?;
    Ok(printed(&String::from_utf8_lossy(&read.stdout)))
}

/// Parses the output of `pdftotext -bbox`: a `<page>` for each sheet, with a `<word>` for each word.
fn printed(xml: &str) -> Printed {
    let html = Html::parse_document(xml);
    let named = |name: &str| Selector::parse(name).expect("a name is a selector");
    let number = |element: ElementRef, name: &str| -> f64 {
        let value = element.attr(name).and_then(|value| value.parse().ok());
        value.unwrap_or(f64::NAN)
    };
    let (page, word) = (named("page"), named("word"));
    let mut words = Vec::new();
    let mut width = f64::NAN;
    for (sheet, page) in html.select(&page).enumerate() {
        width = number(page, "width");
        words.extend(page.select(&word).map(|word| Word {
            text: word.text().collect(),
            sheet,
            left: number(word, "xmin"),
            top: number(word, "ymin"),
            right: number(word, "xmax"),
            bottom: number(word, "ymax"),
        }));
    }
    Printed { words, width }
}

/// Applies the print styles to the page on the screen.
pub async fn apply_print_styles(visitor: &Visitor) -> Outcome {
    visitor.client.execute(PRINT_STYLES, Vec::new()).await?;
    Ok(())
}

/// WebDriver's command for printing.
#[derive(Debug)]
struct Print(Paper);

impl WebDriverCompatibleCommand for Print {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/print", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        let Paper { width, height } = self.0;
        let wanted: Value = json!({
            "page": { "width": width, "height": height },
            "shrinkToFit": false,
        });
        (Method::POST, Some(wanted.to_string()))
    }
}
