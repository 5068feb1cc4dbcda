//! The accessibility results of the last complete test run, as plain sentences for the page that has a `test_results`
//! block. The test run writes the figures; they are never edited by hand.

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
    /// The results of axe-core.
    pub axe: Axe,
    /// The results of the Nu HTML Checker.
    pub html: Html,
}

/// The results of axe-core in the test browsers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Axe {
    /// Its version.
    pub version: String,
    /// How many times a page was tested.
    pub runs: u32,
    /// How many violations were found in all runs together.
    pub violations: u32,
    /// How many pages there were.
    pub pages: u32,
    /// The browsers.
    pub engines: Vec<Engine>,
    /// The states in which a page was tested, as phrases for a sentence.
    pub states: Vec<String>,
    /// The colour schemes, as words of a sentence.
    pub schemes: Vec<String>,
    /// The widths of the windows, in CSS pixels.
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

/// The results of the Nu HTML Checker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Html {
    /// How many files were checked.
    pub pages: u32,
    /// How many errors were found.
    pub errors: u32,
    /// How many warnings were found.
    pub warnings: u32,
}

/// The blocks that a page shows. Without results, every section with a `test_results` block is left out: its heading
/// promises them, and how this copy of the site was built doesn't concern visitors.
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

/// The section around a block: from the heading above it to the next heading that isn't of a deeper level. A block
/// above every heading is a section alone.
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

/// The results as blocks of a page.
pub(crate) fn blocks_of(Results { date, axe, html }: &Results) -> Vec<Block> {
    let engines: Vec<String> = axe
        .engines
        .iter()
        .map(|engine| format!("{} {}", engine.name, engine.version))
        .collect();
    let widths: Vec<String> = axe.widths.iter().map(u32::to_string).collect();
    let found = match axe.violations {
        0 => "It found no broken rules.".to_owned(),
        1 => "It found one broken rule.".to_owned(),
        count => format!("It found {count} broken rules."),
    };
    let items = [
        format!(
            "The program axe {} checked {} pages {} times, in {}. {found}",
            axe.version,
            axe.pages,
            axe.runs,
            listed(&engines),
        ),
        format!("It checked each page in these states: {}.", listed(&axe.states)),
        format!(
            "It used these colours: {}. It used windows {} pixels wide.",
            listed(&axe.schemes),
            listed(&widths),
        ),
        "Where it could not decide, we looked into the reason and wrote it down.".to_owned(),
        format!(
            "The Nu HTML Checker read all {} files of the site. It found {} and {}.",
            html.pages,
            counted(html.errors, "error"),
            counted(html.warnings, "warning"),
        ),
        "That checker also says that lists do not need to be marked as lists. We mark them, because otherwise VoiceOver on Apple devices does not count their items.".to_owned(),
        "In the same run, the tests reached every control on every page with the keyboard alone, in all these browsers. They also compared what Chromium tells a screen reader about each page with a written outline.".to_owned(),
    ];
    let items = items.map(Text::Plain).into();
    vec![
        paragraph(format!("Last tested on {}.", day(date))),
        Block::List(List {
            ordered: false,
            items,
        }),
    ]
}

fn paragraph(text: String) -> Block {
    Block::Paragraph(Text::Plain(text))
}

fn counted(count: u32, noun: &str) -> String {
    match count {
        0 => format!("no {noun}s"),
        1 => format!("one {noun}"),
        _ => format!("{count} {noun}s"),
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

/// `23 November 2026` for `2026-11-23`; anything else unchanged.
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
                    "states": ["as loaded"], "schemes": ["light", "dark", "cream"], "widths": [320, 1280] },
                "html": { "pages": 7, "errors": 0, "warnings": 1 } }"#,
        )
        .expect("a file as `cargo xtask test` writes it");
        let [Block::Paragraph(day), Block::List(list)] = &blocks_of(&results)[..] else {
            panic!("a day and a list");
        };
        assert_eq!(day.plain(), "Last tested on 23 November 2026.");
        let items: Vec<String> = list.items.iter().map(Text::plain).collect();
        assert_eq!(
            items[0],
            "The program axe 4.14.1 checked 4 pages 336 times, in Chromium 150 and Firefox 140. \
             It found no broken rules."
        );
        assert!(
            items.contains(
                &"It used these colours: light, dark and cream. It used windows 320 and 1280 pixels wide."
                    .to_owned()
            )
        );
        assert!(items.contains(
            &"The Nu HTML Checker read all 7 files of the site. It found no errors and one warning.".to_owned()
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
