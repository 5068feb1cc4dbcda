//! wrk: the scripts it is given, how it is called, and what it answers.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use super::visits::Visit;
use crate::{bench::sizes, error::Error, run};

const CONNECTIONS: usize = 64;
/// How long one request may take, in seconds. (wrk's own 2 is short for a computer that is busy.)
const PATIENCE: u32 = 10;
/// Visits end when they are done; this is for a server that hangs, in seconds.
const AT_MOST: u32 = 600;

/// The last line of each run, for this program; before it stands wrk's own report, for people.
const MARK: &str = "told: ";
const REPORT: &str = r#"
wrk.headers["Accept-Encoding"] = "gzip, deflate, br"

function done(summary)
  local errors = summary.errors
  io.write(string.format(
    'told: {"requests":%d,"bytes":%d,"microseconds":%d,"connect":%d,"read":%d,"write":%d,"status":%d,"timeout":%d}\n',
    summary.requests, summary.bytes, summary.duration,
    errors.connect, errors.read, errors.write, errors.status, errors.timeout))
end
"#;

pub struct Wrk<'run> {
    pub program: &'run Path,
    pub folder: &'run Path,
    /// `http://` and the host.
    pub origin: String,
}

/// What wrk counted.
#[derive(Debug, PartialEq)]
pub struct Told {
    pub requests: f64,
    pub bytes: f64,
    pub seconds: f64,
    pub connect: f64,
    pub read: f64,
    pub write: f64,
    pub status: f64,
    pub timeout: f64,
}

impl Told {
    pub fn failed(&self) -> f64 {
        self.connect + self.read + self.write + self.status + self.timeout
    }
}

impl Wrk<'_> {
    /// One address over and over.
    pub fn for_seconds(&self, address: &str, seconds: u32) -> Result<Told, Error> {
        let script = self.script("same.lua", REPORT)?;
        self.run(&script, address, 2, seconds)
    }

    /// This many visits; their kinds take turns.
    pub fn visits(&self, visits: &[Visit], visitors: usize) -> Result<Told, Error> {
        let script = self.script("visits.lua", &lua(visits, visitors))?;
        // One thread, so that one count knows when all are answered.
        let told = self.run(&script, "/", 1, AT_MOST)?;
        let wanted = requests(visits, visitors);
        if told.requests < sizes::as_number(wanted) {
            return Err(Error::RequestsFailed {
                address: self.origin.clone(),
                failures: format!(
                    "of {wanted} requests {:.0} were answered within {AT_MOST} s",
                    told.requests
                ),
            });
        }
        Ok(told)
    }

    fn script(&self, name: &str, text: &str) -> Result<PathBuf, Error> {
        let path = self.folder.join(name);
        fs::write(&path, text).map_err(|source| sizes::disk(&path, source))?;
        Ok(path)
    }

    fn run(&self, script: &Path, address: &str, threads: u8, seconds: u32) -> Result<Told, Error> {
        let mut command = Command::new(self.program);
        command
            .arg(format!("--threads={threads}"))
            .arg(format!("--connections={CONNECTIONS}"))
            .arg(format!("--duration={seconds}s"))
            .arg(format!("--timeout={PATIENCE}s"))
            .arg("--script")
            .arg(script)
            .arg(format!("{}{address}", self.origin));
        let answer = run::output(&mut command)?;
        let not_understood = |reason: String| Error::Answer {
            measure: "the site under load",
            line: run::line(&command),
            reason,
        };
        if !answer.status.success() {
            let words = String::from_utf8_lossy(&answer.stderr).trim().to_owned();
            return Err(not_understood(words));
        }
        told(&String::from_utf8_lossy(&answer.stdout)).map_err(not_understood)
    }
}

/// How many requests this many visits are.
fn requests(visits: &[Visit], count: usize) -> usize {
    let each = visits.iter().cycle().take(count);
    each.map(|visit| visit.addresses.len()).sum()
}

