//! Runs Lighthouse on every page of the sitemap, on an emulated mid-range phone with a slow network, and takes medians.

use std::path::{Path, PathBuf};
use std::process::Command;

use fs_err as fs;

use super::serve::serve;
use super::table::Bound::{self, AtLeast, AtMost};
use super::table::Rows;
use super::table::Unit::{self, Milliseconds, Plain, Score};
use crate::{console, run};

const CHROME_FLAGS: &str =
    "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking";

/// By Lighthouse's names. The bounds are stricter than what web.dev calls “good” (LCP 2.5 s, TBT 200 ms, CLS 0.1).
const FIGURES: [(&str, Unit, Bound); 7] = [
    ("performance", Score, AtLeast(1.0)),
    ("accessibility", Score, AtLeast(1.0)),
    ("best-practices", Score, AtLeast(1.0)),
    ("seo", Score, AtLeast(1.0)),
    ("largest-contentful-paint", Milliseconds, AtMost(1200.0)),
    ("total-blocking-time", Milliseconds, AtMost(50.0)),
    ("cumulative-layout-shift", Plain, AtMost(0.0)),
];

/// Lighthouse and the browser that it controls.
pub struct Lighthouse {
    pub program: PathBuf,
    pub chromium: PathBuf,
}

/// Measures these pages, or all if the list is empty.
pub fn measure(dist: &Path, lighthouse: &Lighthouse, runs: usize, only: &[String]) -> Rows {
    let server = serve(dist)?;
    let routes = match only {
        [] => routes(&fs::read_to_string(dist.join("sitemap.xml"))?),
        only => only.to_owned(),
    };
    let mut rows = Vec::new();
    for route in routes {
        console::step(format_args!("Lighthouse: {route}, runs: {runs} …"));
        let mut command = Command::new(&lighthouse.program);
        command.arg(server.url(&route));
        command.args(["--quiet", "--output=json", CHROME_FLAGS]);
        command.env("CHROME_PATH", &lighthouse.chromium);
        let run = |_| run::report("pages with Lighthouse", &mut command);
        let reports = (0..runs).map(run).collect::<Result<Vec<_>, _>>()?;
        for (name, unit, bound) in FIGURES {
            let pointer = match unit {
                Score => format!("/categories/{name}/score"),
                _ => format!("/audits/{name}/numericValue"),
            };
            let values = reports.iter().map(|report| report.number(&pointer));
            let value = median(values.collect::<Result<_, _>>()?);
            rows.push((format!("{route} {name}"), value, unit, bound));
        }
    }
    Ok(rows)
}

/// The paths of a sitemap's URLs, whatever their host is.
fn routes(sitemap: &str) -> Vec<String> {
    let path = |rest: &str| {
        let (_, address) = rest.split_once("</loc>")?.0.split_once("://")?;
        Some(address[address.find('/')?..].trim_end().to_owned())
    };
    sitemap.split("<loc>").filter_map(path).collect()
}

pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_of_the_sitemap_is_measured() {
        let sitemap = "<urlset><url><loc>https://a.example/</loc></url>\
                       <url><loc>https://a.example/session/ </loc></url></urlset>";
        assert_eq!(routes(sitemap), ["/", "/session/"]);
    }
}
