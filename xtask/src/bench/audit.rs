//! One run of Lighthouse on one address, and what is read from its report. Which pages are measured, how
//! often and against which bounds is for those who call.

use std::{path::PathBuf, process::Command};

use serde_json::Value;

use super::table::Unit;
use crate::{error::Error, run};

/// What Lighthouse pretends to be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Device {
    /// A mid-range phone on a slow network, simulated.
    Phone,
    Desktop,
}

impl Device {
    pub fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Desktop => "desktop",
        }
    }
}

/// A figure of Lighthouse's report.
#[derive(Clone, Copy)]
pub struct Figure {
    pub name: &'static str,
    place: Place,
    pub unit: Unit,
}

#[derive(Clone, Copy)]
enum Place {
    /// A number of the report.
    At(&'static str),
    /// How many of the addresses that were fetched end like this.
    Fetched(&'static str),
}

const fn figure(name: &'static str, pointer: &'static str, unit: Unit) -> Figure {
    Figure {
        name,
        place: Place::At(pointer),
        unit,
    }
}

pub const SCORES: [Figure; 4] = [
    figure("performance", "/categories/performance/score", Unit::Score),
    figure(
        "accessibility",
        "/categories/accessibility/score",
        Unit::Score,
    ),
    figure(
        "best practices",
        "/categories/best-practices/score",
        Unit::Score,
    ),
    figure("search engines", "/categories/seo/score", Unit::Score),
];
pub const LARGEST_PAINT: Figure = figure(
    "largest contentful paint",
    "/audits/largest-contentful-paint/numericValue",
    Unit::Milliseconds,
);
pub const BLOCKING_TIME: Figure = figure(
    "total blocking time",
    "/audits/total-blocking-time/numericValue",
    Unit::Milliseconds,
);
pub const LAYOUT_SHIFT: Figure = figure(
    "cumulative layout shift",
    "/audits/cumulative-layout-shift/numericValue",
    Unit::Plain,
);
pub const BYTES: Figure = figure(
    "bytes",
    "/audits/total-byte-weight/numericValue",
    Unit::Bytes,
);
/// The app starts when the browser is idle. On a busy computer Lighthouse may have seen enough before
/// that, and tells a blocking time without the app's.
pub const WEBASSEMBLY: Figure = Figure {
    name: "WebAssembly files",
    place: Place::Fetched(".wasm"),
    unit: Unit::Count,
};

/// Lighthouse and the browser that it steers.
pub struct Lighthouse {
    pub program: PathBuf,
    pub chromium: PathBuf,
}

impl Lighthouse {
    /// These figures of one run, in the same order.
    pub fn run<const N: usize>(
        &self,
        address: &str,
        device: Device,
        wanted: [Figure; N],
    ) -> Result<[f64; N], Error> {
        let mut command = Command::new(&self.program);
        command
            .arg(address)
            .args(["--quiet", "--output=json", "--output-path=stdout"])
            .arg("--only-categories=performance,accessibility,best-practices,seo")
            .arg(
                "--chrome-flags=--headless=new --no-sandbox --disable-gpu \
                 --disable-background-networking --ignore-certificate-errors",
            )
            .env("CHROME_PATH", &self.chromium);
        if device == Device::Desktop {
            command.arg("--preset=desktop");
        }
        let answer = run::output(&mut command)?;
        let not_understood = |reason: String| Error::Answer {
            measure: "pages with Lighthouse",
            line: run::line(&command),
            reason,
        };
        if !answer.status.success() {
            let words = String::from_utf8_lossy(&answer.stderr).trim().to_owned();
            return Err(not_understood(words));
        }
        let report: Value = serde_json::from_slice(&answer.stdout)
            .map_err(|error| not_understood(error.to_string()))?;
        figures(&report, wanted).map_err(not_understood)
    }
}

fn figures<const N: usize>(report: &Value, wanted: [Figure; N]) -> Result<[f64; N], String> {
    let mut found = [0.0; N];
    for (found, figure) in found.iter_mut().zip(wanted) {
        let value = match figure.place {
            Place::At(pointer) => report.pointer(pointer).and_then(Value::as_f64),
            Place::Fetched(ending) => fetched(report, ending),
        };
        let value = value.ok_or_else(|| format!("its report has no figure for {}", figure.name))?;
        // Scores come as parts of one.
        *found = if matches!(figure.unit, Unit::Score) {
            (value * 100.0).round()
        } else {
            value
        };
    }
    Ok(found)
}

fn fetched(report: &Value, ending: &str) -> Option<f64> {
    let requests = report.pointer("/audits/network-requests/details/items")?;
    let addresses = requests.as_array()?.iter().filter_map(|request| {
        let address = request.get("url")?.as_str()?;
        address.ends_with(ending).then_some(1.0)
    });
    Some(addresses.sum())
}

/// For each figure the median of the runs.
pub fn medians<const N: usize>(runs: &[[f64; N]]) -> [f64; N] {
    std::array::from_fn(|index| median(runs.iter().map(|run| run[index]).collect()))
}

pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slow_run_does_not_decide() {
        assert!((median(vec![3100.0, 900.0, 1000.0]) - 1000.0).abs() < f64::EPSILON);
    }

    #[test]
    fn a_run_that_ended_before_the_app_started_is_told_apart() {
        let report = |items: Value| serde_json::json!({ "audits": { "network-requests": { "details": { "items": items } } } });
        let page = serde_json::json!({ "url": "http://127.0.0.1/" });
        let app = serde_json::json!({ "url": "http://127.0.0.1/attune_bg.wasm" });
        let found = |items| figures(&report(items), [WEBASSEMBLY]);
        assert_eq!(found(serde_json::json!([page])), Ok([0.0]));
        assert_eq!(found(serde_json::json!([page, app])), Ok([1.0]));
    }

    #[test]
    fn a_report_without_a_figure_is_named_as_such() {
        let report = serde_json::json!({ "categories": { "performance": { "score": 0.99 } } });
        let [score] = figures(&report, [SCORES[0]]).expect("the score is there");
        assert!((score - 99.0).abs() < f64::EPSILON);
        assert_eq!(
            figures(&report, [BLOCKING_TIME]),
            Err("its report has no figure for total blocking time".to_owned())
        );
    }
}
