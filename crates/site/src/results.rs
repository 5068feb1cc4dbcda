//! What the last whole run of the tests found about accessibility, told in plain words on the page that
//! asks for it. The run writes the figures; no one writes them by hand.

use std::ops::Range;

use attune::content::page::{Block, List};
use attune::content::text::Text;
use serde::{Deserialize, Serialize};

use crate::source;

/// The figures of a run, as `cargo xtask test` writes them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Results {
    /// The day of the run, in UTC: `2026-11-23`.
    pub date: String,
    /// What axe-core found.
    pub axe: Axe,
    /// What the Nu HTML checker found.
    pub html: Html,
}

/// What axe-core found in the test browsers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Axe {
    /// Its version.
    pub version: String,
    /// How many times a page was looked through.
    pub runs: u32,
    /// How many broken rules were found in all of them.
    pub violations: u32,
    /// How many pages there were.
    pub pages: u32,
    /// The browsers.
    pub engines: Vec<Engine>,
    /// In what states a page was looked through, as words of a sentence.
    pub states: Vec<String>,
    /// In what colours, likewise.
    pub schemes: Vec<String>,
    /// In windows how wide, in CSS pixels.
    pub widths: Vec<u32>,
}

/// A browser.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Engine {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// What the Nu HTML checker found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Html {
    /// How many files it read.
    pub pages: u32,
    /// Its errors.
    pub errors: u32,
    /// Its warnings.
    pub warnings: u32,
}

/// The blocks that a page shows. Without results every section that shows results is left out: its heading promises
/// them.
pub(crate) fn shown_blocks<'a>(
    blocks: &'a [source::Block],
    results: Option<&Results>,
) -> Vec<&'a source::Block> {
    let mut shown: Vec<&source::Block> = blocks.iter().collect();
    if results.is_none() {
        let is_results = |block: &&source::Block| matches!(block, source::Block::TestResults(_));
        while let Some(at) = shown.iter().position(is_results) {
            shown.drain(section(&shown, at));
        }
    }
    shown
}

/// The section that a block lies in: from the heading above it to the next heading that isn't below that
/// one. Above every heading, the block alone.
fn section(blocks: &[&source::Block], at: usize) -> Range<usize> {
    let level = |block: &source::Block| match block {
        source::Block::Heading(heading) => Some(heading.level),
        _ => None,
    };
    let heading = (0..at)
        .rev()
        .find_map(|begin| Some((begin, level(blocks[begin])?)));
    let Some((begin, own)) = heading else {
        return at..at + 1;
    };
    let next = blocks[at..]
        .iter()
        .position(|block| level(block).is_some_and(|level| level <= own));
    begin..next.map_or(blocks.len(), |next| at + next)
}

pub(crate) fn blocks_of(Results { date, axe, html }: &Results) -> Vec<Block> {
    let engines: Vec<String> = axe
        .engines
        .iter()
        .map(|engine| format!("{} {}", engine.name, engine.version))
        .collect();
    let widths: Vec<String> = axe.widths.iter().map(u32::to_string).collect();
    let found = match axe.violations {
        0 => "It found no broken rule.".to_owned(),
        1 => "It found one broken rule.".to_owned(),
        count => format!("It found {count} broken rules."),
    };
    let items = [
        format!(
            "The program axe {} looked through {} pages {} times, in {}. {found}",
            axe.version,
            axe.pages,
            axe.runs,
            listed(&engines),
        ),
        format!("It saw each page in these states: {}.", listed(&axe.states)),
        format!(
            "In these colours: {}. In windows {} pixels wide.",
            listed(&axe.schemes),
            listed(&widths),
        ),
        "Where it could not decide by itself, the reason was looked into and written down.".to_owned(),
        format!(
            "The Nu HTML Checker read all {} files of the site: {}, {}.",
            html.pages,
            counted(html.errors, "error"),
            counted(html.warnings, "warning"),
        ),
        "That checker also says that lists need not be marked as lists. They are marked here, because otherwise VoiceOver on Apple devices does not count what is in them.".to_owned(),
        "In the same run a keyboard alone reached every control of each page in all these browsers, and what Chromium tells a screen reader of each page was compared with a written outline.".to_owned(),
    ];
    let items = items.map(|item| Text::Plain(item)).into();
    vec![
        paragraph(format!("Last tested on {}.", day(date))),
        Block::List(List {
            ordered: false,
            items,
        }),
    ]
}

