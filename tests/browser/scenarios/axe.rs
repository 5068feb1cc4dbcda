//! Every page keeps everyone in: axe finds nothing wrong with any, in any state, colours and width.
//! What axe can't decide fails as well, unless a person has decided it (`axe/allowed.rs`).
//!
//! - `axe/state.rs`: the states and the colours. A new one is a case there, and a scenario here.
//! - `axe/report.rs`: what axe says, as sentences and as notes for the whole run's proof.
//! - `axe/run.js`: one run.

mod allowed;
mod report;
mod state;

use std::fs;
use std::time::Duration;

use serde_json::{Value, json};

use super::layout::none;
use super::{Scenario, scenarios};
use crate::copy::{self, NOT_FOUND};
use crate::engine::Size;
use crate::problem::{Outcome, Problem};
use crate::visitor::{SOON, Visitor};
use report::{Report, Run, Runs};
use state::{Scheme, State};

pub fn all() -> impl IntoIterator<Item = Scenario> {
    scenarios![
        axe_finds_nothing_wrong_with_any_page_as_it_stands,
        axe_finds_nothing_wrong_with_any_page_that_says_another_is_slow_to_come,
        axe_finds_nothing_wrong_with_any_page_that_says_another_has_failed,
        axe_finds_nothing_wrong_with_any_page_behind_the_choices_of_display,
        axe_finds_nothing_wrong_with_any_page_that_is_read_aloud,
        axe_finds_nothing_wrong_with_any_page_whose_player_is_opened,
        axe_finds_nothing_wrong_with_any_page_that_says_that_the_voice_failed,
        axe_finds_nothing_wrong_with_any_page_that_says_that_there_is_no_voice,
        axe_finds_nothing_wrong_with_any_page_that_says_that_a_tool_has_failed,
        axe_finds_nothing_wrong_with_any_page_that_tells_of_a_newer_version,
    ]
    .map(patient)
}

/// Some hundred runs take their time.
fn patient(scenario: Scenario) -> Scenario {
    Scenario {
        limit: LIMIT,
        ..scenario
    }
}

pub fn with_scripts_refused() -> impl IntoIterator<Item = Scenario> {
    scenarios![axe_finds_nothing_wrong_with_any_page_without_scripts].map(patient)
}

async fn axe_finds_nothing_wrong_with_any_page_as_it_stands(visitor: &Visitor) -> Outcome {
    finds_nothing(visitor, State::Plain).await
}

async fn axe_finds_nothing_wrong_with_any_page_without_scripts(visitor: &Visitor) -> Outcome {
    finds_nothing(visitor, State::ScriptsRefused).await
}

async fn axe_finds_nothing_wrong_with_any_page_that_says_another_is_slow_to_come(
    visitor: &Visitor,
) -> Outcome {
    finds_nothing(visitor, State::Loading).await
}

async fn axe_finds_nothing_wrong_with_any_page_that_says_another_has_failed(
    visitor: &Visitor,
) -> Outcome {
    finds_nothing(visitor, State::Failed).await
}

async fn axe_finds_nothing_wrong_with_any_page_behind_the_choices_of_display(
    visitor: &Visitor,
) -> Outcome {
    finds_nothing(visitor, State::Display).await
}

async fn axe_finds_nothing_wrong_with_any_page_that_is_read_aloud(visitor: &Visitor) -> Outcome {
    finds_nothing(visitor, State::Listening).await
}

async fn axe_finds_nothing_wrong_with_any_page_whose_player_is_opened(
    visitor: &Visitor,
) -> Outcome {
    finds_nothing(visitor, State::PlayerOpened).await
}

async fn axe_finds_nothing_wrong_with_any_page_that_says_that_the_voice_failed(
    visitor: &Visitor,
) -> Outcome {
    finds_nothing(visitor, State::VoiceFailed).await
}

async fn axe_finds_nothing_wrong_with_any_page_that_says_that_there_is_no_voice(
    visitor: &Visitor,
) -> Outcome {
    finds_nothing(visitor, State::Voiceless).await
}

