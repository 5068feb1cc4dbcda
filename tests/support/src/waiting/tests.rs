//! A slow machine gets its time, and a wait for something that hangs ends.

use super::*;

const LIMIT: Duration = Duration::from_secs(20);

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

fn milliseconds(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}

#[test]
fn what_hangs_ends_after_its_limit() {
    let deadline = Deadline::new(LIMIT, seconds(5));
    assert!(!deadline.is_over(seconds(24)));
    assert!(deadline.is_over(seconds(25)));
    assert!(!deadline.is_looping(seconds(25)));
}

#[test]
fn every_sign_of_progress_gives_the_whole_limit_anew() {
    let mut deadline = Deadline::new(LIMIT, seconds(0));
    deadline.progress(seconds(15));
    assert!(!deadline.is_over(seconds(34)));
    // Earlier activity that is recorded later changes nothing.
    deadline.progress(seconds(3));
    assert!(!deadline.is_over(seconds(34)));
    assert!(deadline.is_over(seconds(35)));
}

#[test]
fn what_goes_round_in_circles_ends_as_well() {
    let mut deadline = Deadline::new(LIMIT, seconds(0));
    let end = LIMIT * MAX_FACTOR;
    for second in 0..end.as_secs() {
        assert!(!deadline.is_over(seconds(second)), "after {second} s");
        deadline.progress(seconds(second));
    }
    assert!(deadline.is_over(end));
    assert!(deadline.is_looping(end));
}

#[test]
fn a_browser_that_answers_slowly_is_looked_at_often_enough() {
    let mut deadline = Deadline::polling(LIMIT, seconds(0));
    let mut polls = 0;
    while !deadline.is_over(LIMIT) {
        deadline.polled();
        polls += 1;
    }
    assert_eq!(polls, 100);
    assert!(!Deadline::polling(LIMIT, seconds(0)).is_over(LIMIT * 2));
}

#[test]
fn a_second_of_a_usual_computer_takes_longer_on_a_slow_one() {
    // The work takes as long as on the reference computer, or less.
    assert_eq!(
        reference_time(milliseconds(1035), milliseconds(35)),
        milliseconds(1035)
    );
    assert_eq!(
        reference_time(milliseconds(1010), milliseconds(10)),
        milliseconds(1010)
    );
    // It takes four times as long: four seconds count as one.
    assert_eq!(
        reference_time(milliseconds(1140), milliseconds(140)),
        milliseconds(285)
    );
}

#[test]
fn a_computer_that_was_asleep_has_missed_nothing() {
    let night = seconds(8 * 60 * 60);
    assert!(reference_time(night, milliseconds(35)) < milliseconds(1100));
    assert!(reference_time(night, night) < milliseconds(100));
}

#[test]
fn the_last_sign_is_the_latest() {
    let activity = LastActivity::default();
    activity.at(seconds(7));
    activity.at(seconds(4));
    assert_eq!(activity.when(), seconds(7));
}

#[test]
fn time_goes_on_by_itself() {
    let deadline = Deadline::new(milliseconds(500), now());
    while !deadline.is_over(now()) {
        thread::yield_now();
    }
}
