//! Deadlines for what hangs, not for what is slow. Time counts from the last activity, in seconds of a reference
//! computer: on a machine that is busy or slow, such a second takes longer.

use std::hint::black_box;
use std::sync::Once;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How often the machine's speed is measured. Measuring takes a thirtieth of one core.
const MEASURING_INTERVAL: Duration = Duration::from_secs(1);

/// How long the measured work takes on the reference computer when it is idle.
const REFERENCE_TIME: Duration = Duration::from_millis(35);

/// How often [`wait_until`] looks.
const POLLING_INTERVAL: Duration = Duration::from_millis(20);

/// A polled condition is checked at least this often before its wait times out, so that a browser that is slow to
/// answer gets its time.
const MIN_POLLS: u32 = 100;

/// A wait ends after this many times its limit even where there is activity: something runs in circles.
pub const MAX_FACTOR: u32 = 10;

/// Elapsed time on the reference computer, in microseconds.
static ELAPSED: AtomicU64 = AtomicU64::new(0);

/// The time since the first call, as it would have passed on the reference computer. A thread keeps measuring how
/// fast this machine is.
pub fn now() -> Duration {
    static MEASURING: Once = Once::new();
    MEASURING.call_once(|| drop(thread::spawn(measure)));
    Duration::from_micros(ELAPSED.load(Ordering::Relaxed))
}

fn measure() {
    let mut last = Instant::now();
    loop {
        thread::park_timeout(MEASURING_INTERVAL);
        let start = Instant::now();
        work();
        let work_time = start.elapsed();
        let passed = last.elapsed();
        last = Instant::now();
        let passed = reference_time(passed, work_time);
        ELAPSED.fetch_add(microseconds(passed), Ordering::Relaxed);
    }
}

fn microseconds(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}

/// A fixed amount of work.
fn work() {
    let mut number = 0x9e37_79b9_u64;
    for _ in 0..4_000_000 {
        number ^= number << 13;
        number ^= number >> 7;
        number ^= number << 17;
    }
    black_box(number);
}

/// Converts time that passed on this machine to time on the reference computer, from how long the work took here.
fn reference_time(passed: Duration, work_time: Duration) -> Duration {
    // Time in which this process did not run at all, as while the machine was asleep, doesn't count.
    let passed = passed.min(MEASURING_INTERVAL + work_time);
    passed.div_f64(work_time.div_duration_f64(REFERENCE_TIME).max(1.0))
}

/// When there was last any activity.
#[derive(Debug, Default)]
pub struct LastActivity(AtomicU64);

impl LastActivity {
    /// Records activity now.
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

/// When a wait times out.
#[derive(Clone, Copy, Debug)]
pub struct Deadline {
    limit: Duration,
    max: Duration,
    start: Duration,
    last: Duration,
    /// How often the condition must still be polled.
    polls: u32,
}

/// Waits until a condition holds that nothing announces.
///
/// # Panics
/// With `what`, if it doesn't hold in time.
pub fn wait_until(limit: Duration, what: &str, mut condition: impl FnMut() -> bool) {
    let mut deadline = Deadline::polling(limit, now());
    while !condition() {
        assert!(!deadline.is_over(now()), "it is not so in time that {what}");
        deadline.polled();
        thread::park_timeout(POLLING_INTERVAL);
    }
}

impl Deadline {
    /// A deadline that passes once there was no activity for as long as `limit`.
    pub fn new(limit: Duration, now: Duration) -> Self {
        Self {
            limit,
            max: limit * MAX_FACTOR,
            start: now,
            last: now,
            polls: 0,
        }
    }

    /// The same for a condition that is polled.
    pub fn polling(limit: Duration, now: Duration) -> Self {
        Self {
            polls: MIN_POLLS,
            ..Self::new(limit, now)
        }
    }

    /// Sets when it passes at the latest, counted from its start.
    #[must_use]
    pub fn at_most(self, max: Duration) -> Self {
        Self { max, ..self }
    }

    /// Counts a poll after which the wait goes on.
    pub fn polled(&mut self) {
        self.polls = self.polls.saturating_sub(1);
    }

    /// Records activity at a time.
    pub fn progress(&mut self, at: Duration) {
        self.last = self.last.max(at);
    }

    pub fn is_over(&self, now: Duration) -> bool {
        let silence = now.saturating_sub(self.last);
        (silence >= self.limit && self.polls == 0) || self.is_looping(now)
    }

    /// Whether it took too long in all, with activity or without.
    pub fn is_looping(&self, now: Duration) -> bool {
        now.saturating_sub(self.start) >= self.max
    }
}

#[cfg(test)]
mod tests;
