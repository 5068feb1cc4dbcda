//! The faults: when each one happens, which requests it affects, and how a link then behaves.

use crate::site::{Answer, Clock, Props, Storage};
use crate::visitor::CONTENT;

/// The fonts of every page.
pub const FONTS: &str = "/fonts/*";

/// The module that starts the app and handles the buttons of the tools.
pub const START: &str = "/assets/start-*";

/// When a fault happens.
#[derive(Clone, Copy)]
pub enum When {
    /// Before the page is loaded.
    Before,
    /// Once the app runs.
    AppRuns,
}

/// How a link behaves then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkOutcome {
    /// The app swaps the page in.
    Swaps,
    /// The browser does a full page load.
    LoadsWhole,
    /// A message is shown, the page stays, and the link works once the fault is gone.
    Explains,
}

impl LinkOutcome {
    pub fn description(self) -> &'static str {
        match self {
            Self::Swaps => "link followed by the app",
            Self::LoadsWhole => "link loads the whole page",
            Self::Explains => "message shown, page stays, “Try again” works",
        }
    }
}

#[derive(Clone, Copy)]
pub struct Fault {
    pub name: &'static str,
    pub when: When,
    /// The requests that get this answer.
    pub path: &'static str,
    pub answer: Answer,
    pub props: Props,
    pub outcome: LinkOutcome,
}

const GARBAGE: Answer = Answer::Body("<!DOCTYPE html><title>Log in to the café's network</title>");
const HUGE: Answer = Answer::Large(10_000_000);

pub fn faults() -> Vec<Fault> {
    use LinkOutcome::{Explains, LoadsWhole, Swaps};
    use When::{AppRuns, Before};
    const WASM: &str = "/assets/*.wasm";

    let default_props = Props::default();
    let fault = |name, when, path, answer, outcome| Fault {
        name,
        when,
        path,
        answer,
        props: default_props,
        outcome,
    };
    let props = |name, props| Fault {
        name,
        when: When::Before,
        path: "/nothing",
        answer: Answer::Usual,
        props,
        outcome: LinkOutcome::Swaps,
    };
    vec![
        fault("faces stalled", Before, FONTS, Answer::Held, Swaps),
        fault(
            "WebAssembly missing",
            Before,
            WASM,
            Answer::Status(404),
            LoadsWhole,
        ),
        fault("WebAssembly corrupted", Before, WASM, GARBAGE, LoadsWhole),
        fault(
            "WebAssembly stalled",
            Before,
            WASM,
            Answer::Held,
            LoadsWhole,
        ),
        fault(
            "WebAssembly cut off",
            Before,
            WASM,
            Answer::CutOff,
            LoadsWhole,
        ),
        fault(
            "its JavaScript missing",
            Before,
            "/assets/attune-*.js",
            Answer::Status(404),
            LoadsWhole,
        ),
        fault(
            "start module missing",
            Before,
            START,
            Answer::Status(404),
            LoadsWhole,
        ),
        fault(
            "start module corrupted",
            Before,
            START,
            Answer::Body("alert(1)"),
            LoadsWhole,
        ),
        fault(
            "choices script missing",
            Before,
            "/assets/choices-*",
            Answer::Status(404),
            Swaps,
        ),
        fault(
            "styles missing",
            Before,
            "/assets/style-*",
            Answer::Status(404),
            Swaps,
        ),
        fault(
            "styles corrupted",
            Before,
            "/assets/style-*",
            Answer::Body("main{display:none}"),
            Swaps,
        ),
        fault(
            "styles cut off",
            Before,
            "/assets/style-*",
            Answer::CutOff,
            Swaps,
        ),
        fault(
            "drawings missing",
            Before,
            "/art/*",
            Answer::Status(404),
            Swaps,
        ),
        fault(
            "JSON missing",
            AppRuns,
            CONTENT,
            Answer::Status(404),
            LoadsWhole,
        ),
        fault("JSON garbage", AppRuns, CONTENT, GARBAGE, Explains),
        fault("JSON stalled", AppRuns, CONTENT, Answer::Held, Explains),
        fault("JSON huge", AppRuns, CONTENT, HUGE, Explains),
        fault("JSON cut off", AppRuns, CONTENT, Answer::CutOff, Explains),
        fault(
            "server error",
            AppRuns,
            CONTENT,
            Answer::Status(500),
            Explains,
        ),
        fault(
            "offline mid-navigation",
            AppRuns,
            "*",
            Answer::HungUp,
            Explains,
        ),
        props(
            "local storage throws",
            Props {
                storage: Storage::Refused,
                ..default_props
            },
        ),
        props(
            "clock wrong",
            Props {
                clock: Clock::Wrong,
                ..default_props
            },
        ),
        // The debug build serves as the newer site.
        fault(
            "deployment between two clicks",
            AppRuns,
            DEPLOYMENT,
            Answer::Usual,
            LoadsWhole,
        ),
    ]
}

/// In place of a path: this site is replaced with another.
pub const DEPLOYMENT: &str = "(deployment)";