/// The requests of `count` visits, in order, each on whichever connection is free. wrk ends by the clock
/// alone, so the script interrupts it; and it keeps every connection busy, so that requests of a
/// visitor more are under way until all that count have been answered.
fn lua(visits: &[Visit], count: usize) -> String {
    let mut text = String::from("local visits = {\n");
    for visit in visits {
        let quoted: Vec<String> = visit
            .addresses
            .iter()
            .map(|address| format!("{address:?}"))
            .collect();
        let _infallible = writeln!(text, "  {{ {} }},", quoted.join(", "));
    }
    let last = requests(visits, count) + CONNECTIONS;
    let _infallible = write!(
        text,
        r#"}}
local system = require("ffi")
system.cdef("int getpid(void); int kill(int, int);")
local INTERRUPT = 2
local visit, place, answered = 1, 0, 0
local made = {{}}

function init()
  for index, addresses in ipairs(visits) do
    made[index] = {{}}
    for order, address in ipairs(addresses) do
      made[index][order] = wrk.format("GET", address)
    end
  end
end

function request()
  place = place + 1
  if place > #made[visit] then
    visit = visit % #made + 1
    place = 1
  end
  return made[visit][place]
end

function response()
  answered = answered + 1
  if answered == {last} then
    wrk.thread:stop()
    system.C.kill(system.C.getpid(), INTERRUPT)
  end
end
{REPORT}"#
    );
    text
}

/// Reads the line that the scripts write.
fn told(output: &str) -> Result<Told, String> {
    let line = output.lines().find_map(|line| line.strip_prefix(MARK));
    let line = line.ok_or_else(|| format!("it has no line that begins with “{}”", MARK.trim()))?;
    let report: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let number = |name: &str| {
        let value = report.get(name).and_then(Value::as_f64);
        value.ok_or_else(|| format!("it has no number `{name}`"))
    };
    let told = Told {
        requests: number("requests")?,
        bytes: number("bytes")?,
        seconds: number("microseconds")? / 1_000_000.0,
        connect: number("connect")?,
        read: number("read")?,
        write: number("write")?,
        status: number("status")?,
        timeout: number("timeout")?,
    };
    if told.requests > 0.0 && told.seconds > 0.0 {
        Ok(told)
    } else {
        Err("it has no answered request".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = r#"told: {"requests":90,"bytes":5000,"microseconds":3000000,"connect":0,"read":1,"write":0,"status":2,"timeout":0}"#;

    fn visit(addresses: &[&str]) -> Visit {
        Visit {
            addresses: addresses.iter().map(|&address| address.into()).collect(),
            of_the_home_page: 1,
            kept: 0,
        }
    }

    #[test]
    fn every_kind_of_failure_counts() {
        let output = format!("Running 3s test @ http://127.0.0.1\n  2 threads\n{LINE}\n");
        let told = told(&output).expect("an answer in order");
        assert!((told.failed() - 3.0).abs() < f64::EPSILON);
        assert!((told.seconds - 3.0).abs() < f64::EPSILON);
    }

    #[test]
    fn an_answer_that_lacks_something_says_what() {
        let complaint = |output: &str| told(output).expect_err("an answer that lacks something");
        assert_eq!(
            complaint("unable to connect\n"),
            "it has no line that begins with “told:”"
        );
        assert_eq!(
            complaint(&LINE.replace("status", "states")),
            "it has no number `status`"
        );
        assert_eq!(
            complaint(&LINE.replace("90", "0")),
            "it has no answered request"
        );
    }

    #[test]
    fn the_script_asks_for_every_address_of_every_visit_and_then_ends() {
        let visits = [visit(&["/", "/a.json"]), visit(&["/"])];
        // Two of the first kind and one of the second; wrk's connections go on until the last is answered.
        assert_eq!(requests(&visits, 3), 5);
        let script = lua(&visits, 3);
        assert!(script.contains(r#"{ "/", "/a.json" },"#), "{script}");
        let last = format!("answered == {}", 5 + CONNECTIONS);
        assert!(script.contains(&last), "{script}");
    }
}
