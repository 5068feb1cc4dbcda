//! Tries inputs on every core, watches that none hangs or eats memory, and sums up.

use std::fmt;
use std::fs;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::exit;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::patience::{self, Deadline};

/// How long one input may take, in seconds of a usual computer. Most take less than a thousandth of it.
const PATIENCE: Duration = Duration::from_secs(if cfg!(debug_assertions) { 60 } else { 20 });

/// How much memory all may hold at once.
const MOST_KILOBYTES: u64 = 1_000_000;

/// How an input ended, where nothing is wrong.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    Refused,
    Accepted,
    /// Accepted, and every page was drawn and looked through.
    Drawn,
}

/// What a run came to.
#[derive(Default)]
pub struct Summary {
    pub inputs: u64,
    pub refused: u64,
    pub accepted: u64,
    pub drawn: u64,
    slowest: (Duration, u64),
    took: Duration,
    first: u64,
}

impl fmt::Display for Summary {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let peak = kilobytes("VmHWM:").map_or("not told by this system".into(), |peak| {
            format!("{} MB", peak * 1024 / 1_000_000)
        });
        writeln!(formatter, "inputs        {}", self.inputs)?;
        writeln!(
            formatter,
            "seeds         {} and those that follow",
            self.first
        )?;
        writeln!(formatter, "seconds       {:.1}", self.took.as_secs_f64())?;
        writeln!(formatter, "refused       {}", self.refused)?;
        writeln!(formatter, "accepted      {}", self.accepted)?;
        writeln!(formatter, "  drawn       {}", self.drawn)?;
        writeln!(
            formatter,
            "slowest       {} ms, seed {}",
            self.slowest.0.as_millis(),
            self.slowest.1
        )?;
        write!(formatter, "peak memory   {peak}")
    }
}

/// Tries as many inputs, one a seed, beginning with `first`. `try_one` gives how one ended or what is wrong.
///
/// # Errors
/// What is wrong with the first input that anything is wrong with, and its seed.
pub fn run(
    first: u64,
    inputs: u64,
    try_one: impl Fn(u64) -> Result<Ending, String> + Sync,
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
                    let mut note = Note::new(number);
                    while !is_over.load(Ordering::Relaxed) {
                        let count = next.fetch_add(1, Ordering::Relaxed);
                        if count >= inputs {
                            break;
                        }
                        let seed = first.wrapping_add(count);
                        note.write(seed);
                        let start = Instant::now();
                        *lock(place) = Some((seed, Deadline::new(PATIENCE, patience::now())));
                        let outcome = catch_unwind(AssertUnwindSafe(|| try_one(seed)));
                        *lock(place) = None;
                        match outcome {
                            Ok(Ok(ending)) => lock(summary).add(seed, ending, start.elapsed()),
                            Ok(Err(what)) => drop(lock(wrong).get_or_insert((seed, what))),
                            Err(_) => drop(
                                lock(wrong)
                                    .get_or_insert((seed, "it panics, as told above".into())),
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
    if let Some((seed, what)) = lock(&wrong).take() {
        return Err(told(seed, &what));
    }
    let mut summary = summary.into_inner().unwrap_or_else(PoisonError::into_inner);
    summary.took = began.elapsed();
    if kilobytes("VmHWM:").is_some_and(|held| held > MOST_KILOBYTES) {
        return Err(format!(
            "memory grew beyond {} MB with one of the last inputs",
            MOST_KILOBYTES / 1000
        ));
    }
    Ok(summary)
}

impl Summary {
    fn add(&mut self, seed: u64, ending: Ending, took: Duration) {
        self.inputs += 1;
        match ending {
            Ending::Refused => self.refused += 1,
            Ending::Accepted => self.accepted += 1,
            Ending::Drawn => {
                self.accepted += 1;
                self.drawn += 1;
            }
        }
        self.slowest = self.slowest.max((took, seed));
    }
}

/// Looks again and again until all is done. Ends the process where an input hangs or memory runs out: a
/// thread at work can't be stopped in another way.
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
            if deadline.is_over(patience::now()) {
                eprintln!(
                    "{}",
                    told(
                        *seed,
                        &format!("it takes more than {} s", PATIENCE.as_secs())
                    )
                );
                exit(1);
            }
        }
        // The most that was ever held, so that no short peak is missed.
        if kilobytes("VmHWM:").is_some_and(|held| held > MOST_KILOBYTES) {
            for (seed, _) in &seeds {
                eprintln!("{}", told(*seed, "with it, memory grows beyond 1 GB"));
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

fn told(seed: u64, what: &str) -> String {
    format!(
        "the input of seed {seed} fails: {what}\n  to see it alone: cargo xtask fuzz --inputs 1 --seed {seed}"
    )
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The seed at work, in a file that outlasts a process without a stack left.
struct Note(PathBuf);

impl Note {
    fn new(number: usize) -> Self {
        Self(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-at-work-{number}")))
    }

    fn write(&mut self, seed: u64) {
        let file = fs::File::create(&self.0);
        // Where it can't be written, all but an overflow of the stack is still told.
        let _ = file.and_then(|mut file| writeln!(file, "{seed}"));
    }
}

/// A line of what Linux says of this process; nothing elsewhere.
fn kilobytes(line: &str) -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let found = status.lines().find_map(|found| found.strip_prefix(line))?;
    found.split_ascii_whitespace().next()?.parse().ok()
}
