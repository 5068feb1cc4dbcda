//! The site under load: a real nginx on this computer, with the configuration that the build writes for
//! owners, driven by wrk. Whether drawing nothing on request
//! pays shows in how near the home page comes to a file of one byte; and no visitor of many may be
//! turned away.

mod nginx;
mod visits;
mod wrk;

use std::{fs, path::Path};

use self::{
    nginx::Nginx,
    visits::Visit,
    wrk::{Told, Wrk},
};
use super::{
    audit::median,
    sizes,
    table::{Bound, Row, Unit},
};
use crate::{error::Error, say, tools::programs};

const COMMAND: &str = "cargo xtask bench --only load";

const LEAST_RATIO: f64 = 0.9;
/// Page and byte are asked for in turn, each this often.
const TURNS: usize = 9;
const SECONDS: u32 = 2;
const VISITORS: usize = 10_000;
const NOTHING_BUT_A_BYTE: &str = "/one-byte.bin";

/// `folder` is where the server's files may be written, `deploy` has the configuration for it.
pub fn measure(
    dist: &Path,
    deploy: &Path,
    folder: &Path,
    programs: &Programs,
) -> Result<Vec<Row>, Error> {
    let site = folder.join("site");
    nginx::copy_site(dist, &site)?;
    let byte = site.join(&NOTHING_BUT_A_BYTE[1..]);
    fs::write(&byte, ".").map_err(|source| sizes::disk(&byte, source))?;
    let nginx = Nginx::start(programs, folder, &site, &deploy.join("nginx.conf"))?;
    let wrk = Wrk {
        program: &programs.wrk,
        folder,
        origin: format!("http://127.0.0.1:{}", nginx.port),
    };
    let mut rows = page_and_byte(&wrk, &nginx)?;
    rows.extend(many_visitors(dist, &wrk)?);
    Ok(rows)
}

pub struct Programs {
    pub nginx: std::path::PathBuf,
    pub nginx_brotli: std::path::PathBuf,
    pub wrk: std::path::PathBuf,
}

impl Programs {
    pub fn find_or_install() -> Result<Self, Error> {
        let [nginx, nginx_brotli, wrk] = programs::find_or_install([
            programs::Program::Nginx,
            programs::Program::NginxBrotli,
            programs::Program::Wrk,
        ])?;
        Ok(Self {
            nginx,
            nginx_brotli,
            wrk,
        })
    }
}

/// What one address was served at.
struct Rate {
    /// Requests a second.
    served: f64,
    /// Requests for each tick of the processor that nginx used, where the system tells.
    for_a_tick: Option<f64>,
}

fn rate(wrk: &Wrk, nginx: &Nginx, address: &str) -> Result<Rate, Error> {
    let before = nginx.processor_time();
    let told = wrk.for_seconds(address, SECONDS)?;
    let after = nginx.processor_time();
    // An error page would come fast.
    if told.failed() > 0.0 {
        return Err(Error::RequestsFailed {
            address: address.to_owned(),
            failures: told.failures(),
        });
    }
    let ticks = before.zip(after).map(|(before, after)| after - before);
    Ok(Rate {
        served: told.requests / told.seconds,
        for_a_tick: ticks
            .filter(|ticks| *ticks > 0.0)
            .map(|ticks| told.requests / ticks),
    })
}

fn page_and_byte(wrk: &Wrk, nginx: &Nginx) -> Result<Vec<Row>, Error> {
    say::step(format_args!(
        "The home page and a file of one byte in turn, {TURNS} times each …"
    ));
    // What comes first meets a server that has no file open.
    rate(wrk, nginx, "/")?;
    let (mut pages, mut bytes) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        pages.push(rate(wrk, nginx, "/")?);
        bytes.push(rate(wrk, nginx, NOTHING_BUT_A_BYTE)?);
    }
    let served = |rates: &[Rate]| median(rates.iter().map(|rate| rate.served).collect());
    let row = |measure: &str, value, unit, bound| Row {
        measure: measure.to_owned(),
        value,
        unit,
        bound,
        command: COMMAND,
    };
    let (page, byte) = (served(&pages), served(&bytes));
    let bound = Bound::AtLeast(LEAST_RATIO);
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
            bound,
        ),
    ];
    let for_a_tick = |rates: &[Rate]| {
        let all: Option<Vec<f64>> = rates.iter().map(|rate| rate.for_a_tick).collect();
        all.map(median)
    };
    if let Some((page, byte)) = for_a_tick(&pages).zip(for_a_tick(&bytes)) {
        rows.push(row(
            "requests for nginx's processor time, home page to one byte",
            page / byte,
            Unit::Plain,
            bound,
        ));
    }
    Ok(rows)
}

fn many_visitors(dist: &Path, wrk: &Wrk) -> Result<Vec<Row>, Error> {
    let visits = visits::of_the_site(dist)?;
    say::step(format_args!("{VISITORS} visitors …"));
    let told = wrk.visits(&visits, VISITORS)?;
    say::note(format_args!(
        "{VISITORS} visits of {} kinds: {}. In all {:.0} requests, {} in {:.1} s.",
        visits.len(),
        visits.first().map_or(String::new(), Visit::described),
        told.requests,
        Unit::Bytes.written(told.bytes),
        told.seconds,
    ));
    let row = |what: &str, value, unit, bound| Row {
        measure: format!("{VISITORS} visitors: {what}"),
        value,
        unit,
        bound,
        command: COMMAND,
    };
    Ok(vec![
        row("requests", told.requests, Unit::Count, Bound::None),
        row("bytes", told.bytes, Unit::Bytes, Bound::None),
        row(
            "requests a second",
            told.requests / told.seconds,
            Unit::Count,
            Bound::None,
        ),
        row(
            &format!("failed requests ({})", told.failures()),
            told.failed(),
            Unit::Count,
            Bound::AtMost(0.0),
        ),
    ])
}

/// What wrk's own names for its failures mean, for a reader.
impl Told {
    fn failures(&self) -> String {
        let named = [
            ("refused", self.connect),
            ("cut off", self.read + self.write),
            ("answered by an error", self.status),
            ("timed out", self.timeout),
        ];
        let found: Vec<String> = named
            .into_iter()
            .filter(|(_, count)| *count > 0.0)
            .map(|(name, count)| format!("{name}: {count:.0}"))
            .collect();
        if found.is_empty() {
            "none".to_owned()
        } else {
            found.join(", ")
        }
    }
}
