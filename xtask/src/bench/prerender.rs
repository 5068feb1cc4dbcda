//! How long drawing a large site takes, and how much memory. The site's own build program draws made-up pages
//! and reports on itself: a timer outside (hyperfine, say) would count the reading and checking of the content.

use super::table::{Bound, Rows, Unit};
use crate::{console, project::Project, run};

/// A thousand pages in two seconds, in the memory of the smallest hosted build machines.
const MOST_MILLISECONDS_A_PAGE: f64 = 2.0;
const MOST_BYTES: f64 = 200_000_000.0;

pub fn measure(project: &Project) -> Rows {
    let mut rows = Vec::new();
    for pages in ["1000", "2000"] {
        console::step(format_args!("Drawing {pages} pages …"));
        let mut command = project.cargo(&["run", "--profile", "native", "--quiet"]);
        command.args(["--package", "attune-site", "--", "bench-pages", pages]);
        let report = run::report("drawing", &mut command)?;
        let time = report.number("/milliseconds")?;
        let most = report.number("/pages")? * MOST_MILLISECONDS_A_PAGE;
        let mut row = |what, value, unit, most| {
            let measure = format!("drawing {pages} pages, {what}");
            rows.push((measure, value, unit, Bound::AtMost(most)));
        };
        row("time", time, Unit::Milliseconds, most);
        // In the system's kilobytes, of 1024 bytes; null where the system does not tell.
        if !report.value["peak_kilobytes"].is_null() {
            let bytes = report.number("/peak_kilobytes")? * 1024.0;
            row("peak memory", bytes, Unit::Bytes, MOST_BYTES);
        }
    }
    Ok(rows)
}
