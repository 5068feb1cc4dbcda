//! Times the first link that a visitor follows, on a CPU as slow as a phone's, against a baseline: the page's finished
//! HTML inserted at once. Also measures whether memory is freed. `navigation.js` controls the browser.

use std::{path::Path, process::Command};

use serde_json::Value;

use super::lighthouse::{Lighthouse, median};
use super::serve::serve;
use super::table::{Bound, Rows, Unit};
use crate::{console, error::Error, project::Project, run, run::Report};

const SCRIPT: &str = "xtask/src/bench/navigation.js";

/// The time of a followed link divided by the baseline's, which fetches and parses nothing.
const MAX_TIME_RATIO: f64 = 1.3;
/// The memory after 200 navigations divided by that after 20: growth is a leak.
const MAX_HEAP_RATIO: f64 = 1.02;
/// Allows one more page of 64 KB: Leptos retains about 100 bytes per navigation (docs/architecture.md says why).
const MAX_WASM_RATIO: f64 = 1.06;

pub fn measure(project: &Project, dist: &Path, lighthouse: &Lighthouse) -> Rows {
    let server = serve(dist)?;
    let mut command = Command::new("node");
    command.arg(project.root.join(SCRIPT));
    command.args([&lighthouse.program, &lighthouse.chromium]);
    command.arg(server.url("/"));
    console::step("Moving between pages in Chromium: about six minutes");
    rows(&run::report("moving between pages", &mut command)?)
}

fn rows(report: &Report) -> Rows {
    let mut rows = Vec::new();
    let mut row = |label, value, unit, bound| rows.push((label, value, unit, bound));
    let (time, ratio) = (Unit::Milliseconds, Unit::Plain);
    for at in 0..report.list("/links")?.len() {
        let to = report.value["links"][at]["to"].as_str();
        let to = to.ok_or_else(|| report.missing("page that a link leads to"))?;
        let median = |name| median_at(report, &format!("/links/{at}/{name}"));
        let (baseline, hover) = (median("baseline")?, median("hover")?);
        let (cold, saving, fetch) = (median("cold")?, median("saving")?, median("fetch")?);
        let slow = |label| format!("on a slow CPU, the first link, to {to}: {label}");
        row(slow("the baseline"), baseline, time, Bound::None);
        row(slow("after hovering"), hover, time, Bound::None);
        row(slow("without hovering"), cold, time, Bound::None);
        let label = format!("without hovering, with Save-Data ({fetch:.0} ms are the fetch)");
        row(slow(&label), saving, time, Bound::None);
        let max = Bound::AtMost(MAX_TIME_RATIO);
        let label = format!("{to}: after hovering, to the baseline");
        row(label, hover / baseline, ratio, max);
        let label = format!("{to}: without hovering, to the baseline");
        row(label, cold / baseline, ratio, max);
    }
    for (name, label) in [
        ("ready", "time until the app is ready"),
        ("longest", "longest task until then"),
    ] {
        let value = median_at(report, &format!("/started/{name}"))?;
        let label = format!("on a slow CPU: {label}");
        row(label, value, time, Bound::None);
    }
    let after = report.number("/memory/1/navigations")?;
    for (name, label, max) in [
        ("heap", "JavaScript memory", MAX_HEAP_RATIO),
        ("wasm", "WebAssembly memory", MAX_WASM_RATIO),
    ] {
        let early = report.number(&format!("/memory/0/{name}"))?;
        let late = report.number(&format!("/memory/1/{name}"))?;
        let total = format!("{label} after {after} navigations");
        row(total, late, Unit::Bytes, Bound::None);
        let growth = format!("{label}, growth since 20");
        row(growth, late / early, ratio, Bound::AtMost(max));
    }
    Ok(rows)
}

/// The median of a list of numbers.
fn median_at(report: &Report, pointer: &str) -> Result<f64, Error> {
    let list = report.list(pointer)?.iter();
    let numbers: Vec<f64> = list.filter_map(Value::as_f64).collect();
    match numbers[..] {
        [] => Err(report.missing(&format!("number in {pointer}"))),
        _ => Ok(median(numbers)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slow_run_decides_nothing_growth_is_a_ratio_and_what_lacks_is_named() {
        let mut report = Report {
            value: serde_json::json!({
                "links": [{ "to": "/a/", "hover": [130, 9000, 110], "cold": [120, 120, 120],
                            "saving": [300, 300, 300], "baseline": [100, 100, 900], "fetch": [50, null, 50] }],
                "started": { "ready": [400], "longest": [90] },
                "memory": [{ "navigations": 20, "heap": 100, "wasm": 10 },
                           { "navigations": 200, "heap": 150, "wasm": 10 }],
            }),
            what: "moving between pages",
            line: "node".to_owned(),
        };
        let figures = rows(&report).expect("nothing lacks");
        let figures: Vec<f64> = figures.iter().map(|row| row.1).collect();
        let links = [100.0, 130.0, 120.0, 300.0, 1.3, 1.2];
        assert_eq!(figures[..6], links);
        assert_eq!(figures[6..], [400.0, 90.0, 150.0, 1.5, 10.0, 1.0]);

        for lacks in [
            "/memory/1/heap",
            "/started/ready",
            "/links/0/fetch",
            "/links",
        ] {
            report.value.pointer_mut(lacks).map(Value::take);
            let error = rows(&report).err().expect("something lacks");
            assert!(error.to_string().contains(lacks), "{error}");
        }
    }
}
