//! Ends what hangs, and lets what is slow go on. A scenario is alive as long as its browser answers or asks
//! the site for something; `support::waiting` says how time is counted.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use support::waiting::{self, Deadline, LastActivity};
use tokio::task::JoinSet;
use tokio::time::interval;

use crate::problem::{Outcome, Problem};
use crate::site::TestSite;

/// How long a scenario may get no answer from its browser, nor the site a request from it.
const SILENCE: Duration = Duration::from_secs(90);

const BETWEEN_LOOKS: Duration = Duration::from_millis(100);

/// Runs a scenario to its end, unless it hangs or, long after `limit`, still goes round in circles.
pub async fn to_its_end(
    limit: Duration,
    site: &TestSite,
    scenario: impl Future<Output = Outcome>,
) -> Outcome {
    let steps = Arc::new(LastActivity::default());
    let deadline = Deadline::new(SILENCE, waiting::now()).at_most(limit * waiting::MAX_FACTOR);
    // In a task of its own: whatever wakes this one is an answer that the scenario has waited for. It
    // ends with this function.
    let mut watcher = JoinSet::new();
    watcher.spawn(silence(deadline, [Arc::clone(&steps), site.heard()]));
    let mut scenario = pin!(scenario);
    let stepping = poll_fn(|context| {
        steps.now();
        scenario.as_mut().poll(context)
    });
    tokio::select! {
        biased;
        outcome = stepping => outcome,
        _ = watcher.join_next() => Err(if deadline.is_looping(waiting::now()) {
            Problem::Endless(limit * waiting::MAX_FACTOR)
        } else {
            Problem::Hung { after: SILENCE }
        }),
    }
}

/// Ends when none of these signs has come for too long.
async fn silence(mut deadline: Deadline, signs: [Arc<LastActivity>; 2]) {
    let mut ticks = interval(BETWEEN_LOOKS);
    while !deadline.is_over(waiting::now()) {
        ticks.tick().await;
        for sign in &signs {
            deadline.progress(sign.when());
        }
    }
}

/// Waits for something to be done; gives it up after so long.
pub async fn within<T>(limit: Duration, work: impl Future<Output = T>) -> Option<T> {
    let over = async {
        let deadline = Deadline::new(limit, waiting::now());
        let mut ticks = interval(BETWEEN_LOOKS);
        while !deadline.is_over(waiting::now()) {
            ticks.tick().await;
        }
    };
    tokio::select! {
        biased;
        done = work => Some(done),
        () = over => None,
    }
}
