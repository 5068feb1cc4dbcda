//! Lighthouse on every page of the sitemap, in its default mobile setting: a mid-range phone on a
//! slow network, simulated. The median of three runs is what counts, as single runs vary.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use fs_err as fs;

use super::{
    serve::serve,
    table::{Bound, Row, Unit},
};
use crate::{error::Error, run, say};

const COMMAND: &str = "cargo xtask bench --only lighthouse";

/// What is read from Lighthouse's report, and where it stands there. The bounds are the project's own: well
/// within what web.dev calls good (LCP 2.5 s, TBT 200 ms, CLS 0.1).
const FIGURES: [(&str, &str, Unit, Bound); 7] = [
    score("performance", "/categories/performance/score"),
    score("accessibility", "/categories/accessibility/score"),
    score("best practices", "/categories/best-practices/score"),
    score("search engines", "/categories/seo/score"),
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
        Bound::AtMost(50.0),
    ),
    (
        "cumulative layout shift",
        "/audits/cumulative-layout-shift/numericValue",
        Unit::Plain,
        Bound::AtMost(0.0),
    ),
];

const fn score(
    name: &'static str,
    pointer: &'static str,
) -> (&'static str, &'static str, Unit, Bound) {
    (name, pointer, Unit::Score, Bound::AtLeast(1.0))
}

/// Lighthouse and the browser that it steers.
pub struct Lighthouse {
    pub program: PathBuf,
    pub chromium: PathBuf,
}

pub fn measure(
    dist: &Path,
    lighthouse: &Lighthouse,
    runs: usize,
    only: &[String],
) -> Result<Vec<Row>, Error> {
    let server = serve(dist)?;
    let mut rows = Vec::new();
    for route in routes(&fs::read_to_string(dist.join("sitemap.xml"))?, only)? {
        say::step(format_args!("Lighthouse: {route}, runs: {runs} …"));
        let mut figures = FIGURES.map(|_| Vec::new());
        for _ in 0..runs {
            let report = run::report(
                "pages with Lighthouse",
                Command::new(&lighthouse.program)
                    .arg(server.address(&route))
                    .args(["--quiet", "--output=json", "--output-path=stdout"])
                    .arg("--only-categories=performance,accessibility,best-practices,seo")
                    .arg("--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking")
                    .env("CHROME_PATH", &lighthouse.chromium),
            )?;
            for ((_, pointer, ..), values) in FIGURES.iter().zip(&mut figures) {
                values.push(report.number(pointer)?);
            }
        }
        for ((name, _, unit, bound), values) in FIGURES.into_iter().zip(figures) {
            let measure = format!("{route} {name}");
            rows.push(Row::new(COMMAND, measure, median(values), unit, bound));
        }
    }
    Ok(rows)
}

/// The paths of a sitemap's addresses, whichever host it names: all, or those of `only`.
fn routes(sitemap: &str, only: &[String]) -> Result<Vec<String>, Error> {
    let path = |rest: &str| {
        let (_, address) = rest.split_once("</loc>")?.0.split_once("://")?;
        Some(address[address.find('/')?..].trim_end().to_owned())
    };
    let mut routes: Vec<String> = sitemap.split("<loc>").filter_map(path).collect();
    if let Some(unknown) = only.iter().find(|route| !routes.contains(route)) {
        return Err(Error::NoSuchPage {
            doing: "measure",
            page: unknown.clone(),
            pages: routes.join(","),
        });
    }
    routes.retain(|route| only.is_empty() || only.contains(route));
    Ok(routes)
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
    fn every_page_of_the_sitemap_is_measured_and_one_that_is_not_there_is_named_with_those_that_are()
     {
        let sitemap = "<urlset><url><loc>https://a.example/</loc></url>\
                       <url><loc>https://a.example/session/ </loc></url></urlset>";
        let all = routes(sitemap, &[]).expect("all pages");
        assert_eq!(all, ["/", "/session/"]);
        let one = routes(sitemap, &["/session/".to_owned()]).expect("one page");
        assert_eq!(one, ["/session/"]);
        let complaint = routes(sitemap, &["/sesion/".to_owned()]).expect_err("no such page");
        let words = complaint.to_string();
        assert!(
            words.contains("/sesion/") && words.contains("/,/session/"),
            "{words}"
        );
    }
}
