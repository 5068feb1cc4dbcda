//! Pages that fail to load: the visitor gets a clear message, a way to retry and a plain link, and the old page
//! stays.

use std::sync::LazyLock;

use super::{Scenario, scenarios};
use crate::copy::{ABOUT, HOME, IN_A_SESSION, NOT_FOUND};
use crate::problem::{Outcome, hold};
use crate::site::Answer;
use crate::visitor::{CONTENT, Visitor, menu};

pub fn all() -> impl IntoIterator<Item = Scenario> {
    scenarios![
        a_page_whose_content_is_gone_is_loaded_whole,
        a_page_come_back_to_whose_content_is_gone_is_loaded_whole,
        a_server_that_fails_is_explained_and_can_be_tried_again,
        an_answer_cut_off_is_explained_and_can_be_tried_again,
        an_answer_that_is_no_json_is_explained_and_can_be_tried_again,
        an_answer_that_is_no_page_is_explained_and_can_be_tried_again,
        an_answer_with_parts_of_unknown_kinds_is_explained_and_can_be_tried_again,
        an_answer_of_ten_megabytes_is_explained_and_can_be_tried_again,
        an_answer_of_ten_thousand_brackets_is_explained_and_can_be_tried_again,
        a_connection_that_breaks_is_explained_and_can_be_tried_again,
        the_plain_link_of_the_message_loads_the_page,
        a_failure_can_be_put_away_by_going_elsewhere,
        a_failure_stands_before_the_news_of_a_newer_version,
        a_second_failure_is_explained_as_well,
        a_link_to_an_unknown_page_leads_there_plainly,
        back_to_a_page_that_fails_keeps_the_page_that_stands,
        staying_after_a_back_that_fails_puts_the_address_back,
    ]
}

/// After a deployment, the current page may refer to content that no longer exists.
async fn a_page_whose_content_is_gone_is_loaded_whole(visitor: &Visitor) -> Outcome {
    visitor.open_app(HOME.path).await?;
    visitor.mark_load().await?;
    visitor.site.answer(CONTENT, Answer::Status(404));
    visitor.click(&menu(IN_A_SESSION.path)).await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await?;
    hold(visitor.was_reloaded().await?, "the page is loaded whole")?;
    visitor.client.back().await?;
    visitor.see_page(HOME.path, HOME.heading).await
}

/// Goes on from a page so that Back leads to it and has to fetch it.
async fn move_on_from_about_therapy(visitor: &Visitor) -> Outcome {
    visitor.open_app(ABOUT.path).await?;
    visitor.click(&menu(IN_A_SESSION.path)).await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await?;
    // A reload drops the pages that were loaded.
    visitor.client.refresh().await?;
    visitor.app_runs().await
}

async fn a_page_come_back_to_whose_content_is_gone_is_loaded_whole(visitor: &Visitor) -> Outcome {
    move_on_from_about_therapy(visitor).await?;
    visitor.site.answer(CONTENT, Answer::Status(410));
    visitor.client.back().await?;
    visitor.see_page(ABOUT.path, ABOUT.heading).await
}

async fn a_server_that_fails_is_explained_and_can_be_tried_again(visitor: &Visitor) -> Outcome {
    fails_then_recovers(visitor, Answer::Status(500)).await
}

async fn an_answer_cut_off_is_explained_and_can_be_tried_again(visitor: &Visitor) -> Outcome {
    fails_then_recovers(visitor, Answer::CutOff).await
}

async fn an_answer_that_is_no_json_is_explained_and_can_be_tried_again(
    visitor: &Visitor,
) -> Outcome {
    fails_then_recovers(
        visitor,
        Answer::Body("<!DOCTYPE html><title>Log in to the café's network</title>"),
    )
    .await
}

