//! axe's findings on a page: parsed, printed as sentences, and written down for the report of the whole run.

use std::{fmt, fs};

use serde::Deserialize;
use serde_json::{Value, json};

use super::allowed;
use super::state::{PageState, Scheme};
use crate::engine::Engine;
use crate::problem::{Outcome, Problem};
use crate::visitor::Visitor;

/// The result of one run of axe.
#[derive(Deserialize)]
pub struct Report {
    pub version: String,
    /// How many rules found nothing wrong.
    pub passes: usize,
    pub violations: Vec<Finding>,
    /// Findings that axe leaves to a person.
    pub incomplete: Vec<Finding>,
}

/// A rule that an element of a page breaks, or may break.
#[derive(Deserialize)]
pub struct Finding {
    pub rule: String,
    /// A selector for the element.
    pub target: String,
    /// axe's names for the reasons.
    pub reasons: Vec<String>,
    summary: String,
    html: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rule, target, .. } = self;
        let reasons = self.reasons.join(", ");
        let summary = self.summary.replace('\n', "\n      ");
        write!(
            formatter,
            "{rule} ({reasons}) at `{target}`\n      {}\n      {summary}",
            self.html
        )
    }
}

/// The page, state, scheme and width of one run.
#[derive(Clone, Copy)]
pub struct Run<'a> {
    pub page: &'a str,
    pub state: PageState,
    pub scheme: Scheme,
    pub width: u32,
}

impl fmt::Display for Run<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (state, scheme) = (self.state.name(), self.scheme.name());
        let Self { page, width, .. } = self;
        write!(formatter, "{page}, {state}, {scheme}, {width} wide")
    }
}

/// All runs of one scenario.
#[derive(Default)]
pub struct Runs {
    version: String,
    notes: Vec<Value>,
    pub faults: Vec<String>,
}

impl Runs {
    pub fn add(&mut self, run: Run<'_>, report: Report) {
        let open = report.incomplete.iter();
        let open = open.filter(|finding| !allowed::is_allowed(finding, run.page));
        let wrong = report
            .violations
            .iter()
            .map(|finding| format!("{run}: {finding}"));
        let unsure = open.map(|finding| format!("{run}: axe can't decide {finding}"));
        self.faults.extend(wrong.chain(unsure));
        self.notes.push(json!({
            "page": run.page,
            "state": run.state.name(),
            "scheme": run.scheme.name(),
            "width": run.width,
            "passes": report.passes,
            "violations": report.violations.len(),
            "incomplete": report.incomplete.len(),
        }));
        self.version = report.version;
    }

    /// Writes notes on the runs to the folder where `cargo xtask test` collects them, if it has set one.
    pub fn write_notes(&self, visitor: &Visitor, state: PageState, page: &str) -> Outcome {
        let Some(folder) = &visitor.settings.accessibility_report else {
            return Ok(());
        };
        let capabilities = visitor.client.capabilities();
        let browser = capabilities.and_then(|all| all.get("browserVersion"));
        let config = visitor.config;
        let name = match config.engine {
            Engine::Chromium => "Chromium",
            Engine::Firefox => "Firefox",
            Engine::WebKit => "WebKit",
        };
        let note = json!({
            "axe": self.version,
            "engine": { "name": name, "version": browser },
            "runs": self.notes,
        });
        let path = folder.join(format!(
            "axe-{}-{}-{}{}.json",
            config.engine,
            config.size.width,
            state.name().replace(' ', "-"),
            page.replace('/', "-")
        ));
        let written = fs::write(&path, format!("{note:#}\n"));
        written.map_err(|source| Problem::Note { path, source })
    }
}
