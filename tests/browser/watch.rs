//! Ends scenarios that hang, but not slow ones. A scenario is alive as long as its browser responds or sends
//! requests to the site. `support::waiting` defines how time is counted.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use support::waiting::{self, Deadline, LastActivity};
use tokio::task::JoinSet;
use tokio::time::interval;

use crate::problem::{Outcome, Problem};
use crate::site::TestSite;

/// How long a scenario may go without a response from its browser or a request to its site.
const SILENCE_LIMIT: Duration = Duration::from_secs(90);

const POLL_INTERVAL: Duration = Duration::from_millis(100);

/// Runs a scenario until it ends, hangs, or is still looping long after `limit`.
pub async fn run_to_end(
    limit: Duration,
    site: &TestSite,
    scenario: impl Future<Output = Outcome>,
) -> Outcome {
    let steps = Arc::new(LastActivity::default());
    let deadline =
        Deadline::new(SILENCE_LIMIT, waiting::now()).at_most(limit * waiting::MAX_FACTOR);
    // In a separate task, because each time this one wakes counts as a response to the scenario. Dropping the
    // set ends the task.
    let mut watcher = JoinSet::new();
    watcher.spawn(watch_for_silence(
        deadline,
        [Arc::clone(&steps), site.last_activity()],
    ));
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
            Problem::Hung { after: SILENCE_LIMIT }
        }),
    }
}

/// Returns when there has been no sign of activity for too long.
async fn watch_for_silence(mut deadline: Deadline, signs: [Arc<LastActivity>; 2]) {
    let mut ticks = interval(POLL_INTERVAL);
    while !deadline.is_over(waiting::now()) {
        ticks.tick().await;
        for sign in &signs {
            deadline.progress(sign.when());
        }
    }
}

/// Waits for the work to finish, but no longer than `limit`.
pub async fn with_timeout<T>(limit: Duration, work: impl Future<Output = T>) -> Option<T> {
    let over = async {
        let deadline = Deadline::new(limit, waiting::now());
        let mut ticks = interval(POLL_INTERVAL);
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
