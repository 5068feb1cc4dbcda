//! Lighthouse on every page of the sitemap, in its default mobile setting: a mid-range phone on a
//! slow network, simulated. The median of three runs is what counts, as single runs vary.

use std::{path::Path, process::Command};

use serde_json::Value;

use super::{
    server::StaticServer,
    sizes,
    table::{Bound, Row, Unit},
};
use crate::{error::Error, run, say};

const COMMAND: &str = "cargo xtask bench --only lighthouse";
const RUNS: usize = 3;

/// What is read from Lighthouse's report. The bounds are the project's own: well within
/// what web.dev calls good (LCP 2.5 s, TBT 200 ms, CLS 0.1).
const FIGURES: [(&str, &str, Unit, Bound); 7] = [
    (
        "performance",
        "/categories/performance/score",
        Unit::Score,
        Bound::AtLeast(99.0),
    ),
    (
        "accessibility",
        "/categories/accessibility/score",
        Unit::Score,
        Bound::AtLeast(100.0),
    ),
    (
        "best practices",
        "/categories/best-practices/score",
        Unit::Score,
        Bound::AtLeast(100.0),
    ),
    (
        "search engines",
        "/categories/seo/score",
        Unit::Score,
        Bound::AtLeast(100.0),
    ),
    (
        "largest contentful paint",
        "/audits/largest-contentful-paint/numericValue",
        Unit::Milliseconds,
        Bound::AtMost(1200.0),
    ),
    (
        "total blocking time",
        "/audits/total-blocking-time/numericValue",
        Unit::Milliseconds,
        Bound::AtMost(100.0),
    ),
    (
        "cumulative layout shift",
        "/audits/cumulative-layout-shift/numericValue",
        Unit::Plain,
        Bound::AtMost(0.0),
    ),
];

type Figures = [f64; FIGURES.len()];

pub fn measure(dist: &Path, chromium: &Path, lighthouse: &Path) -> Result<Vec<Row>, Error> {
    let sitemap = sizes::read(&dist.join("sitemap.xml"))?;
    let routes = routes(&String::from_utf8_lossy(&sitemap));
    let server = StaticServer::start(dist)?;
    let mut rows = Vec::new();
    for route in routes {
        say::step(format_args!("Lighthouse: {route}, {RUNS} runs …"));
        let address = format!("http://127.0.0.1:{}{route}", server.port);
        let mut runs = Vec::new();
        for _ in 0..RUNS {
            runs.push(one_run(&address, chromium, lighthouse)?);
        }
        for (index, (name, _, unit, bound)) in FIGURES.into_iter().enumerate() {
            rows.push(Row {
                measure: format!("{route} {name}"),
                value: median(runs.iter().map(|run| run[index]).collect()),
                unit,
                bound,
                command: COMMAND,
            });
        }
    }
    Ok(rows)
}

fn one_run(address: &str, chromium: &Path, lighthouse: &Path) -> Result<Figures, Error> {
    let mut command = Command::new(lighthouse);
    command
        .arg(address)
        .args(["--quiet", "--output=json", "--output-path=stdout"])
        .arg("--only-categories=performance,accessibility,best-practices,seo")
        .arg(
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu \
             --disable-background-networking",
        )
        .env("CHROME_PATH", chromium);
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
    figures(&report).map_err(not_understood)
}

fn figures(report: &Value) -> Result<Figures, String> {
    let mut found = [0.0; FIGURES.len()];
    for (figure, (name, pointer, unit, _)) in found.iter_mut().zip(FIGURES) {
        let value = report.pointer(pointer).and_then(Value::as_f64);
        let value = value.ok_or_else(|| format!("its report has no figure for {name}"))?;
        // Scores come as parts of one.
        *figure = if matches!(unit, Unit::Score) {
            (value * 100.0).round()
        } else {
            value
        };
    }
    Ok(found)
}

/// The paths of the sitemap's addresses, whichever host they name.
fn routes(sitemap: &str) -> Vec<String> {
    sitemap
        .split("<loc>")
        .skip(1)
        .filter_map(|rest| rest.split_once("</loc>"))
        .map(|(address, _)| {
            let address = address.trim();
            let behind = address
                .split_once("://")
                .map_or(address, |(_, behind)| behind);
            behind
                .find('/')
                .map_or("/", |start| &behind[start..])
                .to_owned()
        })
        .collect()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_of_the_sitemap_is_measured() {
        let sitemap = "<urlset><url><loc>https://a.example/</loc></url>\
                       <url><loc> https://a.example/session/ </loc></url>\
                       <url><loc>https://a.example</loc></url></urlset>";
        assert_eq!(routes(sitemap), ["/", "/session/", "/"]);
    }

    #[test]
    fn one_slow_run_does_not_decide() {
        assert!((median(vec![3100.0, 900.0, 1000.0]) - 1000.0).abs() < f64::EPSILON);
    }
}
