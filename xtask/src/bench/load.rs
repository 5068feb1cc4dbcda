//! Measures the site under load with h2load. Since pages are rendered at build time, the home page should be almost as
//! fast as a file of one byte. With many visitors at once, no request may fail.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use fs_err as fs;

use super::serve::{ONE_BYTE, Server, serve};
use super::table::{Bound, Row, Rows, Unit};
use super::{lighthouse::median, sizes};
use crate::{console, error::Error, run};

const MIN_RATIO: f64 = 0.9;
/// Each round measures the page, then the file of one byte.
const ROUNDS: usize = 9;
const REQUESTS: u32 = 20_000;
const VISITORS: u32 = 3_000;

/// Writes a list of URLs into `folder`.
pub fn measure(dist: &Path, h2load: &Path, folder: &Path) -> Rows {
    let server = serve(dist)?;
    let mut rows = page_and_byte(h2load, &server)?;
    rows.extend(many_visitors(h2load, &server, dist, folder)?);
    Ok(rows)
}

/// Sends the requests. Returns the number of failed ones, the bytes received and the requests per second.
fn send(h2load: &Path, requests: u32, urls: &[&str]) -> Result<[f64; 3], Error> {
    let mut command = Command::new(h2load);
    command.args(["--h1", "--clients=64", "--header=accept-encoding: br"]);
    command.arg(format!("--requests={requests}")).args(urls);
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
    let mut child = child.map_err(|source| run::io_error(&command, source))?;
    let mut text = String::new();
    for line in BufReader::new(child.stdout.take().expect("stdout is piped")).lines() {
        let line = line? + "\n";
        if requests > REQUESTS && line.starts_with("progress") {
            console::note(line.trim());
        }
        text += &line;
    }
    child.wait()?;
    let number = |mark: &str| {
        let before = text.split(mark).next().filter(|before| *before != text);
        let number =
            before.and_then(|before| before.rsplit([' ', '(']).next()?.parse::<f64>().ok());
        number.ok_or_else(|| {
            let (what, line) = ("the site under load", run::command_line(&command));
            let reason = format!("no number before “{mark}” in “{}”", text.trim());
            Error::BadOutput { what, line, reason }
        })
    };
    let failed = f64::from(requests) - number(" 2xx")?;
    if failed > 0.0 {
        console::note(&text);
    }
    Ok([failed, number(") total")?, number(" req/s")?])
}

fn page_and_byte(h2load: &Path, server: &Server) -> Rows {
    console::step(format_args!(
        "The home page and a file of one byte in turn, {ROUNDS} times each …"
    ));
    // Requests per second, and per tick of the server's CPU time, which varies less if the computer is busy.
    let mut failed = 0.0;
    let mut rates = |route: &str| -> Result<_, Error> {
        let before = server.cpu_time();
        let [errors, _, rate] = send(h2load, REQUESTS, &[&server.url(route)])?;
        let cpu_time = server.cpu_time() - before;
        // Error pages are fast and would distort the figures.
        failed += errors;
        Ok([rate, f64::from(REQUESTS) / cpu_time])
    };
    // Warm-up: at the first requests the server has no file in memory yet.
    rates("/")?;
    let (mut pages, mut bytes) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        pages.push(rates("/")?);
        bytes.push(rates(ONE_BYTE)?);
    }
    let median_of =
        |all: &[[f64; 2]], at: usize| median(all.iter().map(|rates| rates[at]).collect());
    let (page, byte) = (median_of(&pages, 0), median_of(&bytes, 0));
    let per_tick = median_of(&pages, 1) / median_of(&bytes, 1);
    let row = |label, value, unit, bound| row("Caddy", label, value, unit, bound);
    let count = |label, value| row(label, value, Unit::Count, Bound::None);
    let ratio = |label, value| row(label, value, Unit::Plain, Bound::AtLeast(MIN_RATIO));
    let mut rows = vec![
        count("home page, requests per second", page),
        count("file of one byte, requests per second", byte),
        ratio("requests per second, page to byte", page / byte),
        ratio("requests per CPU time, page to byte", per_tick),
        row("failed requests", failed, Unit::Count, Bound::AtMost(0.0)),
    ];
    // The ratio of CPU times is NaN if the system doesn't report them.
    rows.retain(|(_, value, ..)| !value.is_nan());
    Ok(rows)
}

fn row(load: &str, label: &str, value: f64, unit: Unit, bound: Bound) -> Row {
    (format!("{load}: {label}"), value, unit, bound)
}

/// Each visitor fetches all files for offline use, and the content of every page, as links do.
fn many_visitors(h2load: &Path, server: &Server, dist: &Path, folder: &Path) -> Rows {
    let mut routes = sizes::offline_files(dist)?;
    let content = sizes::json_files(dist, "content/")?;
    routes.extend(content.iter().map(|name| format!("/{name}")));
    let list = folder.join("urls.txt");
    let urls: Vec<_> = routes.iter().map(|route| server.url(route)).collect();
    fs::write(&list, urls.join("\n"))?;
    let requests = VISITORS * u32::try_from(routes.len()).unwrap_or(1);
    console::step(format_args!("{VISITORS} visitors, {requests} requests …"));
    let list = list.to_string_lossy();
    let [failed, bytes, rate] = send(h2load, requests, &["--input-file", &list])?;
    let visitors = format!("{VISITORS} visitors");
    let count = |label, value, bound| row(&visitors, label, value, Unit::Count, bound);
    Ok(vec![
        count("requests", f64::from(requests), Bound::None),
        row(&visitors, "bytes", bytes, Unit::Bytes, Bound::None),
        count("requests per second", rate, Bound::None),
        count("failed requests", failed, Bound::AtMost(0.0)),
    ])
}
