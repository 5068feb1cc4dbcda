//! The time and memory that rendering a large site takes. The build program renders made-up pages and measures itself:
//! an external timer such as hyperfine would include reading and checking the content.

use super::table::{Bound, Rows, Unit};
use crate::{console, project::Project, run};

/// A thousand pages in two seconds, with the memory of the smallest hosted build machines.
const MAX_MILLISECONDS_PER_PAGE: f64 = 2.0;
const MAX_BYTES: f64 = 200_000_000.0;

pub fn measure(project: &Project) -> Rows {
    let mut rows = Vec::new();
    for pages in ["1000", "2000"] {
        console::step(format_args!("Rendering {pages} pages …"));
        let mut command = project.cargo(&["run", "--profile", "native", "--quiet"]);
        command.args(["--package", "attune-site", "--", "bench-pages", pages]);
        let report = run::report("rendering", &mut command)?;
        let time = report.number("/milliseconds")?;
        let max = report.number("/pages")? * MAX_MILLISECONDS_PER_PAGE;
        let mut row = |label, value, unit, max| {
            let measure = format!("rendering {pages} pages, {label}");
            rows.push((measure, value, unit, Bound::AtMost(max)));
        };
        row("time", time, Unit::Milliseconds, max);
        // In units of 1024 bytes; null if the system doesn't report it.
        if !report.value["peak_kilobytes"].is_null() {
            let bytes = report.number("/peak_kilobytes")? * 1024.0;
            row("peak memory", bytes, Unit::Bytes, MAX_BYTES);
        }
    }
    Ok(rows)
}
