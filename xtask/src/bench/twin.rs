//! Each page beside its paper twin: the same page without a script, as if it were printed. What the app
//! costs a visitor is the difference. Page and twin are measured in turn, so that whatever else the
//! computer does falls on both.

use std::{fs, path::Path};

use super::{
    audit::{
        self, BLOCKING_TIME, BYTES, Device, LARGEST_PAINT, LAYOUT_SHIFT, Lighthouse, SCORES,
        WEBASSEMBLY,
    },
    html, pages,
    secure::SecureServer,
    sizes,
    table::{Bound, Row, Unit},
};
use crate::{error::Error, say};

const COMMAND: &str = "cargo xtask bench --only twin";
const RUNS: usize = 5;

const MOST_RATIO: f64 = 1.03;
/// On the phone: half of the 100 ms within which an answer seems immediate.
const MOST_BLOCKING: f64 = 50.0;

/// The medians for a page or its twin.
struct Medians {
    /// The lowest of the four scores, and which it is.
    score: (f64, &'static str),
    paint: f64,
    blocking: f64,
    shift: f64,
    bytes: f64,
    /// How many of the runs lasted until the app was fetched.
    with_app: f64,
    runs: f64,
}

/// `folder` is where the twins may be written, `caddy` serves both.
pub fn measure(
    dist: &Path,
    folder: &Path,
    caddy: &Path,
    lighthouse: &Lighthouse,
    runs: Option<usize>,
    only: &[String],
) -> Result<Vec<Row>, Error> {
    let routes = pages::routes(dist, only)?;
    let site = folder.join("site");
    write_twins(dist, &site)?;
    let server = SecureServer::start(caddy, dist, &folder.join("caddy"))?;
    let twins = SecureServer::start(caddy, &site, &folder.join("caddy-of-twins"))?;
    let count = runs.unwrap_or(RUNS);
    let devices = [Device::Phone, Device::Desktop];
    let all = routes.len() * devices.len();
    say::step(format_args!(
        "Lighthouse on pages and their twins: {} runs of about ten seconds each",
        all * count * 2
    ));
    let places = routes
        .iter()
        .flat_map(|route| devices.map(|device| (route, device)));
    let mut rows = Vec::new();
    for (done, (route, device)) in places.enumerate() {
        let (mut page, mut twin) = (Vec::new(), Vec::new());
        for run in 1..=count {
            say::note(format_args!(
                "{} of {all}: {route}, {}, run {run} of {count} …",
                done + 1,
                device.name()
            ));
            page.push(one_run(lighthouse, &server.address(route), device)?);
            twin.push(one_run(lighthouse, &twins.address(route), device)?);
        }
        rows.extend(compared(route, device, &medians(&page), &medians(&twin)));
    }
    Ok(rows)
}

fn one_run(lighthouse: &Lighthouse, address: &str, device: Device) -> Result<[f64; 9], Error> {
    let [performance, accessibility, practices, search] = SCORES;
    lighthouse.run(
        address,
        device,
        [
            performance,
            accessibility,
            practices,
            search,
            LARGEST_PAINT,
            BLOCKING_TIME,
            LAYOUT_SHIFT,
            BYTES,
            WEBASSEMBLY,
        ],
    )
}

fn medians(runs: &[[f64; 9]]) -> Medians {
    let [a, b, c, d, paint, blocking, shift, bytes, _] = audit::medians(runs);
    let named = [a, b, c, d].into_iter().zip(SCORES.map(|score| score.name));
    let score = named
        .min_by(|one, other| one.0.total_cmp(&other.0))
        .unwrap_or((f64::NAN, "none"));
    Medians {
        score,
        paint,
        blocking,
        shift,
        bytes,
        with_app: runs.iter().map(|run| run[8]).sum(),
        runs: sizes::as_number(runs.len()),
    }
}

fn compared(route: &str, device: Device, page: &Medians, twin: &Medians) -> Vec<Row> {
    let row = |what: &str, value: f64, unit: Unit, bound: Bound| Row {
        measure: format!("{route} {}: {what}", device.name()),
        value,
        unit,
        bound,
        command: COMMAND,
    };
    let (score, name) = page.score;
    let blocking = match device {
        Device::Phone => Bound::AtMost(MOST_BLOCKING),
        Device::Desktop => Bound::None,
    };
    vec![
        row(
            &format!("lowest score ({name})"),
            score,
            Unit::Score,
            Bound::AtLeast(100.0),
        ),
        row("LCP", page.paint, Unit::Milliseconds, Bound::None),
        row(
            "LCP of the twin",
            twin.paint,
            Unit::Milliseconds,
            Bound::None,
        ),
        row(
            "LCP, page to twin",
            page.paint / twin.paint,
            Unit::Plain,
            Bound::AtMost(MOST_RATIO),
        ),
        row(
            "runs with the app",
            page.with_app,
            Unit::Count,
            Bound::AtLeast(page.runs),
        ),
        row("blocking time", page.blocking, Unit::Milliseconds, blocking),
        row(
            "blocking time of the twin",
            twin.blocking,
            Unit::Milliseconds,
            Bound::None,
        ),
        row("layout shift", page.shift, Unit::Plain, Bound::AtMost(0.0)),
        row(
            "layout shift of the twin",
            twin.shift,
            Unit::Plain,
            Bound::None,
        ),
        row("bytes", page.bytes, Unit::Bytes, Bound::None),
        row(
            "bytes, page to twin",
            page.bytes / twin.bytes,
            Unit::Plain,
            Bound::None,
        ),
    ]
}

/// Copies the site; of its pages, their twins, compressed as the pages are.
fn write_twins(dist: &Path, folder: &Path) -> Result<(), Error> {
    for path in sizes::files(dist)? {
        let to = folder.join(path.strip_prefix(dist).unwrap_or(&path));
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent).map_err(|source| sizes::disk(parent, source))?;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.contains(".html.") {
            continue; // The page's own compressed copy.
        }
        let mut bytes = sizes::read(&path)?;
        if path.extension().is_some_and(|ending| ending == "html") {
            bytes = twin(&String::from_utf8_lossy(&bytes)).into_bytes();
            let copy = to.with_extension("html.br");
            let small = sizes::compressed(&bytes).map_err(|source| sizes::disk(&to, source))?;
            fs::write(&copy, small).map_err(|source| sizes::disk(&copy, source))?;
        }
        fs::write(&to, bytes).map_err(|source| sizes::disk(&to, source))?;
    }
    Ok(())
}

