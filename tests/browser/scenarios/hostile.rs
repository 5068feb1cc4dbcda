//! Text that has been used to attack other sites is shown as plain text everywhere: none of it runs, none is lost.

use std::time::Duration;

use serde_json::{Value, json};
use support::hostile::{REFUSED, RUNNING, WORDS};

use super::{Scenario, scenarios};
use crate::hostile::{self, NOT_FOUND, PAGES, Page, page_text};
use crate::problem::{Outcome, hold, same};
use crate::site::TestSite;
use crate::visitor::{Visitor, menu};

pub fn all() -> impl IntoIterator<Item = Scenario> {
    let scenarios = scenarios![
        words_that_look_like_programs_are_shown_as_words,
        words_that_the_check_refuses_would_be_shown_as_words_too,
        addresses_that_the_check_refuses_would_run_nothing,
    ];
    scenarios.map(|scenario| scenario.with_limit(Duration::from_mins(3)))
}

async fn words_that_look_like_programs_are_shown_as_words(visitor: &Visitor) -> Outcome {
    let content = hostile::checked(hostile::texts(&WORDS));
    let site = hostile::build(&content, &visitor.settings.release)?;
    walk(visitor, site.path(), &WORDS).await
}

/// A second line of defence, in case the check misses something: here nothing is rejected before it is rendered.
async fn words_that_the_check_refuses_would_be_shown_as_words_too(visitor: &Visitor) -> Outcome {
    // HTML parsers change control characters.
    let shown = REFUSED
        .into_iter()
        .filter(|words| !words.contains(char::is_control));
    let words: Vec<_> = shown.collect();
    let content = hostile::unchecked(&hostile::texts(&words));
    let site = hostile::build(&content, &visitor.settings.release)?;
    walk(visitor, site.path(), &words).await
}

/// The same for links to scripts: each page's policy refuses them.
async fn addresses_that_the_check_refuses_would_run_nothing(visitor: &Visitor) -> Outcome {
    let content = hostile::unchecked(&hostile::links(&WORDS, &RUNNING));
    let site = hostile::build(&content, &visitor.settings.release)?;
    let site = TestSite::start(site.path(), visitor.config.scripts).await?;
    let visitor = Visitor::new(
        visitor.client.clone(),
        site,
        visitor.config,
        visitor.settings.clone(),
    );
    let page = PAGES[PAGES.len() - 1];
    visitor.open_app(page.path).await?;
    let links = "document.querySelectorAll('main article a')";
    let count = visitor.ask_number(&format!("{links}.length")).await?;
    same("links", &count, &12.0)?;
    visitor.mark_load().await?;
    visitor
        .ask(&format!("{links}.forEach((link) => link.click())"))
        .await?;
    visitor.wait_two_frames().await?;
    same(
        "scripts that ran",
        &visitor.ask("window.hurt ?? null").await?,
        &Value::Null,
    )?;
    hold(!visitor.was_reloaded().await?, "the page is still shown")?;
    let refused = "window.__console.some((line) => line.startsWith('security policy: '))";
    visitor.see("the policy has refused it", refused).await?;
    visitor.leave().await
}

/// Loads each page, and then follows links to each from the front page.
async fn walk(visitor: &Visitor, folder: &std::path::Path, words: &[&str]) -> Outcome {
    let site = TestSite::start(folder, visitor.config.scripts).await?;
    let visitor = Visitor::new(
        visitor.client.clone(),
        site,
        visitor.config,
        visitor.settings.clone(),
    );
    for page in PAGES.into_iter().chain([NOT_FOUND]) {
        visitor.open_app(page.path).await?;
        is_plain_text(&visitor, page, words).await?;
    }
    visitor.open("/words/booklet/").await?;
    same(
        "scripts that ran in the booklet",
        &visitor.ask("window.hurt ?? null").await?,
        &Value::Null,
    )?;
    visitor.open_app(PAGES[0].path).await?;
    visitor.mark_load().await?;
    for page in PAGES.into_iter().skip(1).chain([PAGES[0]]) {
        visitor.follow_in_place(&menu(page.path)).await?;
        let arrived = format!(
            "location.pathname === {:?} && document.querySelector('h1').textContent === {}",
            page.path,
            json!(page_text(page, words).title)
        );
        visitor
            .see(&format!("the page {} is shown", page.slug), &arrived)
            .await?;
        visitor.wait_two_frames().await?;
        is_plain_text(&visitor, page, words).await?;
    }
    hold(!visitor.was_reloaded().await?, "nothing is loaded anew")?;
    visitor.leave().await
}

/// Checks that every word of the page is there as text and nothing else.
async fn is_plain_text(visitor: &Visitor, page: Page, words: &[&str]) -> Outcome {
    let expected = page_text(page, words);
    let script = include_str!("hostile/find_damage.js");
    let arguments = vec![
        json!(expected.words),
        json!(expected.title),
        json!(page != NOT_FOUND),
    ];
    let found = visitor.client.execute(script, arguments).await?;
    let nothing = json!({ "ran": null, "lost": [], "elements": [], "handlers": [], "links": [] });
    same(
        &format!("what went wrong on {}", page.slug),
        &found,
        &nothing,
    )?;
    visitor.console_is_empty().await
}
