//! The site under load, by h2load. Whether drawing nothing on request pays shows in how near the home page comes to
//! a file of one byte; and no visitor of many may be turned away.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use fs_err as fs;

use super::serve::{ONE_BYTE, Server, serve};
use super::table::{Bound, Row, Rows, Unit};
use super::{lighthouse::median, sizes};
use crate::{console, error::Error, run};

const LEAST_RATIO: f64 = 0.9;
/// Page and byte are asked for in turn, each this often.
const TURNS: usize = 9;
const REQUESTS: u32 = 20_000;
const VISITORS: u32 = 3_000;

/// `folder` is where a list of addresses may be written.
pub fn measure(dist: &Path, h2load: &Path, folder: &Path) -> Rows {
    let server = serve(dist)?;
    let mut rows = page_and_byte(h2load, &server)?;
    rows.extend(many_visitors(h2load, &server, dist, folder)?);
    Ok(rows)
}

/// How many requests failed, the bytes that came, and the requests a second, as h2load tells.
fn ask(h2load: &Path, requests: u32, what: &[&str]) -> Result<[f64; 3], Error> {
    let mut command = Command::new(h2load);
    command.args(["--h1", "--clients=64", "--header=accept-encoding: br"]);
    command.arg(format!("--requests={requests}")).args(what);
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
    let mut child = child.map_err(|source| run::refused(&command, source))?;
    let mut text = String::new();
    for line in BufReader::new(child.stdout.take().expect("it is piped")).lines() {
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
            let (what, line) = ("the site under load", run::line(&command));
            let reason = format!("no number before “{mark}” in “{}”", text.trim());
            Error::Answer { what, line, reason }
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
        "The home page and a file of one byte in turn, {TURNS} times each …"
    ));
    // Requests a second, and for each tick of the server's processor, which a shared computer disturbs less.
    let mut failed = 0.0;
    let mut rates = |route: &str| -> Result<_, Error> {
        let before = server.processor_time();
        let [lost, _, rate] = ask(h2load, REQUESTS, &[&server.address(route)])?;
        let work = server.processor_time() - before;
        // An error page would come fast.
        failed += lost;
        Ok([rate, f64::from(REQUESTS) / work])
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
    let row = |what, value, unit, bound| row("Caddy", what, value, unit, bound);
    let told = |what, value| row(what, value, Unit::Count, Bound::None);
    let ratio = |what, value| row(what, value, Unit::Plain, Bound::AtLeast(LEAST_RATIO));
    let mut rows = vec![
        told("home page, requests a second", page),
        told("file of one byte, requests a second", byte),
        ratio("these, page to byte", page / byte),
        ratio("requests for its processor time, page to byte", work),
        row("failed of these", failed, Unit::Count, Bound::AtMost(0.0)),
    ];
    // Where the system tells no processor time.
    rows.retain(|(_, value, ..)| !value.is_nan());
    Ok(rows)
}

fn row(who: &str, what: &str, value: f64, unit: Unit, bound: Bound) -> Row {
    (format!("{who}: {what}"), value, unit, bound)
}

/// Each visitor fetches all that a device keeps of the site, and the content of every page, as links do.
fn many_visitors(h2load: &Path, server: &Server, dist: &Path, folder: &Path) -> Rows {
    let mut routes = sizes::kept(dist)?;
    let content = sizes::json(dist, "content/")?;
    routes.extend(content.iter().map(|name| format!("/{name}")));
    let list = folder.join("addresses.txt");
    let addresses: Vec<_> = routes.iter().map(|route| server.address(route)).collect();
    fs::write(&list, addresses.join("\n"))?;
    let requests = VISITORS * u32::try_from(routes.len()).unwrap_or(1);
    console::step(format_args!("{VISITORS} visitors, {requests} requests …"));
    let list = list.to_string_lossy();
    let [failed, bytes, rate] = ask(h2load, requests, &["--input-file", &list])?;
    let who = format!("{VISITORS} visitors");
    let count = |what, value, bound| row(&who, what, value, Unit::Count, bound);
    Ok(vec![
        count("requests", f64::from(requests), Bound::None),
        row(&who, "bytes", bytes, Unit::Bytes, Bound::None),
        count("requests a second", rate, Bound::None),
        count("failed requests", failed, Bound::AtMost(0.0)),
    ])
}
