//! Accessibility: axe finds nothing wrong with any page, in any state, colour scheme or width. A result that
//! axe can't decide fails as well, unless a person has reviewed it (`axe/allowed.rs`).
//!
//! - `axe/state.rs`: the page states and colour schemes. A new state is a variant there and a scenario here.
//! - `axe/report.rs`: axe's findings, as sentences and as notes for the report of the whole run.
//! - `axe/run.js`: runs axe once.

mod allowed;
mod report;
mod state;

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};

use report::{Report, Run, Runs};
use state::{PageState, Scheme};

use super::layout::no_faults;
use super::{Scenario, each, each_page, scenarios};
use crate::copy::{self, ABOUT, EASY_READ, HOME, NOT_FOUND, PRACTICE, PRIVACY, Page, every_page};
use crate::engine::{Engine, Size};
use crate::problem::{Outcome, Problem, same};
use crate::visitor::Visitor;

pub fn all() -> impl IntoIterator<Item = Scenario> {
    let states = [
        (
            "axe_finds_nothing_wrong_with_any_page_as_it_stands",
            PageState::Plain,
        ),
        (
            "axe_finds_nothing_wrong_with_any_page_that_says_another_is_slow_to_come",
            PageState::Loading,
        ),
        (
            "axe_finds_nothing_wrong_with_any_page_that_says_another_has_failed",
            PageState::Failed,
        ),
        (
            "axe_finds_nothing_wrong_with_any_page_behind_the_choices_of_display",
            PageState::Display,
        ),
        (
            "axe_finds_nothing_wrong_with_any_page_that_is_read_aloud",
            PageState::Listening,
        ),
        (
            "axe_finds_nothing_wrong_with_any_page_whose_player_is_opened",
            PageState::PlayerOpened,
        ),
        (
            "axe_finds_nothing_wrong_with_any_page_that_says_that_the_voice_failed",
            PageState::VoiceFailed,
        ),
        (
            "axe_finds_nothing_wrong_with_any_page_that_says_that_there_is_no_voice",
            PageState::Voiceless,
        ),
        (
            "axe_finds_nothing_wrong_with_any_page_that_says_that_a_tool_has_failed",
            PageState::ToolFailed,
        ),
        (
            "axe_finds_nothing_wrong_with_any_page_that_tells_of_a_newer_version",
            PageState::Newer,
        ),
        (
            "axe_finds_nothing_wrong_with_the_meaning_of_a_hard_word",
            PageState::Meaning,
        ),
        (
            "axe_finds_nothing_wrong_with_the_message_that_the_site_is_forgotten",
            PageState::Forgotten,
        ),
    ];
    let coverage = scenarios![axe_is_shown_every_page_that_the_sites_map_names];
    let composer = each(
        "axe_finds_nothing_wrong_with_the_open_composer",
        [("/contact/".to_owned(), "/contact/")],
        async |visitor: &Visitor, page: &str| check_page(visitor, page, PageState::Composing).await,
    );
    let composer = composer
        .into_iter()
        .map(|scenario| scenario.at_every_size().on_the_sample());
    let practice = each_page(
        "axe_finds_nothing_wrong_with_the_pages_of_a_practice",
        PRACTICE,
        async |visitor: &Visitor, page: Page| {
            check_page(visitor, page.path, PageState::Plain).await
        },
    );
    let practice = practice
        .into_iter()
        .map(|scenario| scenario.only_in(&[Engine::Chromium]).on_the_sample());
    // It only reads from the server.
    let coverage = coverage.map(|scenario| scenario.only_in(&[Engine::Chromium]));
    let states = states.into_iter();
    states
        .flat_map(|(name, state)| scenarios_in(name, state))
        .chain(coverage)
        .chain(composer)
        .chain(practice)
}

pub fn with_scripts_refused() -> impl IntoIterator<Item = Scenario> {
    scenarios_in(
        "axe_finds_nothing_wrong_with_any_page_without_scripts",
        PageState::ScriptsRefused,
    )
}

/// One page of each kind: the parts that a state adds are the same on every page of a kind.
const SAMPLE_PAGES: [&str; 3] = [HOME.path, ABOUT.path, EASY_READ[2].path];

/// One scenario for each page in this state. The plain state is checked in every engine and at every size; any
/// other state in Chromium on a phone, and on the sample pages also in the other engines and on a desktop.
fn scenarios_in(name: &'static str, state: PageState) -> Vec<Scenario> {
    let unlisted = match state {
        PageState::Plain | PageState::ScriptsRefused => &copy::UNLISTED[..],
        _ => &[],
    };
    let check = async move |visitor: &Visitor, page: &str| check_page(visitor, page, state).await;
    // The page for unknown addresses isn't read aloud.
    let other = (!state.needs_listen()).then_some(NOT_FOUND);
    let pages = every_page().chain(other).map(|page| page.path);
    let pages = pages
        .chain(unlisted.iter().copied())
        .filter(|page| match state {
            PageState::Meaning => SAMPLE_PAGES.contains(page),
            PageState::Forgotten => page.starts_with(PRIVACY.path),
            _ => true,
        });
    let scenarios = pages.flat_map(|page| {
        let is_sample = SAMPLE_PAGES.contains(&page);
        let variants: &[fn(Scenario) -> Scenario] = match state {
            PageState::Plain => &[Scenario::at_every_size],
            _ if is_sample => &[
                |scenario| scenario.at_every_size().only_in(&[Engine::Chromium]),
                |scenario| scenario.only_in(&[Engine::Firefox, Engine::WebKit]),
            ],
            _ => &[|scenario| scenario.only_in(&[Engine::Chromium])],
        };
        let scenario = each(name, [(page.to_owned(), page)], check);
        scenario.into_iter().flat_map(|scenario| {
            variants
                .iter()
                .map(move |variant| variant(scenario.clone()))
        })
    });
    scenarios.collect()
}

