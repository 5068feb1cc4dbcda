//! Pages changed by translators, extensions and faults. Whether or not the app survives, every link leads to
//! its page, and address, title and heading belong to the same page.

mod rows;

use std::fs;

use rows::{App, ROWS, Row, TRAP, When};

use super::moving::is_announced;
use super::{LIMIT, Scenario, scenarios};
use crate::copy::{ABOUT, HOME, IN_A_SESSION, Page};
use crate::engine::Engine;
use crate::problem::{Outcome, Problem, hold};
use crate::site::{Answer, Props};
use crate::visitor::{CONTENT, Visitor, menu};

pub fn all() -> impl IntoIterator<Item = Scenario> {
    let table = scenarios![
        pages_changed_before_the_app_is_asked_for_lead_on,
        pages_changed_while_the_app_is_on_its_way_lead_on,
        pages_changed_under_the_app_lead_on,
    ];
    // Each goes through the site a dozen times.
    let table = table.map(|scenario| scenario.with_limit(LIMIT * 4));
    let others = scenarios![
        a_panic_after_a_click_loads_the_page_that_was_asked_for,
        back_after_a_panic_leads_to_the_page_of_the_address,
        back_to_an_entry_of_the_app_works_on_a_page_that_stays_plain,
        a_page_that_stays_plain_keeps_its_tools,
        a_page_that_fails_is_loaded_whole_where_its_message_is_gone,
    ];
    let others = others.map(|scenario| scenario.only_in(&[Engine::Chromium, Engine::WebKit]));
    // This one runs in Firefox too, which doesn't reload a page when its own address, with an anchor, is set again.
    let with_anchor = scenarios![a_panic_after_a_click_on_an_anchor_loads_the_page];
    table.into_iter().chain(others).chain(with_anchor)
}

async fn pages_changed_before_the_app_is_asked_for_lead_on(visitor: &Visitor) -> Outcome {
    links_work_on_changed_pages(visitor, When::Before).await
}

async fn pages_changed_while_the_app_is_on_its_way_lead_on(visitor: &Visitor) -> Outcome {
    links_work_on_changed_pages(visitor, When::WhileLoading).await
}

async fn pages_changed_under_the_app_lead_on(visitor: &Visitor) -> Outcome {
    links_work_on_changed_pages(visitor, When::After).await
}

async fn links_work_on_changed_pages(visitor: &Visitor, when: When) -> Outcome {
    let applies = |row: &&Row| row.in_every_engine || visitor.config.engine == Engine::Chromium;
    for row in ROWS.iter().filter(|row| row.when == when).filter(applies) {
        follow_links(visitor, row).await.map_err(|problem| {
            Problem::Untrue(format!(
                "a visitor is led on where {} ({when:?}): {problem}",
                row.name
            ))
        })?;
    }
    // End on an unchanged page.
    visitor.site.props(Props::default());
    visitor.open_app(HOME.path).await
}

/// Follows three links of a page that was changed, and goes back.
async fn follow_links(visitor: &Visitor, row: &Row) -> Outcome {
    let is_before = row.when == When::Before;
    visitor.site.props(Props {
        meddle: if is_before { row.script } else { "" },
        ..Props::default()
    });
    match row.when {
        When::Before => visitor.open(HOME.path).await?,
        When::WhileLoading => {
            visitor.site.answer(&visitor.site.wasm, Answer::Held);
            visitor.open(HOME.path).await?;
            visitor.see_request(&visitor.site.wasm).await?;
            apply(visitor, row).await?;
            visitor.site.answer(&visitor.site.wasm, Answer::Usual);
        }
        When::After => visitor.open_app(HOME.path).await?,
    }
    match row.app {
        App::Runs | App::ShutsDown => visitor.app_runs().await?,
        App::StaysPlain => visitor.see("the console says why", STAYS_PLAIN).await?,
        App::Fails => visitor.wait_two_frames().await?,
        App::Panics => {
            let failed = "document.documentElement.dataset.app === 'failed'";
            visitor.see("the app has failed", failed).await?;
        }
    }
    if row.when == When::After {
        apply(visitor, row).await?;
    }
    visitor.mark_load().await?;
    for page in [IN_A_SESSION, ABOUT, HOME] {
        visitor.click(&menu(page.path)).await?;
        shows(visitor, row, page).await?;
    }
    let is_same_load = !visitor.was_reloaded().await?;
    hold(
        is_same_load == (row.app == App::Runs),
        "pages are swapped in where the app runs, and nowhere else",
    )?;
    visitor.client.back().await?;
    shows(visitor, row, ABOUT).await
}

/// Whether the console says why the page stays plain HTML.
const STAYS_PLAIN: &str = "window.__console.some((line) => line.startsWith('info: Something else')) && \
    document.documentElement.dataset.app === undefined";

async fn apply(visitor: &Visitor, row: &Row) -> Outcome {
    visitor
        .ask(&format!("(() => {{ {} }})()", row.script))
        .await?;
    Ok(())
}

