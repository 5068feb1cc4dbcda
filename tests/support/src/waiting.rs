//! How long the tests wait: deadlines are there for what hangs, never for what is slow. So time is counted
//! from the last sign of progress, and in seconds of a usual computer: where the machine is busy with other
//! things, or slow by itself, such a second takes longer.

#![allow(dead_code, reason = "each test file takes what it needs")]

use std::hint::black_box;
use std::sync::Once;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How often the machine is measured: its measuring takes a thirtieth of one core.
const BETWEEN_MEASURES: Duration = Duration::from_secs(1);

/// How long the piece of work takes that it is measured by, on a usual computer that does nothing else.
const USUAL: Duration = Duration::from_millis(35);

/// How often a condition is looked at in vain, at the least: a browser that takes its time for each answer
/// gets it.
const LOOKS: u32 = 100;

/// After so many times its limit a wait is over, whatever still happens: something goes round in circles.
pub const CIRCLES: u32 = 10;

/// How long a usual computer would have run by now, in microseconds.
static COUNTED: AtomicU64 = AtomicU64::new(0);

/// How long a usual computer would have run by now, since this was first asked: a thread measures, again and
/// again, how fast this machine is.
pub fn now() -> Duration {
    static MEASURING: Once = Once::new();
    MEASURING.call_once(|| drop(thread::spawn(measure)));
    Duration::from_micros(COUNTED.load(Ordering::Relaxed))
}

fn measure() {
    let mut last = Instant::now();
    loop {
        thread::park_timeout(BETWEEN_MEASURES);
        let began = Instant::now();
        work();
        let took = began.elapsed();
        let passed = last.elapsed();
        last = Instant::now();
        COUNTED.fetch_add(microseconds(usual(passed, took)), Ordering::Relaxed);
    }
}

fn microseconds(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}

/// A fixed piece of work.
fn work() {
    let mut number = 0x9e37_79b9_u64;
    for _ in 0..4_000_000 {
        number ^= number << 13;
        number ^= number >> 7;
        number ^= number << 17;
    }
    black_box(number);
}

/// What the time that has passed on this machine is on a usual one, as its piece of work took so long.
pub fn usual(passed: Duration, took: Duration) -> Duration {
    // Time in which this process did not run at all, as on a machine that was asleep, is not counted.
    let passed = passed.min(BETWEEN_MEASURES + took);
    passed.div_f64(took.div_duration_f64(USUAL).max(1.0))
}

/// When something last happened.
#[derive(Debug, Default)]
pub struct LastSign(AtomicU64);

impl LastSign {
    /// Something happened just now.
    pub fn now(&self) {
        self.at(now());
    }

    pub fn at(&self, time: Duration) {
        self.0.fetch_max(microseconds(time), Ordering::Relaxed);
    }

    pub fn when(&self) -> Duration {
        Duration::from_micros(self.0.load(Ordering::Relaxed))
    }
}

/// Until when something is awaited.
#[derive(Clone, Copy, Debug)]
pub struct Deadline {
    limit: Duration,
    most: Duration,
    began: Duration,
    last: Duration,
    /// How often it must still be looked at in vain.
    looks: u32,
}

impl Deadline {
    /// It is over when for so long nothing has happened.
    pub fn new(limit: Duration, now: Duration) -> Self {
        Self {
            limit,
            most: limit * CIRCLES,
            began: now,
            last: now,
            looks: 0,
        }
    }

    /// The same for a condition that is looked at again and again.
    pub fn of_looks(limit: Duration, now: Duration) -> Self {
        Self {
            looks: LOOKS,
            ..Self::new(limit, now)
        }
    }

    /// Over at the latest after so long, whatever happens.
    pub fn at_most(self, most: Duration) -> Self {
        Self { most, ..self }
    }

    /// What is awaited was looked at in vain.
    pub fn looked(&mut self) {
        self.looks = self.looks.saturating_sub(1);
    }

    /// Something last happened then.
    pub fn progress(&mut self, at: Duration) {
        self.last = self.last.max(at);
    }

    /// Whether nothing more is to be awaited.
    pub fn is_over(&self, now: Duration) -> bool {
        let silence = now.saturating_sub(self.last);
        let since = now.saturating_sub(self.began);
        (silence >= self.limit && self.looks == 0) || since >= self.most
    }

    /// Whether it is over because something went round in circles.
    pub fn is_circling(&self, now: Duration) -> bool {
        now.saturating_sub(self.began) >= self.most
    }
}