async fn axe_is_shown_every_page_that_the_sites_map_names(visitor: &Visitor) -> Outcome {
    let named: BTreeSet<_> = visitor.site.pages()?.into_iter().collect();
    let listed: BTreeSet<_> = every_page().map(|page| page.path.to_owned()).collect();
    same("every page in tests/browser/copy.rs", &listed, &named)
}

const RUN: &str = include_str!("axe/run.js");
const TAGS: [&str; 7] = [
    "wcag2a",
    "wcag2aa",
    "wcag2aaa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
];

/// The rules that depend on colours. Only these run again for each further colour scheme.
const COLOUR_RULES: [&str; 3] = [
    "color-contrast",
    "color-contrast-enhanced",
    "link-in-text-block",
];

/// The narrowest phone, or a window zoomed to 400 %. It is an iframe, since no window can be as narrow.
const NARROWEST: Size = Size {
    width: 320,
    height: 800,
};

/// Whether a page is checked in every scheme and at every size. Outside the plain state that is needed only for
/// the sample pages.
fn is_checked_in_full(state: PageState, page: &str) -> bool {
    matches!(state, PageState::Plain | PageState::Composing) || SAMPLE_PAGES.contains(&page)
}

/// Runs axe on a page in this state.
async fn check_page(visitor: &Visitor, page: &str, state: PageState) -> Outcome {
    let axe = &visitor.settings.axe;
    let axe = fs::read_to_string(axe).map_err(|error| Problem::File {
        path: axe.display().to_string(),
        why: error.to_string(),
    })?;
    let checker = AxeChecker {
        visitor,
        state,
        axe,
    };
    state.set_up(&visitor.site);
    let view = visitor.config.size;
    let mut runs = Runs::default();
    checker.check(page, view, &mut runs).await?;
    // Only along with the phone: the iframe is the same in a desktop window.
    if view.width < 480 && is_checked_in_full(state, page) {
        checker.check(page, NARROWEST, &mut runs).await?;
    }
    Scheme::FIRST.apply(visitor).await?;
    runs.write_notes(visitor, state, page)?;
    no_faults(runs.faults)
}

/// Runs axe on pages in one state.
struct AxeChecker<'a> {
    visitor: &'a Visitor,
    state: PageState,
    axe: String,
}

impl AxeChecker<'_> {
    /// Checks one page at one size in every scheme: first with all rules, then with the colour rules.
    async fn check(&self, page: &str, size: Size, runs: &mut Runs) -> Outcome {
        self.open(page, size).await?;
        let schemes = Scheme::for_window(self.visitor.config.engine, size).enumerate();
        for (at, scheme) in
            schemes.filter(|(at, _)| *at == 0 || is_checked_in_full(self.state, page))
        {
            scheme.apply(self.visitor).await?;
            let rules = if at == 0 {
                Value::Null
            } else {
                json!(COLOUR_RULES)
            };
            let report = self.run_checked(page, rules).await?;
            let run = Run {
                page,
                state: self.state,
                scheme,
                width: size.width,
            };
            runs.add(run, report);
        }
        if size == NARROWEST {
            self.visitor.client.enter_parent_frame().await?;
        }
        Ok(())
    }

    /// Loads a page, in an iframe if no window can be as narrow, and brings it into the state.
    async fn open(&self, page: &str, size: Size) -> Outcome {
        let visitor = self.visitor;
        if size == NARROWEST {
            visitor.open_framed(page, size).await?;
            visitor.client.enter_frame(0).await?;
        } else {
            visitor.open(page).await?;
        }
        self.state.enter(visitor, page).await?;
        visitor.client.execute(&self.axe, Vec::new()).await?;
        Ok(())
    }

    /// Runs axe, and checks that the page is still in the state afterwards.
    async fn run_checked(&self, page: &str, rules: Value) -> Outcome<Report> {
        let report = self.run(rules).await?;
        let what = format!("{page} is still {} during a run of axe", self.state.name());
        self.visitor.check(&what, self.state.condition()).await?;
        Ok(report)
    }

    async fn run(&self, rules: Value) -> Outcome<Report> {
        let arguments = vec![json!(TAGS), rules];
        let answer = self.visitor.client.execute_async(RUN, arguments).await?;
        serde_json::from_value(answer.clone()).map_err(|_| Problem::Differs {
            what: "axe's answer".into(),
            wanted: "a report".into(),
            got: answer.to_string(),
        })
    }
}