fn paragraph(words: String) -> Block {
    Block::Paragraph(Text::Plain(words))
}

fn counted(count: u32, what: &str) -> String {
    match count {
        0 => format!("no {what}"),
        1 => format!("one {what}"),
        _ => format!("{count} {what}s"),
    }
}

/// `a, b and c`.
fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => [&first.join(", "), " and ", last].concat(),
    }
}

/// `23 November 2026` for `2026-11-23`; anything else as it is.
fn day(date: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let parts: Vec<&str> = date.split('-').collect();
    let [year, month, day] = parts[..] else {
        return date.to_owned();
    };
    let name = month
        .parse::<usize>()
        .ok()
        .and_then(|month| MONTHS.get(month.wrapping_sub(1)));
    match name {
        Some(name) => format!("{} {name} {year}", day.trim_start_matches('0')),
        None => date.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_results_of_a_run_are_told_in_sentences() {
        let results: Results = serde_json::from_str(
            r#"{ "date": "2026-11-23",
                "axe": { "version": "4.14.1", "runs": 336, "violations": 0, "incomplete": 5, "pages": 4,
                    "engines": [{ "name": "Chromium", "version": "150" }, { "name": "Firefox", "version": "140" }],
                    "states": ["as it stands"], "schemes": ["light", "dark", "cream"], "widths": [320, 1280] },
                "html": { "pages": 7, "errors": 0, "warnings": 1 } }"#,
        )
        .expect("a file as `cargo xtask test` writes it");
        let [Block::Paragraph(day), Block::List(list)] = &blocks_of(&results)[..] else {
            panic!("a day and a list");
        };
        assert_eq!(day.plain(), "Last tested on 23 November 2026.");
        let told: Vec<String> = list.items.iter().map(Text::plain).collect();
        assert_eq!(
            told[0],
            "The program axe 4.14.1 looked through 4 pages 336 times, in Chromium 150 and Firefox 140. \
             It found no broken rule."
        );
        assert!(
            told.contains(
                &"In these colours: light, dark and cream. In windows 320 and 1280 pixels wide."
                    .to_owned()
            )
        );
        assert!(told.contains(
            &"The Nu HTML Checker read all 7 files of the site: no error, one warning.".to_owned()
        ));
    }

    #[test]
    fn without_results_a_section_goes_with_all_below_it_and_nothing_else() {
        let blocks: Vec<source::Block> = serde_json::from_str(
            r#"[{ "test_results": {} }, { "paragraph": "First." },
                { "heading": { "level": 2, "text": "Kept" } }, { "paragraph": "Kept." },
                { "heading": { "level": 3, "text": "Tested" } }, { "paragraph": "Aim." }, { "test_results": {} },
                { "heading": { "level": 4, "text": "How" } }, { "paragraph": "So." },
                { "heading": { "level": 3, "text": "Also kept" } },
                { "heading": { "level": 2, "text": "Tested again" } }, { "test_results": {} }]"#,
        )
        .expect("blocks");
        let left: Vec<String> = shown_blocks(&blocks, None)
            .into_iter()
            .map(|block| match block {
                source::Block::Heading(heading) => heading.text.0.clone(),
                source::Block::Paragraph(words) => words.plain(),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(left, ["First.", "Kept", "Kept.", "Also kept"]);
    }

    #[test]
    fn a_day_is_written_as_people_write_it() {
        assert_eq!(day("2026-11-03"), "3 November 2026");
        assert_eq!(day("2026-13-03"), "2026-13-03");
    }
}
