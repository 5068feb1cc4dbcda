//! Pages that are slow to load, and responses that arrive too late.

use super::failing::{failure_is_explained, try_again};
use super::{Scenario, scenarios};
use crate::copy::{ABOUT, HOME, IN_A_SESSION};
use crate::problem::{Outcome, hold, same};
use crate::site::{Answer, Props, Timers};
use crate::visitor::{Visitor, WAIT_TIMEOUT, menu};

pub fn all() -> impl IntoIterator<Item = Scenario> {
    // Started first, so that the long wait runs in parallel with the others.
    let long = scenarios![ten_seconds_without_an_answer_are_explained_and_can_be_tried_again];
    let slow = scenarios![a_slow_page_says_so_and_moves_nothing].map(Scenario::at_every_size);
    let short = scenarios![
        a_late_answer_never_replaces_a_newer_page,
        a_late_answer_never_undoes_a_step_back,
        a_late_failure_is_not_spoken_of,
        a_click_has_its_whole_time_however_early_the_page_was_asked_for,
    ];
    long.into_iter().chain(slow).chain(short)
}

const PROGRESS: &str = "document.querySelector('#progress').checkVisibility()";

/// The scroll position and the box of every element.
const POSITIONS: &str = "JSON.stringify([scrollY, ...[...document.querySelectorAll('header, main, footer, main *')].map((element) => { \
    const box = element.getBoundingClientRect(); return [box.x, box.y, box.width, box.height] })])";

async fn ten_seconds_without_an_answer_are_explained_and_can_be_tried_again(
    visitor: &Visitor,
) -> Outcome {
    visitor.open_app(HOME.path).await?;
    visitor.mark_load().await?;
    let positions = visitor.ask_text(POSITIONS).await?;
    let content = IN_A_SESSION.content();
    visitor.site.answer(&content, Answer::Held);
    visitor.click(&menu(IN_A_SESSION.path)).await?;
    failure_is_explained(visitor, HOME.path, HOME.heading, IN_A_SESSION.path).await?;
    same(
        "the places of everything on the page",
        &visitor.ask_text(POSITIONS).await?,
        &positions,
    )?;
    visitor.site.answer(&content, Answer::Usual);
    try_again(visitor).await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await?;
    hold(!visitor.was_reloaded().await?, "nothing is loaded anew")
}

async fn a_slow_page_says_so_and_moves_nothing(visitor: &Visitor) -> Outcome {
    open_without_timers(visitor).await?;
    let positions = visitor.ask_text(POSITIONS).await?;
    let content = IN_A_SESSION.content();
    visitor.site.answer(&content, Answer::Held);
    visitor.click(&menu(IN_A_SESSION.path)).await?;
    visitor.see("the loading notice is shown", PROGRESS).await?;
    same(
        "the places of everything on the page",
        &visitor.ask_text(POSITIONS).await?,
        &positions,
    )?;
    visitor
        .check(
            "the old page is still shown",
            &format!(
                "document.querySelector('h1').textContent === {:?}",
                HOME.heading
            ),
        )
        .await?;
    visitor.site.answer(&content, Answer::Usual);
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await?;
    visitor
        .see("the wait is over", &format!("!{PROGRESS}"))
        .await
}

/// Opens the front page with stopped timers, so that no wait ends on its own.
async fn open_without_timers(visitor: &Visitor) -> Outcome {
    visitor.site.props(Props {
        timers: Timers::Stopped,
        ..Props::default()
    });
    visitor.open_app(HOME.path).await
}

/// Follows a link to a page whose response is held back, then goes to another page.
async fn leave_held_page(visitor: &Visitor) -> Outcome {
    let late = ABOUT.content();
    visitor.site.answer(&late, Answer::Held);
    visitor.follow_in_place(&menu(ABOUT.path)).await?;
    visitor.see_request(&late).await?;
    visitor.follow_in_place(&menu(IN_A_SESSION.path)).await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await
}

async fn a_late_answer_never_replaces_a_newer_page(visitor: &Visitor) -> Outcome {
    open_without_timers(visitor).await?;
    leave_held_page(visitor).await?;
    release_late_answer(visitor, Answer::Usual).await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await
}

async fn a_late_answer_never_undoes_a_step_back(visitor: &Visitor) -> Outcome {
    open_without_timers(visitor).await?;
    visitor.follow_in_place(&menu(IN_A_SESSION.path)).await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await?;
    let late = ABOUT.content();
    visitor.site.answer(&late, Answer::Held);
    visitor.follow_in_place(&menu(ABOUT.path)).await?;
    visitor.see_request(&late).await?;
    visitor.client.back().await?;
    visitor.see_page(HOME.path, HOME.heading).await?;
    release_late_answer(visitor, Answer::Usual).await?;
    visitor.see_page(HOME.path, HOME.heading).await?;
    visitor
        .check("nothing is loading", &format!("!{PROGRESS}"))
        .await
}

async fn a_late_failure_is_not_spoken_of(visitor: &Visitor) -> Outcome {
    open_without_timers(visitor).await?;
    leave_held_page(visitor).await?;
    release_late_answer(visitor, Answer::Status(500)).await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await?;
    visitor
        .check(
            "no message is shown",
            "!document.querySelector('#failure').checkVisibility()",
        )
        .await
}

/// Releases the held response, and waits until the page has received it.
async fn release_late_answer(visitor: &Visitor, answer: Answer) -> Outcome {
    visitor.site.answer(&ABOUT.content(), answer);
    let file = format!("/{}.json", ABOUT.slug);
    let is_loaded = format!(
        "performance.getEntriesByType('resource').some((entry) => entry.name.endsWith({file:?}) && entry.responseEnd > 0)"
    );
    visitor
        .wait("the late response has arrived", WAIT_TIMEOUT, async || {
            Ok(visitor.ask(&is_loaded).await? == true)
        })
        .await?;
    visitor.wait_two_frames().await
}

/// The page is requested when a pointer comes to the link, and that request times out just after the click.
async fn a_click_has_its_whole_time_however_early_the_page_was_asked_for(
    visitor: &Visitor,
) -> Outcome {
    visitor.open_app(HOME.path).await?;
    visitor.mark_load().await?;
    // Hold the page's ten-second timers: the test decides when they fire.
    visitor
        .ask(
            "(() => { const real = window.setTimeout; window.__ends = []; \
             window.setTimeout = (work, wait, ...rest) => wait === 10000 ? window.__ends.push(work) : real(work, wait, ...rest) })()",
        )
        .await?;
    let content = IN_A_SESSION.content();
    visitor.site.answer(&content, Answer::Held);
    let link = menu(IN_A_SESSION.path);
    visitor
        .ask(&format!(
            "document.querySelector({link:?}).dispatchEvent(new Event('mouseover', {{ bubbles: true }}))"
        ))
        .await?;
    visitor.see_request(&content).await?;
    visitor.follow_in_place(&link).await?;
    visitor.see("the loading notice is shown", PROGRESS).await?;
    visitor.ask("window.__ends[0]()").await?;
    let again = async || Ok(visitor.site.requests(&content) == 2);
    visitor
        .wait("the page is requested once more", WAIT_TIMEOUT, again)
        .await?;
    visitor.site.answer(&content, Answer::Usual);
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await?;
    hold(!visitor.was_reloaded().await?, "nothing is loaded anew")
}