async fn an_answer_that_is_no_page_is_explained_and_can_be_tried_again(
    visitor: &Visitor,
) -> Outcome {
    fails_then_recovers(
        visitor,
        Answer::Body(r#"{ "title": ["What", "happens"], "blocks": 7 }"#),
    )
    .await
}

async fn an_answer_with_parts_of_unknown_kinds_is_explained_and_can_be_tried_again(
    visitor: &Visitor,
) -> Outcome {
    let body = r#"{ "title": "A", "menu_label": "A", "description": "A", "tools": "", "blocks": [{ "script": "window.hurt=1" }] }"#;
    fails_then_recovers(visitor, Answer::Body(body)).await
}

async fn an_answer_of_ten_megabytes_is_explained_and_can_be_tried_again(
    visitor: &Visitor,
) -> Outcome {
    static LARGE: LazyLock<String> = LazyLock::new(|| {
        let words = "la ".repeat(10_000_000 / 3);
        [r#"{ "title": ""#, &words, r#"", "blocks": 7 }"#].concat()
    });
    fails_then_recovers(visitor, Answer::Body(&LARGE)).await
}

async fn an_answer_of_ten_thousand_brackets_is_explained_and_can_be_tried_again(
    visitor: &Visitor,
) -> Outcome {
    static DEEP: LazyLock<String> = LazyLock::new(|| {
        let brackets = "[".repeat(10_000);
        [
            r#"{ "title": "A", "menu_label": "A", "description": "A", "tools": "", "lead": "#,
            &brackets,
        ]
        .concat()
    });
    fails_then_recovers(visitor, Answer::Body(&DEEP)).await
}

async fn a_connection_that_breaks_is_explained_and_can_be_tried_again(
    visitor: &Visitor,
) -> Outcome {
    fails_then_recovers(visitor, Answer::HungUp).await
}

/// A click fails in the given way; once the fault is gone, "Try again" loads the page.
async fn fails_then_recovers(visitor: &Visitor, answer: Answer) -> Outcome {
    fail_to_load(visitor, answer).await?;
    visitor.site.answer(&IN_A_SESSION.content(), Answer::Usual);
    try_again(visitor).await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await?;
    visitor.see("the message is gone", NO_MESSAGE).await?;
    visitor
        .see(
            "focus is on the heading",
            "document.activeElement === document.querySelector('h1')",
        )
        .await?;
    hold(!visitor.was_reloaded().await?, "nothing is loaded anew")
}

async fn the_plain_link_of_the_message_loads_the_page(visitor: &Visitor) -> Outcome {
    fail_to_load(visitor, Answer::Status(500)).await?;
    visitor.click("#failure a").await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await?;
    hold(visitor.was_reloaded().await?, "the link loads a whole page")
}

async fn a_failure_can_be_put_away_by_going_elsewhere(visitor: &Visitor) -> Outcome {
    fail_to_load(visitor, Answer::Status(500)).await?;
    visitor.follow_in_place(&menu(ABOUT.path)).await?;
    visitor.see_page(ABOUT.path, ABOUT.heading).await?;
    visitor.see("the message is gone", NO_MESSAGE).await
}

/// Both notices are shown in the same place, so only one may be visible.
async fn a_failure_stands_before_the_news_of_a_newer_version(visitor: &Visitor) -> Outcome {
    let newer = "document.querySelector('#newer').checkVisibility()";
    visitor.open_app(HOME.path).await?;
    visitor
        .ask("document.querySelector('#newer').hidden = false")
        .await?;
    visitor.check("the news is shown", newer).await?;
    visitor.site.answer(CONTENT, Answer::Status(500));
    visitor.click(&menu(IN_A_SESSION.path)).await?;
    visitor.see("the message is shown", MESSAGE).await?;
    visitor.see("the message is shown", MESSAGE).await?;
    visitor
        .check("the news waits", &format!("!{newer}"))
        .await?;
    visitor.site.reset_answers();
    visitor.click("#failure button:last-of-type").await?;
    visitor.see("the news is shown again", newer).await
}

async fn a_second_failure_is_explained_as_well(visitor: &Visitor) -> Outcome {
    fail_to_load(visitor, Answer::Status(500)).await?;
    let before = visitor.site.requests(&IN_A_SESSION.content());
    try_again(visitor).await?;
    let is_requested = async || Ok(visitor.site.requests(&IN_A_SESSION.content()) > before);
    visitor
        .wait(
            "the page is requested again",
            crate::visitor::WAIT_TIMEOUT,
            is_requested,
        )
        .await?;
    failure_is_explained(visitor, HOME.path, HOME.heading, IN_A_SESSION.path).await
}

async fn a_link_to_an_unknown_page_leads_there_plainly(visitor: &Visitor) -> Outcome {
    visitor.open_app(HOME.path).await?;
    let link = "document.querySelector('footer').insertAdjacentHTML('afterend', '<a id=\"extra\" href=\"/no-such-page/\">there</a>')";
    visitor.ask(link).await?;
    visitor.follow_in_place("#extra").await?;
    visitor.see_page(NOT_FOUND.path, NOT_FOUND.heading).await
}

async fn back_to_a_page_that_fails_keeps_the_page_that_stands(visitor: &Visitor) -> Outcome {
    move_on_from_about_therapy(visitor).await?;
    visitor.site.answer(&ABOUT.content(), Answer::Status(500));
    visitor.client.back().await?;
    failure_is_explained(visitor, ABOUT.path, IN_A_SESSION.heading, ABOUT.path).await?;
    visitor.site.answer(&ABOUT.content(), Answer::Usual);
    try_again(visitor).await?;
    visitor.see_page(ABOUT.path, ABOUT.heading).await?;
    visitor.see("the message is gone", NO_MESSAGE).await
}

async fn staying_after_a_back_that_fails_puts_the_address_back(visitor: &Visitor) -> Outcome {
    move_on_from_about_therapy(visitor).await?;
    visitor.site.answer(&ABOUT.content(), Answer::Status(500));
    visitor.mark_load().await?;
    visitor.client.back().await?;
    failure_is_explained(visitor, ABOUT.path, IN_A_SESSION.heading, ABOUT.path).await?;
    visitor.click("#failure button:last-of-type").await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await?;
    visitor.follow_in_place(".skip").await?;
    visitor
        .see_page("/session/#main", IN_A_SESSION.heading)
        .await?;
    hold(
        !visitor.was_reloaded().await?,
        "the skip link stays on the page",
    )?;
    visitor.site.answer(&ABOUT.content(), Answer::Usual);
    visitor.client.back().await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await?;
    visitor.client.back().await?;
    visitor.see_page(ABOUT.path, ABOUT.heading).await
}

const MESSAGE: &str = "(() => { const message = document.querySelector('#failure[role=alert]'); \
    return !!message && message.checkVisibility() && message.textContent.length > 20 })()";
const NO_MESSAGE: &str = "!document.querySelector('#failure')?.checkVisibility()";

/// Follows the menu's link to the session page, which fails in the given way.
async fn fail_to_load(visitor: &Visitor, answer: Answer) -> Outcome {
    visitor.open_app(HOME.path).await?;
    visitor.mark_load().await?;
    visitor.site.answer(&IN_A_SESSION.content(), answer);
    visitor.click(&menu(IN_A_SESSION.path)).await?;
    failure_is_explained(visitor, HOME.path, HOME.heading, IN_A_SESSION.path).await
}

/// Waits for the message: in view over the old page, with a link and a button.
pub async fn failure_is_explained(
    visitor: &Visitor,
    address: &str,
    heading: &str,
    target: &str,
) -> Outcome {
    visitor
        .see("a message says that the page did not load", MESSAGE)
        .await?;
    visitor.see_page(address, heading).await?;
    let link =
        format!("new URL(document.querySelector('#failure a').href).pathname === {target:?}");
    visitor
        .check("the message holds a plain link to the page", &link)
        .await?;
    visitor
        .check(
            "the quiet loading line is gone",
            "!document.querySelector('#progress').checkVisibility()",
        )
        .await?;
    let in_view = "(() => { const box = document.querySelector('#failure').getBoundingClientRect(); \
        return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth })()";
    visitor.see("the message is in view", in_view).await
}

/// Presses the message's "Try again" button.
pub async fn try_again(visitor: &Visitor) -> Outcome {
    let button = "[...document.querySelectorAll('#failure button')].find((button) => button.textContent.includes('Try again'))";
    visitor
        .check(
            "the message has a button to try again",
            &format!("!!{button}"),
        )
        .await?;
    visitor.ask(&format!("{button}.click()")).await?;
    Ok(())
}