/// Waits until the page is shown: its address, its single heading and its title; if the app swapped it in, also
/// focus and announcement.
async fn shows(visitor: &Visitor, row: &Row, page: Page) -> Outcome {
    visitor.see_page(page.path, page.heading).await?;
    let title = title(visitor, page)?;
    visitor
        .see(
            &format!("the title is {title:?}"),
            &format!("document.title === {title:?}"),
        )
        .await?;
    visitor
        .check(
            "main holds one page, and nothing else that was put there before",
            "document.querySelectorAll('main:first-of-type h1').length === 1",
        )
        .await?;
    if row.app == App::Runs {
        visitor
            .check(
                "nothing but the page is in main",
                "document.querySelector('main').childElementCount === 1 || window.__load === undefined",
            )
            .await?;
        is_announced(visitor, page).await?;
    }
    if matches!(row.app, App::ShutsDown | App::Panics) {
        Ok(())
    } else {
        visitor.nothing_is_unhandled().await
    }
}

/// The title in the page's HTML file.
fn title(visitor: &Visitor, page: Page) -> Outcome<String> {
    let path = visitor
        .settings
        .release
        .join(page.path.trim_start_matches('/'))
        .join("index.html");
    let failed = |why: String| Problem::File {
        path: path.display().to_string(),
        why,
    };
    let html = fs::read_to_string(&path).map_err(|error| failed(error.to_string()))?;
    let title = html
        .split_once("<title>")
        .and_then(|(_, rest)| rest.split_once("</title>"));
    title
        .map(|(title, _)| title.replace("&amp;", "&"))
        .ok_or_else(|| failed("it has no title".into()))
}

/// The app can't render the page, but has already changed the address.
async fn a_panic_after_a_click_loads_the_page_that_was_asked_for(visitor: &Visitor) -> Outcome {
    visitor.open_app(HOME.path).await?;
    // Visit it first: its data is then loaded, and only the rendering is left to do.
    visitor.click(&menu(IN_A_SESSION.path)).await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await?;
    visitor.mark_load().await?;
    visitor.ask("document.createElement = () => null").await?;
    visitor.follow_in_place(&menu(HOME.path)).await?;
    visitor.see_page(HOME.path, HOME.heading).await?;
    hold(visitor.was_reloaded().await?, "the page is loaded whole")?;
    visitor.app_runs().await
}

async fn a_panic_after_a_click_on_an_anchor_loads_the_page(visitor: &Visitor) -> Outcome {
    visitor.open_app(IN_A_SESSION.path).await?;
    visitor.click(&menu(HOME.path)).await?;
    visitor.see_page(HOME.path, HOME.heading).await?;
    visitor.wait_two_frames().await?;
    visitor.mark_load().await?;
    visitor
        .ask(
            "document.querySelector('footer').insertAdjacentHTML('afterend', \
             '<a id=\"extra\" href=\"/session/#main\">there</a>')",
        )
        .await?;
    visitor.ask("document.createElement = () => null").await?;
    visitor.follow_in_place("#extra").await?;
    visitor
        .see_page("/session/#main", IN_A_SESSION.heading)
        .await?;
    hold(visitor.was_reloaded().await?, "the page is loaded whole")?;
    visitor.app_runs().await
}

async fn a_page_that_fails_is_loaded_whole_where_its_message_is_gone(visitor: &Visitor) -> Outcome {
    visitor.open_app(HOME.path).await?;
    visitor.mark_load().await?;
    visitor
        .ask("document.querySelector('#failure').remove()")
        .await?;
    visitor.site.answer(CONTENT, Answer::Status(500));
    visitor.click(&menu(IN_A_SESSION.path)).await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await?;
    hold(visitor.was_reloaded().await?, "the page is loaded whole")
}

async fn back_after_a_panic_leads_to_the_page_of_the_address(visitor: &Visitor) -> Outcome {
    visitor.open_app(HOME.path).await?;
    for page in [IN_A_SESSION, ABOUT] {
        visitor.click(&menu(page.path)).await?;
        visitor.see_page(page.path, page.heading).await?;
        visitor.wait_two_frames().await?;
    }
    visitor.ask(&format!("(() => {{ {TRAP} }})()")).await?;
    visitor
        .see(
            "the app has given up",
            "document.documentElement.dataset.app === 'failed'",
        )
        .await?;
    visitor.see_page(ABOUT.path, ABOUT.heading).await?;
    visitor.client.back().await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await
}

/// History entries made by the app survive a reload, but the browser loads no page for them.
async fn back_to_an_entry_of_the_app_works_on_a_page_that_stays_plain(
    visitor: &Visitor,
) -> Outcome {
    visitor.open_app(HOME.path).await?;
    visitor.click(&menu(IN_A_SESSION.path)).await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await?;
    visitor.wait_two_frames().await?;
    visitor.site.props(Props {
        meddle: "document.body.prepend(document.createElement('div'));",
        ..Props::default()
    });
    visitor.client.refresh().await?;
    visitor.see("the console says why", STAYS_PLAIN).await?;
    visitor.client.back().await?;
    visitor.see_page(HOME.path, HOME.heading).await
}

async fn a_page_that_stays_plain_keeps_its_tools(visitor: &Visitor) -> Outcome {
    visitor.site.props(Props {
        meddle: "document.body.prepend(document.createElement('div'));",
        ..Props::default()
    });
    visitor.open(HOME.path).await?;
    visitor.see("the console says why", STAYS_PLAIN).await?;
    visitor.click("[data-tool=display]").await?;
    visitor
        .see(
            "the dialog is open",
            "document.querySelector('#display').open",
        )
        .await
}
