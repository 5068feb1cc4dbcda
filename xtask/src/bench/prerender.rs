//! How long drawing a large site takes, and how much memory. The site's own build program draws
//! made-up pages and reports on itself.

use serde_json::Value;

use super::table::{Bound, Row, Unit};
use crate::{error::Error, project::Project, run, say};

const COMMAND: &str = "cargo xtask bench --only prerender";

/// Two milliseconds a page, so that a thousand pages take two seconds; and memory that the smallest
/// hosted build machines have.
const MOST_MILLISECONDS_A_PAGE: f64 = 2.0;
const MOST_BYTES: f64 = 200_000_000.0;

pub fn measure(project: &Project) -> Result<Vec<Row>, Error> {
    let mut rows = Vec::new();
    for pages in ["1000", "2000"] {
        say::step(format_args!("Drawing {pages} pages …"));
        let mut command = project.cargo(&[
            "run",
            "--profile",
            "native",
            "--quiet",
            "--package",
            "attune-site",
            "--",
        ]);
        command.args(["bench-pages", pages]);
        let answer = run::output(&mut command)?;
        let not_understood = |reason: String| Error::Answer {
            measure: "drawing",
            line: run::line(&command),
            reason,
        };
        if !answer.status.success() {
            let words = String::from_utf8_lossy(&answer.stderr).trim().to_owned();
            return Err(not_understood(words));
        }
        rows.extend(report(&answer.stdout).map_err(not_understood)?);
    }
    Ok(rows)
}

/// Reads `{"pages":1000,"milliseconds":…,"peak_kilobytes":…}`. The kilobytes are the system's, of
/// 1024 bytes, and null where the system does not tell.
fn report(line: &[u8]) -> Result<Vec<Row>, String> {
    let report: Value = serde_json::from_slice(line).map_err(|error| error.to_string())?;
    let number = |name: &str| {
        let value = report.get(name).and_then(Value::as_f64);
        value.ok_or_else(|| format!("it has no number `{name}`"))
    };
    let pages = number("pages")?;
    let mut rows = vec![Row {
        measure: format!("drawing {pages} pages, time"),
        value: number("milliseconds")?,
        unit: Unit::Milliseconds,
        bound: Bound::AtMost(pages * MOST_MILLISECONDS_A_PAGE),
        command: COMMAND,
    }];
    if report.get("peak_kilobytes") != Some(&Value::Null) {
        rows.push(Row {
            measure: format!("drawing {pages} pages, peak memory"),
            value: number("peak_kilobytes")? * 1024.0,
            unit: Unit::Bytes,
            bound: Bound::AtMost(MOST_BYTES),
            command: COMMAND,
        });
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_report_becomes_a_row_for_time_and_one_for_memory() {
        let line = br#"{"pages":1000,"milliseconds":820,"peak_kilobytes":50000}"#;
        let rows = report(line).expect("a report in order");
        assert_eq!(rows[0].measure, "drawing 1000 pages, time");
        assert!((rows[0].value - 820.0).abs() < f64::EPSILON);
        assert!((rows[1].value - 51_200_000.0).abs() < f64::EPSILON);
    }

    #[test]
    fn a_system_that_does_not_tell_memory_gets_no_row_for_it() {
        let line = br#"{"pages":1000,"milliseconds":820,"peak_kilobytes":null}"#;
        assert_eq!(report(line).map(|rows| rows.len()), Ok(1));
    }

    #[test]
    fn a_report_without_a_figure_is_named_as_such() {
        let complaint = report(br#"{"pages":1000,"milliseconds":820}"#).err();
        assert_eq!(
            complaint.as_deref(),
            Some("it has no number `peak_kilobytes`")
        );
    }
}
