//! The first link that a visitor follows, on a processor as slow as a phone's, beside its limit: the page's finished
//! HTML set at once. And whether memory is given back. `navigation.js` steers the browser.

use std::{path::Path, process::Command};

use serde_json::Value;

use super::lighthouse::{Lighthouse, median};
use super::serve::serve;
use super::table::{Bound, Rows, Unit};
use crate::{console, error::Error, project::Project, run, run::Report};

const SCRIPT: &str = "xtask/src/bench/navigation.js";

/// A link to the limit, which has nothing to fetch, to read or to decide.
const MOST_TIMES: f64 = 1.3;
/// After 200 navigations to after 20: what grows is kept for nothing.
const MOST_HEAP: f64 = 1.02;
/// A page of 64 KB: Leptos keeps some 100 bytes of each navigation (docs/architecture.md says why).
const MOST_WASM: f64 = 1.06;

pub fn measure(project: &Project, dist: &Path, lighthouse: &Lighthouse) -> Rows {
    let server = serve(dist)?;
    let mut command = Command::new("node");
    command.arg(project.root.join(SCRIPT));
    command.args([&lighthouse.program, &lighthouse.chromium]);
    command.arg(server.address("/"));
    console::step("Moving between pages in Chromium: about six minutes");
    rows(&run::report("moving between pages", &mut command)?)
}

fn rows(report: &Report) -> Rows {
    let mut rows = Vec::new();
    let mut row = |what, value, unit, bound| rows.push((what, value, unit, bound));
    let (time, times) = (Unit::Milliseconds, Unit::Plain);
    for at in 0..report.list("/links")?.len() {
        let to = report.value["links"][at]["to"].as_str();
        let to = to.ok_or_else(|| report.lacks("page that a link leads to"))?;
        let middle = |name| middle(report, &format!("/links/{at}/{name}"));
        let (limit, hover) = (middle("limit")?, middle("hover")?);
        let (cold, saving, trip) = (middle("cold")?, middle("saving")?, middle("trip")?);
        let slow = |words| format!("on a slow processor, the first link, to {to}: {words}");
        row(slow("the limit"), limit, time, Bound::None);
        row(slow("after resting on it"), hover, time, Bound::None);
        row(slow("without"), cold, time, Bound::None);
        let words = format!("without, where data is saved ({trip:.0} ms are its content's)");
        row(slow(&words), saving, time, Bound::None);
        let most = Bound::AtMost(MOST_TIMES);
        let words = format!("{to}: after resting on the link, to the limit");
        row(words, hover / limit, times, most);
        row(
            format!("{to}: without, to the limit"),
            cold / limit,
            times,
            most,
        );
    }
    for (name, words) in [
        ("ready", "app ready since the visit began"),
        ("longest", "longest task until then"),
    ] {
        let value = middle(report, &format!("/started/{name}"))?;
        let words = format!("on a slow processor: {words}");
        row(words, value, time, Bound::None);
    }
    let after = report.number("/memory/1/navigations")?;
    for (name, words, most) in [
        ("heap", "JavaScript's memory", MOST_HEAP),
        ("wasm", "WebAssembly's memory", MOST_WASM),
    ] {
        let early = report.number(&format!("/memory/0/{name}"))?;
        let late = report.number(&format!("/memory/1/{name}"))?;
        let whole = format!("{words} after {after} navigations");
        row(whole, late, Unit::Bytes, Bound::None);
        let growth = format!("{words}, growth since 20");
        row(growth, late / early, times, Bound::AtMost(most));
    }
    Ok(rows)
}

/// The median of a list of numbers.
fn middle(report: &Report, pointer: &str) -> Result<f64, Error> {
    let list = report.list(pointer)?.iter();
    let numbers: Vec<f64> = list.filter_map(Value::as_f64).collect();
    match numbers[..] {
        [] => Err(report.lacks(&format!("number in {pointer}"))),
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
                            "saving": [300, 300, 300], "limit": [100, 100, 900], "trip": [50, null, 50] }],
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
            "/links/0/trip",
            "/links",
        ] {
            report.value.pointer_mut(lacks).map(Value::take);
            let error = rows(&report).err().expect("something lacks");
            assert!(error.to_string().contains(lacks), "{error}");
        }
    }
}
