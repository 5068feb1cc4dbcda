//! Everything that can go wrong while a page loads: in each case its text can be read, its links work, no error
//! is left unhandled, and a waiting visitor gets a message. The results are printed as a table at the end of the run.

mod list;

use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};

use self::list::{DEPLOYMENT, FONTS, Fault, LinkOutcome, START, When, faults};
use super::{Scenario, each};
use crate::copy::IN_A_SESSION;
use crate::engine::Engine;
use crate::problem::{Outcome, hold};
use crate::site::{Answer, FIRST_PAINT_PATH, Props};
use crate::visitor::{Visitor, WAIT_TIMEOUT, menu};

pub fn all() -> impl IntoIterator<Item = Scenario> {
    each(
        "whatever_fails_the_page_is_read_and_its_links_work",
        faults()
            .into_iter()
            .map(|fault| (fault.name.to_owned(), fault)),
        whatever_fails_the_page_is_read_and_its_links_work,
    )
}

async fn whatever_fails_the_page_is_read_and_its_links_work(
    visitor: &Visitor,
    fault: Fault,
) -> Outcome {
    let outcome = run_fault(visitor, &fault).await;
    let result = match &outcome {
        Ok(()) => fault.outcome.description().to_owned(),
        Err(problem) => problem.to_string(),
    };
    record(fault.name, visitor.config.engine, result);
    outcome
}

async fn run_fault(visitor: &Visitor, fault: &Fault) -> Outcome {
    visitor.site.props(fault.props);
    let asked = visitor.site.requests(fault.path);
    match fault.when {
        When::Before => visitor.site.answer(fault.path, fault.answer),
        When::AppRuns => {}
    }
    if fault.path == FONTS {
        open_without_fonts(visitor).await?;
    } else {
        visitor.open("/").await?;
    }
    visitor.see("the words are there", TEXT_SHOWN).await?;
    if fault.outcome != LinkOutcome::LoadsWhole || matches!(fault.when, When::AppRuns) {
        visitor.app_runs().await?;
    } else {
        wait_for_fault(visitor, fault, asked).await?;
    }
    visitor.nothing_is_unhandled().await?;
    match (fault.when, fault.path) {
        (When::AppRuns, DEPLOYMENT) => visitor.site.replace(&visitor.settings.debug),
        (When::AppRuns, _) => visitor.site.answer(fault.path, fault.answer),
        (When::Before, _) => {}
    }
    visitor.mark_load().await?;
    visitor.follow_in_place(&menu(IN_A_SESSION.path)).await?;
    if fault.outcome == LinkOutcome::Explains {
        visitor.see("a message is shown", FAILURE_SHOWN).await?;
        visitor.see("the words are still there", TEXT_SHOWN).await?;
        visitor.nothing_is_unhandled().await?;
        visitor.site.answer(fault.path, Answer::Usual);
        visitor.ask(&format!("{TRY_AGAIN}.click()")).await?;
    }
    let arrived = format!(
        "location.pathname === {:?} && document.querySelector('h1')?.textContent === {:?}",
        IN_A_SESSION.path, IN_A_SESSION.heading
    );
    visitor.see("the next page is there", &arrived).await?;
    hold(
        visitor.was_reloaded().await? == (fault.outcome == LinkOutcome::LoadsWhole),
        format!("{:?}", fault.outcome),
    )?;
    visitor.nothing_is_unhandled().await
}

/// Waits until the fault has happened; the page then stays plain HTML.
async fn wait_for_fault(visitor: &Visitor, fault: &Fault, asked: usize) -> Outcome {
    let is_requested = async || Ok(visitor.site.requests(fault.path) > asked);
    let what = format!("the browser requests {}", fault.path);
    visitor.wait(&what, WAIT_TIMEOUT, is_requested).await?;
    if fault.answer == Answer::Held {
        return Ok(());
    }
    let noted =
        "window.__console.some((line) => /stays plain HTML|SCRIPT .* did not load/.test(line))";
    visitor
        .see("the page logs it for developers", noted)
        .await?;
    if fault.path == START {
        let none = "![...document.querySelectorAll('[data-tool]')].some((button) => button.checkVisibility())";
        visitor
            .see("no button is shown that would do nothing", none)
            .await?;
    }
    Ok(())
}

/// Opens a page whose fonts are held back. Drivers report nothing about a page until its fonts have loaded, so
/// the fonts are released once the page reports its first paint to the server.
async fn open_without_fonts(visitor: &Visitor) -> Outcome {
    visitor.site.props(Props {
        reports_paint: true,
        ..Props::default()
    });
    let before = visitor.site.requests(FIRST_PAINT_PATH);
    let first_paint = async {
        let has_reported = async || Ok(visitor.site.requests(FIRST_PAINT_PATH) > before);
        let outcome = visitor
            .wait("the page is painted", WAIT_TIMEOUT, has_reported)
            .await;
        visitor.site.answer(FONTS, Answer::Usual);
        outcome
    };
    let (opened, first_paint) = tokio::join!(visitor.open("/"), first_paint);
    opened?;
    first_paint?;
    let first = "(() => { const [paint] = performance.getEntriesByName('first-contentful-paint'); \
        const fonts = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.woff2')); \
        return fonts.length === 2 && fonts.every(({ responseEnd }) => paint?.startTime < responseEnd) })()";
    visitor.see("the text came before the fonts", first).await
}

/// Whether the text of the front page is there and visible.
const TEXT_SHOWN: &str = "document.querySelector('h1')?.checkVisibility() === true && document.querySelector('main').innerText.length > 300";
const FAILURE_SHOWN: &str = "(() => { const message = document.querySelector('#failure[role=alert]'); \
    return !!message && message.checkVisibility() && message.textContent.length > 20 })()";
const TRY_AGAIN: &str = "[...document.querySelectorAll('#failure button')].find((button) => button.textContent.includes('Try again'))";

/// The fault, the engine and the result of each run.
static TABLE: Mutex<Vec<(&str, Engine, String)>> = Mutex::new(Vec::new());

fn record(fault: &'static str, engine: Engine, result: String) {
    TABLE
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push((fault, engine, result));
}

/// The table of results; empty if no fault scenario ran.
pub fn table() -> String {
    let rows = TABLE.lock().unwrap_or_else(PoisonError::into_inner);
    if rows.is_empty() {
        return String::new();
    }
    let mut table = String::from("\nWhat happened, fault by fault and engine by engine:\n");
    for fault in faults() {
        let _infallible = write!(table, "  {:<30}", fault.name);
        for engine in Engine::ALL {
            let result = rows
                .iter()
                .rev()
                .find(|(name, known, _)| *name == fault.name && *known == engine);
            let result = result.map_or("–", |(.., words)| words.as_str());
            let _infallible = write!(table, "  {engine}: {result};");
        }
        table.push('\n');
    }
    table
}
