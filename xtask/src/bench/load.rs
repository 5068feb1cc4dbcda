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
const REQUESTS: u32 = 20_000;
const VISITORS: u32 = 10_000;

/// `folder` is where a list of addresses may be written.
pub fn measure(dist: &Path, oha: &Path, folder: &Path) -> Result<Vec<Row>, Error> {
    let server = serve(dist)?;
    let mut rows = page_and_byte(oha, &server)?;
    rows.extend(many_visitors(oha, &server, dist, folder)?);
    Ok(rows)
}

/// What oha tells of its requests, and how many of them were not answered with 200.
fn ask(oha: &Path, requests: u32, what: &[&str]) -> Result<(run::Report, f64), Error> {
    let mut command = Command::new(oha);
    command
        .args(["--no-tui", "--output-format=json", "-c64", "-t10s", "-n"])
        .arg(requests.to_string())
        .args(what);
    let report = run::report("the site under load", &mut command)?;
    let answered = report.value["statusCodeDistribution"]["200"].as_f64();
    Ok((report, f64::from(requests) - answered.unwrap_or(0.0)))
}

fn page_and_byte(oha: &Path, server: &Server) -> Result<Vec<Row>, Error> {
    say::step(format_args!(
        "The home page and a file of one byte in turn, {TURNS} times each …"
    ));
    // Requests a second, and for each tick of the processor that the server used: on a computer that is shared
    // this is steadier.
    let rates = |route: &str| {
        let before = server.processor_time();
        let (report, failed) = ask(oha, REQUESTS, &[&server.address(route)])?;
        let work = server.processor_time() - before;
        // An error page would come fast.
        if failed > 0.0 {
            return Err(report.not_understood(format!("{failed} requests failed")));
        }
        let second = report.number("/summary/requestsPerSec")?;
        Ok([second, f64::from(REQUESTS) / work])
    };
    // What comes first meets a server that has read nothing.
    rates("/")?;
    let (mut pages, mut bytes) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        pages.push(rates("/")?);
        bytes.push(rates(ONE_BYTE)?);
    }
    let middle = |all: &[[f64; 2]], at: usize| median(all.iter().map(|rates| rates[at]).collect());
    let (page, byte) = (middle(&pages, 0), middle(&bytes, 0));
    let work = middle(&pages, 1) / middle(&bytes, 1);
    let figures = [
        ("home page, requests a second", page, Unit::Count),
        ("file of one byte, requests a second", byte, Unit::Count),
        ("these, page to byte", page / byte, Unit::Plain),
        (
            "requests for its processor time, page to byte",
            work,
            Unit::Plain,
        ),
    ];
    let rows = figures.into_iter().filter(|(_, value, _)| !value.is_nan());
    let rows = rows.map(|(measure, value, unit)| {
        let bound = match unit {
            Unit::Plain => Bound::AtLeast(LEAST_RATIO),
            _ => Bound::None,
        };
        (COMMAND, format!("Caddy: {measure}"), value, unit, bound)
    });
    Ok(rows.collect())
}

/// Each visitor fetches all that a device keeps of the site, which is every page with what it needs, and the
/// content of every page, as links do. oha takes the addresses by chance: many visits are under way at once.
fn many_visitors(
    oha: &Path,
    server: &Server,
    dist: &Path,
    folder: &Path,
) -> Result<Vec<Row>, Error> {
    let mut routes = sizes::kept(dist)?;
    for content in sizes::json(&dist.join("content"))? {
        let content = content.strip_prefix(dist).unwrap_or(&content).display();
        routes.push(format!("/{content}"));
    }
    let list = folder.join("addresses.txt");
    let addresses: Vec<_> = routes.iter().map(|route| server.address(route)).collect();
    fs::write(&list, addresses.join("\n"))?;
    let requests = VISITORS * u32::try_from(routes.len()).unwrap_or(1);
    say::step(format_args!("{VISITORS} visitors, {requests} requests …"));
    let list = list.to_string_lossy();
    let (told, failed) = ask(oha, requests, &["--urls-from-file", &list])?;
    let second = told.number("/summary/requestsPerSec")?;
    let bytes = told.number("/summary/totalData")?;
    let failures = format!("failed {}", told.value["errorDistribution"]);
    let figures = [
        ("requests", f64::from(requests), Unit::Count, Bound::None),
        ("bytes", bytes, Unit::Bytes, Bound::None),
        ("requests a second", second, Unit::Count, Bound::None),
        (&failures, failed, Unit::Count, Bound::AtMost(0.0)),
    ];
    let row = |(what, value, unit, bound)| {
        let measure = format!("{VISITORS} visitors: {what}");
        (COMMAND, measure, value, unit, bound)
    };
    Ok(figures.map(row).into())
}
