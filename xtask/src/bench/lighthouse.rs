//! Lighthouse on every page of the sitemap, in its default mobile setting: a mid-range phone on a
//! slow network, simulated. The median of three runs is what counts, as single runs vary.

use std::path::Path;

use super::{
    audit::{self, BLOCKING_TIME, Device, Figure, LARGEST_PAINT, LAYOUT_SHIFT, Lighthouse, SCORES},
    pages,
    serve::serve,
    table::{Bound, Row},
};
use crate::{error::Error, say};

const COMMAND: &str = "cargo xtask bench --only lighthouse";
const RUNS: usize = 3;

/// What is read from Lighthouse's report. The bounds are the project's own: well within
/// what web.dev calls good (LCP 2.5 s, TBT 200 ms, CLS 0.1).
const FIGURES: [(Figure, Bound); 7] = [
    (SCORES[0], Bound::AtLeast(100.0)),
    (SCORES[1], Bound::AtLeast(100.0)),
    (SCORES[2], Bound::AtLeast(100.0)),
    (SCORES[3], Bound::AtLeast(100.0)),
    (LARGEST_PAINT, Bound::AtMost(1200.0)),
    (BLOCKING_TIME, Bound::AtMost(50.0)),
    (LAYOUT_SHIFT, Bound::AtMost(0.0)),
];

pub fn measure(
    dist: &Path,
    lighthouse: &Lighthouse,
    runs: Option<usize>,
    only: &[String],
) -> Result<Vec<Row>, Error> {
    let server = serve(dist)?;
    let count = runs.unwrap_or(RUNS);
    let mut rows = Vec::new();
    for route in pages::routes(dist, only)? {
        say::step(format_args!("Lighthouse: {route}, runs: {count} …"));
        let address = server.address(&route);
        let mut runs = Vec::new();
        for _ in 0..count {
            runs.push(lighthouse.run(
                &address,
                Device::Phone,
                FIGURES.map(|(figure, _)| figure),
            )?);
        }
        for ((figure, bound), value) in FIGURES.into_iter().zip(audit::medians(&runs)) {
            rows.push(Row {
                measure: format!("{route} {}", figure.name),
                value,
                unit: figure.unit,
                bound,
                command: COMMAND,
            });
        }
    }
    Ok(rows)
}
