//! No request goes to another host, and no page violates its own security policy.

use super::{Scenario, each_page, scenarios};
use crate::copy::{HOME, IN_A_SESSION, NOT_FOUND, Page, every_page};
use crate::problem::{Outcome, hold, same};
use crate::site::{Props, Voice};
use crate::visitor::{Visitor, menu};

pub fn all() -> impl IntoIterator<Item = Scenario> {
    let pages = each_page(
        "no_request_leaves_the_site",
        every_page().chain([NOT_FOUND]),
        no_request_leaves_the_site,
    );
    let others = scenarios![
        no_request_of_a_tool_leaves_the_site,
        a_script_written_into_the_page_does_not_run,
    ];
    pages.into_iter().chain(others)
}

/// The page's requests to other origins.
const OTHER_ORIGINS: &str = "performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => new URL(name).origin !== location.origin)";

async fn no_request_leaves_the_site(visitor: &Visitor, page: Page) -> Outcome {
    visitor.open_app(page.path).await?;
    visitor
        .see("the page is whole", "document.readyState === 'complete'")
        .await?;
    stays_on_site(visitor, page.path).await
}

async fn no_request_of_a_tool_leaves_the_site(visitor: &Visitor) -> Outcome {
    visitor.site.props(Props {
        voice: Voice::Local,
        ..Props::default()
    });
    visitor.open_app(HOME.path).await?;
    visitor.click("header [data-tool=display]").await?;
    visitor
        .see(
            "the dialog is open",
            "document.querySelector('#display').open",
        )
        .await?;
    visitor
        .ask("document.querySelector('#display').close()")
        .await?;
    visitor.click("[data-tool=listen]").await?;
    visitor
        .see(
            "the player is there",
            "document.querySelector('#listen').checkVisibility()",
        )
        .await?;
    visitor.follow_in_place(&menu(IN_A_SESSION.path)).await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await?;
    stays_on_site(visitor, "the tools").await?;
    let cookies = visitor.ask_text("document.cookie").await?;
    same("the cookies", &cookies, &String::new())
}

async fn stays_on_site(visitor: &Visitor, place: &str) -> Outcome {
    same(
        &format!("requests to other origins, {place}"),
        &visitor.ask_text(OTHER_ORIGINS).await?,
        &"[]".to_owned(),
    )?;
    let broken: Vec<String> = visitor.console().await?;
    let broken: Vec<_> = broken
        .iter()
        .filter(|line| line.to_lowercase().contains("security policy"))
        .collect();
    hold(
        broken.is_empty(),
        format!("no policy is broken, {place}: {broken:?}"),
    )
}

/// The policy works, and the scenario above would notice a violation.
async fn a_script_written_into_the_page_does_not_run(visitor: &Visitor) -> Outcome {
    visitor.open_app(HOME.path).await?;
    let inline = "(() => { const script = document.createElement('script'); script.textContent = 'window.__ran = true'; document.body.append(script); \
        const link = document.createElement('img'); link.src = 'http://127.0.0.1:9/x.png'; document.body.append(link); return true })()";
    visitor.ask(inline).await?;
    let refused =
        "window.__console.filter((line) => line.startsWith('security policy')).length >= 2";
    visitor.see("both are refused", refused).await?;
    visitor
        .check("the script did not run", "window.__ran === undefined")
        .await
}