/// The page with no script, no data for one, and nothing fetched for one; all else as it was.
fn twin(page: &str) -> String {
    let mut twin = String::with_capacity(page.len());
    let mut at = 0;
    for tag in html::tags(page) {
        let is_for_scripts = tag.name == "script"
            || tag.name == "link"
                && (tag.is("rel", "modulepreload")
                    || tag.is("rel", "preload")
                        && (tag.is("as", "script") || tag.is("as", "fetch")));
        if is_for_scripts {
            twin.push_str(&page[at..tag.place.start]);
            at = tag.place.end;
        }
    }
    twin.push_str(&page[at..]);
    twin
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_twin_has_no_script_and_is_otherwise_the_page() {
        let page = "<link rel=\"preload\" href=\"/f.woff2\" as=\"font\">\
                    <link rel=\"preload\" href=\"/a.wasm\" as=\"fetch\">\
                    <link rel=\"modulepreload\" href=\"/a.js\">\
                    <script src=\"/choices.js\"></script>\
                    <link rel=\"stylesheet\" href=\"/a.css\"><h1>A<!----></h1>\
                    <script type=\"application/json\">{\"a\":\"\\u003cb>\"}</script><p>é</p>";
        assert_eq!(
            twin(page),
            "<link rel=\"preload\" href=\"/f.woff2\" as=\"font\">\
             <link rel=\"stylesheet\" href=\"/a.css\"><h1>A<!----></h1><p>é</p>"
        );
    }

    #[test]
    fn the_twins_of_a_site_stand_beside_its_other_files() {
        let (dist, folder) = (
            tempfile::tempdir().expect("a folder"),
            tempfile::tempdir().expect("a folder"),
        );
        fs::create_dir(dist.path().join("session")).expect("a folder");
        fs::write(
            dist.path().join("session/index.html"),
            "<p><script>1</script>",
        )
        .expect("a page");
        fs::write(dist.path().join("a.js"), "1").expect("a script");
        write_twins(dist.path(), folder.path()).expect("twins");
        let read = |name: &str| fs::read_to_string(folder.path().join(name)).expect("a file");
        assert_eq!(read("session/index.html"), "<p>");
        assert_eq!(read("a.js"), "1");
    }

    #[test]
    fn the_lowest_score_is_named() {
        let found = medians(&[[100.0, 100.0, 96.0, 100.0, 900.0, 0.0, 0.0, 1000.0, 1.0]]);
        assert_eq!(found.score.1, "best practices");
    }
}