async fn axe_finds_nothing_wrong_with_any_page_that_says_that_a_tool_has_failed(
    visitor: &Visitor,
) -> Outcome {
    finds_nothing(visitor, State::ToolFailed).await
}

async fn axe_finds_nothing_wrong_with_any_page_that_tells_of_a_newer_version(
    visitor: &Visitor,
) -> Outcome {
    finds_nothing(visitor, State::Newer).await
}

/// How long one scenario here may take on a busy machine.
const LIMIT: Duration = Duration::from_mins(10);

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

/// The rules whose outcome goes by the colours; the others need no second run for other colours.
const OF_COLOURS: [&str; 3] = [
    "color-contrast",
    "color-contrast-enhanced",
    "link-in-text-block",
];

/// The narrowest phone, or a window zoomed to 400 %; shown in a frame, as no window is as narrow.
const NARROWEST: Size = Size {
    width: 320,
    height: 800,
};

/// Some states last for some seconds only, which a busy machine may need for a run.
const TRIES: usize = 3;

/// Runs axe on every page in this state.
async fn finds_nothing(visitor: &Visitor, state: State) -> Outcome {
    let axe = &visitor.settings.axe;
    let axe = fs::read_to_string(axe).map_err(|error| Problem::File {
        path: axe.display().to_string(),
        why: error.to_string(),
    })?;
    let looking = Looking {
        visitor,
        state,
        axe,
    };
    state.prepare(&visitor.site);
    let mut pages = visitor.site.pages()?;
    pages.push(NOT_FOUND.path.to_owned());
    if matches!(state, State::Plain | State::ScriptsRefused) {
        pages.extend(copy::UNLISTED.map(str::to_owned));
    }
    let view = visitor.place.size;
    let mut runs = Runs::default();
    for page in &pages {
        looking.at(page, view, &mut runs).await?;
        // Beside the phone; beside the desktop it would be the same frame again.
        if view.width < 480 {
            looking.at(page, NARROWEST, &mut runs).await?;
        }
    }
    Scheme::FIRST.choose(visitor).await?;
    runs.note(visitor, state)?;
    none(runs.faults)
}

/// Looking at pages in one state.
struct Looking<'a> {
    visitor: &'a Visitor,
    state: State,
    axe: String,
}

impl Looking<'_> {
    /// Looks at one page at one size in every scheme: with all rules first, then with those of colours.
    async fn at(&self, page: &str, size: Size, runs: &mut Runs) -> Outcome {
        self.open(page, size).await?;
        let schemes = Scheme::of(self.visitor.place.engine);
        for (at, scheme) in schemes.enumerate() {
            scheme.choose(self.visitor).await?;
            let rules = if at == 0 {
                Value::Null
            } else {
                json!(OF_COLOURS)
            };
            let report = self.run_in_state(page, size, scheme, rules).await?;
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

    /// Loads a page, in a frame if no window is as narrow, and brings it into the state.
    async fn open(&self, page: &str, size: Size) -> Outcome {
        let visitor = self.visitor;
        if size == NARROWEST {
            visitor.open_framed(page, size).await?;
            visitor.client.enter_frame(0).await?;
        } else {
            visitor.open(page).await?;
        }
        self.state.bring(visitor, page).await?;
        visitor.client.execute(&self.axe, Vec::new()).await?;
        Ok(())
    }

    /// Runs axe until the state has outlasted the run.
    async fn run_in_state(
        &self,
        page: &str,
        size: Size,
        scheme: Scheme,
        rules: Value,
    ) -> Outcome<Report> {
        for _ in 0..TRIES {
            let report = self.run(rules.clone()).await?;
            if self.visitor.ask(self.state.stands()).await? == json!(true) {
                return Ok(report);
            }
            if size == NARROWEST {
                self.visitor.client.enter_parent_frame().await?;
            }
            self.open(page, size).await?;
            scheme.choose(self.visitor).await?;
        }
        Err(Problem::Waited {
            what: format!("{page} keeps its {} during a run of axe", self.state.name()),
            after: SOON,
        })
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
