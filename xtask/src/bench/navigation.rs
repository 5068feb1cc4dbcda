//! Moving between pages in a real browser, slowed down to a phone's speed: from click to paint, how long
//! until the app has taken over, and whether memory is given back. `navigation.js` steers the browser.

use std::{path::Path, process::Command};

use fs_err as fs;
use serde_json::Value;

use super::{
    lighthouse::{Lighthouse, median},
    serve::serve,
    table::{Bound, Row, Unit},
};
use crate::{error::Error, project::Project, run, say};

const COMMAND: &str = "cargo xtask bench --only navigation";
const SCRIPT: &str = "xtask/src/bench/navigation.js";

/// Half of the 100 ms within which an answer seems immediate.
const MOST_MILLISECONDS: f64 = 50.0;
/// After 200 navigations to after 20: what grows is kept for nothing.
const MOST_HEAP: f64 = 1.02;
const MOST_WASM: f64 = 1.0;

/// `folder` is where the answer may be written.
pub fn measure(
    project: &Project,
    dist: &Path,
    folder: &Path,
    lighthouse: &Lighthouse,
) -> Result<Vec<Row>, Error> {
    let server = serve(dist)?;
    let answer = folder.join("navigation.json");
    let mut command = Command::new("node");
    command
        .arg(project.root.join(SCRIPT))
        .args([&lighthouse.program, &lighthouse.chromium])
        .arg(server.address("/"))
        .arg(&answer);
    say::step("Moving between pages in Chromium: about two minutes");
    let (status, messages) = run::watched(&mut command)?;
    let not_understood = |reason: String| Error::Answer {
        measure: "moving between pages",
        line: run::line(&command),
        reason,
    };
    if !status.success() {
        return Err(not_understood(messages.trim().to_owned()));
    }
    let text = fs::read(&answer)?;
    let report: Value =
        serde_json::from_slice(&text).map_err(|error| not_understood(error.to_string()))?;
    rows(&report).map_err(not_understood)
}

fn rows(report: &Value) -> Result<Vec<Row>, String> {
    let mut rows = Vec::new();
    let mut row = |measure: String, value, unit, bound| {
        rows.push((COMMAND, measure, value, unit, bound));
    };
    let ways = [
        (
            "hover",
            "after resting on the link",
            Bound::AtMost(MOST_MILLISECONDS),
        ),
        ("cold", "without", Bound::AtMost(MOST_MILLISECONDS)),
    ];
    for (name, words, bound) in ways {
        for step in list(report, name)? {
            let to = step.get("to").and_then(Value::as_str);
            let to = to.ok_or_else(|| format!("`{name}` has a step without `to`"))?;
            let value = middle(step, "milliseconds")?;
            row(
                format!("on a slow processor: click to paint of {to}, {words}"),
                value,
                Unit::Milliseconds,
                bound,
            );
        }
    }
    for each in list(report, "hydrations")? {
        let speed = match number(each, "slowdown")? {
            ..=1.0 => "at full speed",
            _ => "on a slow processor",
        };
        for (name, words) in [
            ("visit", "app ready since the visit began"),
            ("app", "app ready since its script was asked for"),
            ("longest", "longest task until then"),
        ] {
            let value = middle(each, name)?;
            row(
                format!("{speed}: {words}"),
                value,
                Unit::Milliseconds,
                Bound::None,
            );
        }
    }
    let [early, late] = list(report, "memory")? else {
        return Err("`memory` has not two entries".to_owned());
    };
    let after = number(late, "navigations")?;
    let weights = [
        ("heap", "JavaScript's memory", MOST_HEAP),
        ("wasm", "WebAssembly's memory", MOST_WASM),
    ];
    for (name, words, most) in weights {
        let (early, late) = (number(early, name)?, number(late, name)?);
        row(
            format!("{words} after {after} navigations"),
            late,
            Unit::Bytes,
            Bound::None,
        );
        row(
            format!("{words}, growth since 20"),
            late / early,
            Unit::Plain,
            Bound::AtMost(most),
        );
    }
    Ok(rows)
}

fn list<'report>(report: &'report Value, name: &str) -> Result<&'report [Value], String> {
    let list = report.get(name).and_then(Value::as_array);
    list.map(Vec::as_slice)
        .ok_or_else(|| format!("it has no list `{name}`"))
}

fn number(report: &Value, name: &str) -> Result<f64, String> {
    let number = report.get(name).and_then(Value::as_f64);
    number.ok_or_else(|| format!("it has no number `{name}`"))
}

/// The median of a list of numbers.
fn middle(report: &Value, name: &str) -> Result<f64, String> {
    let numbers: Vec<f64> = list(report, name)?
        .iter()
        .filter_map(Value::as_f64)
        .collect();
    if numbers.is_empty() {
        return Err(format!("`{name}` has no number"));
    }
    Ok(median(numbers))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn report() -> Value {
        let step = json!([{ "to": "/session/", "milliseconds": [90, 30, 40] }]);
        json!({
            "hover": step,
            "cold": step,
            "hydrations": [{ "slowdown": 4, "visit": [800], "app": [200], "longest": [60] }],
            "memory": [
                { "navigations": 20, "heap": 1_000_000, "wasm": 1_245_184 },
                { "navigations": 200, "heap": 1_010_000, "wasm": 1_245_184 },
            ],
        })
    }

    #[test]
    fn one_slow_step_does_not_decide_and_growth_is_a_ratio() {
        let rows = rows(&report()).expect("a report in order");
        assert!((rows[0].2 - 40.0).abs() < f64::EPSILON);
        let heap = rows.iter().find(|row| row.1.ends_with("growth since 20"));
        assert!(heap.is_some_and(|row| (row.2 - 1.01).abs() < 1e-9));
    }

    #[test]
    fn a_report_that_lacks_something_says_what() {
        let complaint = |name: &str, value: Value| {
            let mut report = report();
            report[name] = value;
            rows(&report).err().unwrap_or_default()
        };
        assert_eq!(complaint("cold", Value::Null), "it has no list `cold`");
        assert_eq!(
            complaint("memory", json!([])),
            "`memory` has not two entries"
        );
        assert_eq!(
            complaint("hover", json!([{ "to": "/", "milliseconds": [] }])),
            "`milliseconds` has no number"
        );
    }
}
