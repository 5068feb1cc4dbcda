//! Tries inputs on every core, and fails where one hangs or takes too much memory.

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::exit;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{fmt, fs, thread};

use support::waiting::{self, Deadline};

/// How long one input may take, in seconds of the reference computer. Most take less than a thousandth of it.
const TIMEOUT: Duration = Duration::from_secs(if cfg!(debug_assertions) { 60 } else { 20 });

/// How much memory the process may use.
const MAX_KILOBYTES: u64 = 1_000_000;

/// The outcome of an input without a fault.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Refused,
    Accepted,
    /// Accepted, and every page was rendered and checked.
    Rendered,
}

/// The counts of a run.
#[derive(Default)]
pub struct Summary {
    pub inputs: u64,
    pub refused: u64,
    pub accepted: u64,
    pub rendered: u64,
    slowest: (Duration, u64),
    took: Duration,
    first: u64,
}

impl fmt::Display for Summary {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let peak = kilobytes("VmHWM:").map_or("unknown on this system".into(), |peak| {
            format!("{} MB", peak * 1024 / 1_000_000)
        });
        writeln!(formatter, "inputs        {}", self.inputs)?;
        writeln!(formatter, "seeds         {} and the following", self.first)?;
        writeln!(formatter, "seconds       {:.1}", self.took.as_secs_f64())?;
        writeln!(formatter, "refused       {}", self.refused)?;
        writeln!(formatter, "accepted      {}", self.accepted)?;
        writeln!(formatter, "  rendered    {}", self.rendered)?;
        writeln!(
            formatter,
            "slowest       {} ms, seed {}",
            self.slowest.0.as_millis(),
            self.slowest.1
        )?;
        write!(formatter, "peak memory   {peak}")
    }
}

/// Tries a number of inputs, one for each seed from `first` on. `try_one` returns the verdict on one, or its fault.
///
/// # Errors
/// The fault of the first input that has one, with its seed.
pub fn run(
    first: u64,
    inputs: u64,
    try_one: impl Fn(u64) -> Result<Verdict, String> + Sync,
) -> Result<Summary, String> {
    let began = Instant::now();
    let workers = thread::available_parallelism().map_or(1, Into::into);
    let at_work: Vec<Mutex<Option<(u64, Deadline)>>> =
        (0..workers).map(|_| Mutex::default()).collect();
    let (next, is_over) = (AtomicU64::new(0), AtomicBool::new(false));
    let wrong = Mutex::new(None);
    let summary = Mutex::new(Summary {
        first,
        ..Summary::default()
    });
    thread::scope(|scope| {
        let workers: Vec<_> = at_work
            .iter()
            .enumerate()
            .map(|(number, place)| {
                let (next, is_over, wrong, summary, try_one) =
                    (&next, &is_over, &wrong, &summary, &try_one);
                scope.spawn(move || {
                    let mut file = SeedFile::new(number);
                    while !is_over.load(Ordering::Relaxed) {
                        let count = next.fetch_add(1, Ordering::Relaxed);
                        if count >= inputs {
                            break;
                        }
                        let seed = first.wrapping_add(count);
                        file.write(seed);
                        let start = Instant::now();
                        *lock(place) = Some((seed, Deadline::new(TIMEOUT, waiting::now())));
                        let outcome = catch_unwind(AssertUnwindSafe(|| try_one(seed)));
                        *lock(place) = None;
                        match outcome {
                            Ok(Ok(verdict)) => lock(summary).add(seed, verdict, start.elapsed()),
                            Ok(Err(fault)) => drop(lock(wrong).get_or_insert((seed, fault))),
                            Err(_) => drop(
                                lock(wrong)
                                    .get_or_insert((seed, "it panics, as shown above".into())),
                            ),
                        }
                        if lock(wrong).is_some() {
                            is_over.store(true, Ordering::Relaxed);
                        }
                    }
                })
            })
            .collect();
        watch(&at_work, &summary, inputs, || {
            workers.iter().all(thread::ScopedJoinHandle::is_finished)
        });
    });
    if let Some((seed, fault)) = lock(&wrong).take() {
        return Err(message(seed, &fault));
    }
    let mut summary = summary.into_inner().unwrap_or_else(PoisonError::into_inner);
    summary.took = began.elapsed();
    if kilobytes("VmHWM:").is_some_and(|held| held > MAX_KILOBYTES) {
        return Err(format!(
            "memory grew beyond {} MB with one of the last inputs",
            MAX_KILOBYTES / 1000
        ));
    }
    Ok(summary)
}

impl Summary {
    fn add(&mut self, seed: u64, verdict: Verdict, took: Duration) {
        self.inputs += 1;
        match verdict {
            Verdict::Refused => self.refused += 1,
            Verdict::Accepted => self.accepted += 1,
            Verdict::Rendered => {
                self.accepted += 1;
                self.rendered += 1;
            }
        }
        self.slowest = self.slowest.max((took, seed));
    }
}

/// Waits until all inputs are done. Ends the process if an input hangs or memory runs out: there is no other way to
/// stop a running thread.
fn watch(
    at_work: &[Mutex<Option<(u64, Deadline)>>],
    summary: &Mutex<Summary>,
    inputs: u64,
    is_done: impl Fn() -> bool,
) {
    let mut shown = Instant::now();
    while !is_done() {
        thread::park_timeout(Duration::from_millis(20));
        let seeds: Vec<(u64, Deadline)> = at_work.iter().filter_map(|place| *lock(place)).collect();
        for (seed, deadline) in &seeds {
            if deadline.is_over(waiting::now()) {
                eprintln!(
                    "{}",
                    message(
                        *seed,
                        &format!("it takes more than {} s", TIMEOUT.as_secs())
                    )
                );
                exit(1);
            }
        }
        // The peak since the start, so that no short one is missed.
        if kilobytes("VmHWM:").is_some_and(|held| held > MAX_KILOBYTES) {
            for (seed, _) in &seeds {
                eprintln!("{}", message(*seed, "with it, memory grows beyond 1 GB"));
            }
            exit(1);
        }
        if shown.elapsed() > Duration::from_secs(10) {
            shown = Instant::now();
            let done = lock(summary).inputs;
            eprintln!("{done} of {inputs} inputs");
        }
    }
}

fn message(seed: u64, fault: &str) -> String {
    format!(
        "the input of seed {seed} fails: {fault}\n  to see it alone: cargo xtask fuzz --inputs 1 --seed {seed}"
    )
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A file with the seed that a worker tries, which is still there after a stack overflow.
struct SeedFile(PathBuf);

impl SeedFile {
    fn new(number: usize) -> Self {
        Self(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-at-work-{number}")))
    }

    fn write(&mut self, seed: u64) {
        let file = fs::File::create(&self.0);
        // Without the file, every fault but a stack overflow is still reported.
        let _ = file.and_then(|mut file| writeln!(file, "{seed}"));
    }
}

/// A number of Linux's status file of this process; nothing on other systems.
fn kilobytes(line: &str) -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let found = status.lines().find_map(|found| found.strip_prefix(line))?;
    found.split_ascii_whitespace().next()?.parse().ok()
}
