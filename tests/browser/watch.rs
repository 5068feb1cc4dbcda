//! Ends what hangs, and lets what is slow go on. A scenario is alive as long as its browser answers or asks
//! the site for something; `patience` says how time is counted.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::interval;

use crate::patience::{self, Deadline, LastSign};
use crate::problem::{Outcome, Problem};
use crate::site::TestSite;

/// How long a scenario may get no answer from its browser, nor the site a request from it.
const SILENCE_LIMIT: Duration = Duration::from_secs(90);

const POLL_INTERVAL: Duration = Duration::from_millis(100);

/// Runs a scenario to its end, unless it hangs or, long after `limit`, still goes round in circles.
pub async fn run_to_end(
    limit: Duration,
    site: &TestSite,
    scenario: impl Future<Output = Outcome>,
) -> Outcome {
    let steps = Arc::new(LastSign::default());
    let deadline = Deadline::new(SILENCE_LIMIT, patience::now()).at_most(limit * patience::CIRCLES);
    // In a task of its own: whatever wakes this one is an answer that the scenario has waited for. It
    // ends with this function.
    let mut watcher = JoinSet::new();
    watcher.spawn(watch_for_silence(deadline, [Arc::clone(&steps), site.last_activity()]));
    let mut scenario = pin!(scenario);
    let stepping = poll_fn(|context| {
        steps.now();
        scenario.as_mut().poll(context)
    });
    tokio::select! {
        biased;
        outcome = stepping => outcome,
        _ = watcher.join_next() => Err(if deadline.is_circling(patience::now()) {
            Problem::Endless(limit * patience::CIRCLES)
        } else {
            Problem::Hung { after: SILENCE_LIMIT }
        }),
    }
}

/// Ends when none of these signs has come for too long.
async fn watch_for_silence(mut deadline: Deadline, signs: [Arc<LastSign>; 2]) {
    let mut ticks = interval(POLL_INTERVAL);
    while !deadline.is_over(patience::now()) {
        ticks.tick().await;
        for sign in &signs {
            deadline.progress(sign.when());
        }
    }
}

/// Waits for something to be done; gives it up after so long.
pub async fn with_timeout<T>(limit: Duration, work: impl Future<Output = T>) -> Option<T> {
    let over = async {
        let deadline = Deadline::new(limit, patience::now());
        let mut ticks = interval(POLL_INTERVAL);
        while !deadline.is_over(patience::now()) {
            ticks.tick().await;
        }
    };
    tokio::select! {
        biased;
        done = work => Some(done),
        () = over => None,
    }
}
