//! A new version is deployed while a visitor reads: the visitor never gets a mix of two versions.

use site::source::{PageSlug, Redirect};
use support::published;

use super::first_visit;
use crate::copy::{ABOUT, HOME, IN_A_SESSION, STORY};
use crate::hostile;
use crate::problem::{Outcome, hold, same};
use crate::scenarios::{Scenario, scenarios};
use crate::site::Answer;
use crate::visitor::{Visitor, WAIT_TIMEOUT, menu};

pub fn all() -> impl IntoIterator<Item = Scenario> {
    scenarios![
        a_newer_version_is_told_of_and_shown_when_it_is_wanted,
        a_newer_version_can_wait,
        a_version_that_does_not_come_whole_is_not_shown,
        a_page_that_a_newer_version_has_no_more_is_not_shown_any_more,
        a_page_from_before_a_deployment_goes_on_without_a_worker,
        a_tool_from_before_a_deployment_is_there_after_a_reload,
    ]
}

/// The version of the current page, identified by the name of its script.
const VERSION: &str = "document.querySelector('script[data-js]').dataset.js";
/// Whether the notice of a newer version is shown.
const NOTICE: &str = "document.querySelector('#newer').checkVisibility()";

/// Deploys another version and opens the site again; returns the old version. It doesn't reload, because one
/// engine's driver bypasses the worker when it reloads.
async fn deploy_and_return(visitor: &Visitor) -> Outcome<String> {
    let version = visitor.ask_text(VERSION).await?;
    visitor.site.replace(&visitor.settings.debug);
    visitor.open(HOME.path).await?;
    visitor.app_runs().await?;
    Ok(version)
}

async fn a_newer_version_is_told_of_and_shown_when_it_is_wanted(visitor: &Visitor) -> Outcome {
    first_visit(visitor).await?;
    let old = deploy_and_return(visitor).await?;
    same(
        "the current version",
        &visitor.ask_text(VERSION).await?,
        &old,
    )?;
    visitor.see("the notice is shown", NOTICE).await?;
    visitor.see_page(HOME.path, HOME.heading).await?;
    visitor.click("#newer [data-show]").await?;
    visitor
        .see(
            "the newer version is shown",
            &format!("{VERSION} !== {old:?}"),
        )
        .await?;
    visitor.app_runs().await?;
    visitor
        .check("the notice is gone", &format!("!{NOTICE}"))
        .await?;
    visitor.site.answer("*", Answer::HungUp);
    visitor.open_app(IN_A_SESSION.path).await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await?;
    visitor
        .check(
            "the newer version is whole",
            &format!("{VERSION} !== {old:?}"),
        )
        .await
}

async fn a_newer_version_can_wait(visitor: &Visitor) -> Outcome {
    first_visit(visitor).await?;
    let old = deploy_and_return(visitor).await?;
    visitor.see("the notice is shown", NOTICE).await?;
    visitor.click("#newer button:not([data-show])").await?;
    visitor
        .see("the notice is gone", &format!("!{NOTICE}"))
        .await?;
    for page in [IN_A_SESSION, ABOUT] {
        visitor.click(&menu(page.path)).await?;
        visitor.see_page(page.path, page.heading).await?;
    }
    same(
        "the current version",
        &visitor.ask_text(VERSION).await?,
        &old,
    )
}

async fn a_version_that_does_not_come_whole_is_not_shown(visitor: &Visitor) -> Outcome {
    first_visit(visitor).await?;
    // One file of the newer version has the wrong content.
    visitor.site.answer(
        "/session/",
        Answer::Body("<!DOCTYPE html><title>Log in</title>"),
    );
    let lists = visitor.site.requests("/assets/offline-*");
    let old = deploy_and_return(visitor).await?;
    let tried = async || Ok(visitor.site.requests("/assets/offline-*") > lists);
    visitor
        .wait("the newer version is fetched", WAIT_TIMEOUT, tried)
        .await?;
    let given_up = "navigator.serviceWorker.getRegistration().then((registration) => !registration.installing && !registration.waiting && !!registration.active)";
    visitor
        .wait("it is given up", WAIT_TIMEOUT, async || {
            Ok(visitor.ask_async(given_up).await? == true)
        })
        .await?;
    visitor
        .check("nothing is said", &format!("!{NOTICE}"))
        .await?;
    visitor.open_app(IN_A_SESSION.path).await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await?;
    same(
        "the current version",
        &visitor.ask_text(VERSION).await?,
        &old,
    )?;
    // Once the fault is fixed, the newer version loads.
    visitor.site.answer("/session/", Answer::Usual);
    visitor.open(HOME.path).await?;
    visitor.see("the notice is shown", NOTICE).await
}

async fn a_page_that_a_newer_version_has_no_more_is_not_shown_any_more(
    visitor: &Visitor,
) -> Outcome {
    first_visit(visitor).await?;
    visitor.open(STORY.path).await?;
    visitor.see_page(STORY.path, STORY.heading).await?;
    let mut content = hostile::checked(published::sources().texts);
    let [story, session] = [STORY, IN_A_SESSION].map(|page| PageSlug(page.slug.into()));
    content.pages.remove(&story);
    content.site.foot.retain(|page| *page != story);
    content.site.redirects.push(Redirect {
        from: story,
        to: session,
    });
    let newer = hostile::build(&content, &visitor.settings.release)?;
    visitor.site.replace(newer.path());
    visitor.open(HOME.path).await?;
    visitor.see("the notice is shown", NOTICE).await?;
    visitor.mark_load().await?;
    visitor.click("#newer [data-show]").await?;
    let anew = async || visitor.was_reloaded().await;
    visitor
        .wait("the newer version is shown", WAIT_TIMEOUT, anew)
        .await?;
    visitor.open(STORY.path).await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await
}

async fn a_page_from_before_a_deployment_goes_on_without_a_worker(visitor: &Visitor) -> Outcome {
    visitor.open_app(HOME.path).await?;
    let old = visitor.ask_text(VERSION).await?;
    visitor.mark_load().await?;
    visitor.site.replace(&visitor.settings.debug);
    visitor.click(&menu(IN_A_SESSION.path)).await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await?;
    hold(visitor.was_reloaded().await?, "the page is loaded whole")?;
    visitor
        .check(
            "it is of the newer version",
            &format!("{VERSION} !== {old:?}"),
        )
        .await?;
    visitor.app_runs().await?;
    visitor.click(&menu(ABOUT.path)).await?;
    visitor.see_page(ABOUT.path, ABOUT.heading).await
}

async fn a_tool_from_before_a_deployment_is_there_after_a_reload(visitor: &Visitor) -> Outcome {
    let button = "header [data-tool=display]";
    visitor.open_app(HOME.path).await?;
    visitor.mark_load().await?;
    visitor
        .site
        .answer("/assets/display-*", Answer::Status(404));
    visitor.click(button).await?;
    let anew = async || visitor.was_reloaded().await;
    visitor
        .wait("the page is loaded anew", WAIT_TIMEOUT, anew)
        .await?;
    visitor.site.answer("/assets/display-*", Answer::Usual);
    visitor.app_runs().await?;
    visitor.click(button).await?;
    visitor
        .see(
            "the dialog is open",
            "document.querySelector('#display').open",
        )
        .await
}
