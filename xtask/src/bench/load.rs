//! The site under load, by oha. Whether drawing nothing on request pays shows in how near the home page comes to
//! a file of one byte; and no visitor of many may be turned away.

use std::{path::Path, process::Command};

use fs_err as fs;

use super::{
    lighthouse::median,
    serve::{ONE_BYTE, Server, serve},
    sizes,
    table::{Bound, Row, Unit},
};
use crate::{error::Error, run, say};

const COMMAND: &str = "cargo xtask bench --only load";

const LEAST_RATIO: f64 = 0.9;
/// Page and byte are asked for in turn, each this often.
const TURNS: usize = 9;
const REQUESTS: u64 = 20_000;
const VISITORS: u64 = 10_000;

/// What was asked for, and what was answered.
struct Answers {
    failed: f64,
    failures: String,
    bytes: f64,
    per_second: f64,
    /// Requests for each tick of the processor that the server used, where the system tells. On a computer that
    /// is shared this is steadier than any count of requests a second.
    for_a_tick: f64,
}

/// `folder` is where a list of addresses may be written.
pub fn measure(dist: &Path, oha: &Path, folder: &Path) -> Result<Vec<Row>, Error> {
    let server = serve(dist)?;
    let mut rows = page_and_byte(oha, &server)?;
    rows.extend(many_visitors(oha, &server, dist, folder)?);
    Ok(rows)
}

fn ask(oha: &Path, server: &Server, requests: u64, what: &[&str]) -> Result<Answers, Error> {
    let before = server.processor_time();
    let report = run::report(
        "the site under load",
        Command::new(oha)
            .args(["--no-tui", "--output-format=json", "-c", "64", "-t", "10s"])
            .args(["-H", "Accept-Encoding: gzip, deflate, br", "-n"])
            .arg(requests.to_string())
            .args(what),
    )?;
    let ticks = server.processor_time() - before;
    let [statuses, errors] =
        ["statusCodeDistribution", "errorDistribution"].map(|of| &report.value[of]);
    let requests = sizes::as_number(requests);
    Ok(Answers {
        failed: requests - statuses["200"].as_f64().unwrap_or(0.0),
        failures: format!("{statuses} {errors}"),
        bytes: report.number("/summary/totalData")?,
        per_second: report.number("/summary/requestsPerSec")?,
        for_a_tick: requests / ticks,
    })
}

fn page_and_byte(oha: &Path, server: &Server) -> Result<Vec<Row>, Error> {
    say::step(format_args!(
        "The home page and a file of one byte in turn, {TURNS} times each …"
    ));
    let asked = |route: &str| {
        let address = server.address(route);
        let answers = ask(oha, server, REQUESTS, &[&address])?;
        // An error page would come fast.
        if answers.failed > 0.0 {
            let failures = answers.failures;
            return Err(Error::RequestsFailed { address, failures });
        }
        Ok(answers)
    };
    // What comes first meets a server that has read nothing.
    asked("/")?;
    let (mut pages, mut bytes) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        pages.push(asked("/")?);
        bytes.push(asked(ONE_BYTE)?);
    }
    let middle = |all: &[Answers], of: fn(&Answers) -> f64| median(all.iter().map(of).collect());
    let [page, byte] = [&pages, &bytes].map(|all| middle(all, |each| each.per_second));
    let [page_work, byte_work] = [&pages, &bytes].map(|all| middle(all, |each| each.for_a_tick));
    let row = |measure: &str, value, unit, bound| Row::new(COMMAND, measure, value, unit, bound);
    let least = Bound::AtLeast(LEAST_RATIO);
    let mut rows = vec![
        row(
            "home page, requests a second",
            page,
            Unit::Count,
            Bound::None,
        ),
        row(
            "file of one byte, requests a second",
            byte,
            Unit::Count,
            Bound::None,
        ),
        row(
            "requests a second, home page to one byte",
            page / byte,
            Unit::Plain,
            least,
        ),
    ];
    if page_work.is_finite() {
        let measure = "requests for the server's processor time, home page to one byte";
        rows.push(row(measure, page_work / byte_work, Unit::Plain, least));
    }
    Ok(rows)
}

/// Each visitor fetches all that a device keeps of the site, which is every page with what it needs, and the
/// content for one link. oha takes the addresses by chance, so that many visits are under way at once.
fn many_visitors(
    oha: &Path,
    server: &Server,
    dist: &Path,
    folder: &Path,
) -> Result<Vec<Row>, Error> {
    let kept = sizes::kept(dist)?;
    let mut addresses = String::new();
    for content in sizes::json(&dist.join("content"))? {
        let content = content.strip_prefix(dist).unwrap_or(&content).display();
        for route in kept.iter().chain([&format!("/{content}")]) {
            addresses += &server.address(route);
            addresses += "\n";
        }
    }
    let list = folder.join("addresses.txt");
    fs::write(&list, addresses)?;
    let requests = VISITORS * (1 + u64::try_from(kept.len()).unwrap_or(u64::MAX));
    say::step(format_args!("{VISITORS} visitors, {requests} requests …"));
    let told = ask(
        oha,
        server,
        requests,
        &["--urls-from-file", &list.to_string_lossy()],
    )?;
    let row = |what: &str, value, unit, bound| {
        Row::new(
            COMMAND,
            format!("{VISITORS} visitors: {what}"),
            value,
            unit,
            bound,
        )
    };
    let failed = format!("failed requests (answered: {})", told.failures);
    Ok(vec![
        row(
            "requests",
            sizes::as_number(requests),
            Unit::Count,
            Bound::None,
        ),
        row("bytes", told.bytes, Unit::Bytes, Bound::None),
        row(
            "requests a second",
            told.per_second,
            Unit::Count,
            Bound::None,
        ),
        row(&failed, told.failed, Unit::Count, Bound::AtMost(0.0)),
    ])
}
