//! The first link that a visitor follows, on a processor as slow as a phone's, until its words and pictures are
//! painted; beside it the limit, the page's finished HTML set at once. And whether memory is given back.
//! `navigation.js` steers the browser.

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

/// A link to the limit, which has nothing to fetch, to read or to decide.
const MOST_TIMES: f64 = 1.3;
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
    say::step("Moving between pages in Chromium: about four minutes");
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
    let (time, times) = (Unit::Milliseconds, Unit::Plain);
    for link in list(report, "/links")? {
        let to = link.get("to").and_then(Value::as_str);
        let to = to.ok_or("a link has no `to`")?;
        let [hover, cold, limit, trip] =
            ["/hover", "/cold", "/limit", "/trip"].map(|name| middle(link, name));
        let (hover, cold, limit, trip) = (hover?, cold?, limit?, trip?);
        let slow = |words| format!("on a slow processor, the first link, to {to}: {words}");
        row(slow("the limit"), limit, time, Bound::None);
        row(slow("after resting on it"), hover, time, Bound::None);
        row(slow("without"), cold, time, Bound::None);
        let most = Bound::AtMost(MOST_TIMES);
        let words = format!("{to}: after resting on the link, to the limit");
        row(words, hover / limit, times, most);
        let words =
            format!("{to}: without, to the limit and the {trip:.0} ms that its content took");
        row(words, cold / (limit + trip), times, most);
    }
    for (name, words) in [
        ("/started/ready", "app ready since the visit began"),
        ("/started/longest", "longest task until then"),
    ] {
        let words = format!("on a slow processor: {words}");
        row(words, middle(report, name)?, time, Bound::None);
    }
    let [early, late] = list(report, "/memory")? else {
        return Err("`/memory` has not two entries".to_owned());
    };
    let number = |entry: &Value, name: &str| {
        let number = entry.get(name).and_then(Value::as_f64);
        number.ok_or_else(|| format!("`/memory` has no number `{name}`"))
    };
    let after = number(late, "navigations")?;
    let weights = [
        ("heap", "JavaScript's memory", MOST_HEAP),
        ("wasm", "WebAssembly's memory", MOST_WASM),
    ];
    for (name, words, most) in weights {
        let (early, late) = (number(early, name)?, number(late, name)?);
        let whole = format!("{words} after {after} navigations");
        row(whole, late, Unit::Bytes, Bound::None);
        let growth = format!("{words}, growth since 20");
        row(growth, late / early, times, Bound::AtMost(most));
    }
    Ok(rows)
}

fn list<'report>(report: &'report Value, pointer: &str) -> Result<&'report [Value], String> {
    let list = report.pointer(pointer).and_then(Value::as_array);
    list.map(Vec::as_slice)
        .ok_or_else(|| format!("it has no list `{pointer}`"))
}

/// The median of a list of numbers.
fn middle(report: &Value, pointer: &str) -> Result<f64, String> {
    let list = list(report, pointer)?.iter();
    let numbers: Vec<f64> = list.filter_map(Value::as_f64).collect();
    if numbers.is_empty() {
        return Err(format!("`{pointer}` has no number"));
    }
    Ok(median(numbers))
}
