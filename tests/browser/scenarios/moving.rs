//! Following links: the app does everything that a full page load would do.

use super::{Scenario, scenarios};
use crate::copy::{ABOUT, HOME, IN_A_SESSION, NOT_FOUND, PAGES, Page, STORY};
use crate::problem::{Outcome, hold, same};
use crate::site::{Answer, Props, Timers};
use crate::visitor::{Visitor, menu};

pub fn all() -> impl IntoIterator<Item = Scenario> {
    scenarios![
        a_followed_link_shows_the_page_just_as_loading_it_would,
        a_link_to_an_easy_read_alias_names_its_one_address,
        a_followed_link_moves_focus_to_the_heading_and_says_so,
        a_followed_link_begins_at_the_top,
        a_page_is_fetched_once_however_often_it_is_asked_for,
        the_page_one_came_to_is_never_fetched_again,
        every_page_can_be_come_to_directly,
        an_unknown_address_offers_links_that_work,
        a_reload_shows_the_same_page,
    ]
}

/// The visible state of a page, for comparison.
const SNAPSHOT: &str = "JSON.stringify([document.title, \
    document.querySelector('meta[name=description]').content, \
    document.querySelector('link[rel=canonical]').href, \
    document.querySelector('main').innerText, \
    [...document.querySelectorAll('[aria-current]')].map((link) => [link.textContent, link.getAttribute('aria-current')]), \
    [...document.querySelectorAll('main img')].map((image) => [image.getAttribute('src'), image.alt])])";

async fn a_followed_link_shows_the_page_just_as_loading_it_would(visitor: &Visitor) -> Outcome {
    for (from, to) in [(HOME, IN_A_SESSION), (IN_A_SESSION, ABOUT), (ABOUT, HOME)] {
        visitor.open_app(to.path).await?;
        let loaded = visitor.ask_text(SNAPSHOT).await?;
        visitor.open_app(from.path).await?;
        visitor.mark_load().await?;
        visitor.click(&menu(to.path)).await?;
        visitor.see_page(to.path, to.heading).await?;
        visitor.wait_two_frames().await?;
        same(
            "the page after the link",
            &visitor.ask_text(SNAPSHOT).await?,
            &loaded,
        )?;
        hold(
            !visitor.was_reloaded().await?,
            "the page is swapped in without being loaded anew",
        )?;
    }
    Ok(())
}

/// The story is already Easy Read: its Easy Read address is an alias with a canonical link to the story.
async fn a_link_to_an_easy_read_alias_names_its_one_address(visitor: &Visitor) -> Outcome {
    let alias = "/session/first-visit/easy-read/";
    visitor.open_app(alias).await?;
    let loaded = visitor.ask_text(SNAPSHOT).await?;
    visitor.open_app("/session/easy-read/").await?;
    visitor.mark_load().await?;
    visitor.click(&format!("main a[href={alias:?}]")).await?;
    visitor.see_page(alias, STORY.heading).await?;
    visitor.wait_two_frames().await?;
    same(
        "the page after the link",
        &visitor.ask_text(SNAPSHOT).await?,
        &loaded,
    )?;
    hold(
        !visitor.was_reloaded().await?,
        "the page is swapped in without being loaded anew",
    )
}

async fn a_followed_link_moves_focus_to_the_heading_and_says_so(visitor: &Visitor) -> Outcome {
    visitor.open_app(HOME.path).await?;
    visitor
        .check(
            "nothing takes the focus of a page that was just loaded",
            "document.activeElement === document.body",
        )
        .await?;
    for page in [IN_A_SESSION, ABOUT, HOME] {
        visitor.click(&menu(page.path)).await?;
        visitor.see_page(page.path, page.heading).await?;
        is_announced(visitor, page).await?;
    }
    Ok(())
}

/// Waits until the heading of a page has the focus and a screen reader has announced the page.
pub async fn is_announced(visitor: &Visitor, page: Page) -> Outcome {
    visitor
        .see(
            "focus is on the heading",
            "document.activeElement === document.querySelector('h1')",
        )
        .await?;
    let said = format!(
        "document.querySelector('#announcer[role=status]').textContent.includes({:?})",
        page.heading
    );
    visitor.see("the page is announced", &said).await
}

async fn a_followed_link_begins_at_the_top(visitor: &Visitor) -> Outcome {
    visitor.site.props(Props {
        tall: true,
        ..Props::default()
    });
    visitor.open_app(HOME.path).await?;
    visitor.ask("scrollTo(0, 700)").await?;
    visitor
        .see("the page is scrolled", "scrollY === 700")
        .await?;
    visitor.follow_in_place(&menu(ABOUT.path)).await?;
    visitor.see_page(ABOUT.path, ABOUT.heading).await?;
    visitor
        .see("the page begins at its top", "scrollY === 0")
        .await
}

async fn a_page_is_fetched_once_however_often_it_is_asked_for(visitor: &Visitor) -> Outcome {
    let content = IN_A_SESSION.content();
    let link = menu(IN_A_SESSION.path);
    visitor.site.props(Props {
        timers: Timers::Stopped,
        ..Props::default()
    });
    visitor.site.answer(&content, Answer::Held);
    visitor.open_app(HOME.path).await?;
    for event in [
        "new Event('mouseover', { bubbles: true })",
        "new Event('touchstart', { bubbles: true })",
    ] {
        visitor
            .ask(&format!(
                "document.querySelector({link:?}).dispatchEvent({event})"
            ))
            .await?;
    }
    visitor.see_request(&content).await?;
    visitor
        .ask(&format!("document.querySelector({link:?}).focus()"))
        .await?;
    visitor.click(&link).await?;
    visitor.click(&link).await?;
    visitor.site.answer(&content, Answer::Usual);
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await?;
    visitor.click(&menu(HOME.path)).await?;
    visitor.see_page(HOME.path, HOME.heading).await?;
    visitor.click(&link).await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await?;
    visitor.wait_two_frames().await?;
    same(
        "requests for the page",
        &visitor.site.requests(&content),
        &1,
    )
}

async fn the_page_one_came_to_is_never_fetched_again(visitor: &Visitor) -> Outcome {
    visitor.open_app(HOME.path).await?;
    visitor.click(&menu(ABOUT.path)).await?;
    visitor.see_page(ABOUT.path, ABOUT.heading).await?;
    visitor.click(&menu(HOME.path)).await?;
    visitor.see_page(HOME.path, HOME.heading).await?;
    visitor.wait_two_frames().await?;
    same(
        "requests for the first page",
        &visitor.site.requests(&HOME.content()),
        &0,
    )
}

async fn every_page_can_be_come_to_directly(visitor: &Visitor) -> Outcome {
    for page in PAGES {
        visitor.open_app(page.path).await?;
        visitor.see_page(page.path, page.heading).await?;
        let current = "document.querySelector('nav [aria-current=page]').getAttribute('href')";
        same(
            "the current link of the menu",
            &visitor.ask_text(current).await?,
            &page.path.to_owned(),
        )?;
        let without_slash = page.path.trim_end_matches('/');
        visitor.open_app(without_slash).await?;
        visitor.see_page(page.path, page.heading).await?;
    }
    Ok(())
}

async fn an_unknown_address_offers_links_that_work(visitor: &Visitor) -> Outcome {
    for unknown in [
        NOT_FOUND.path,
        "/No/Such/Page.html",
        "/session/nothing-here",
    ] {
        visitor.open_app(unknown).await?;
        visitor.see_page(unknown, NOT_FOUND.heading).await?;
        visitor.mark_load().await?;
        visitor.click("main a[href='/session/']").await?;
        visitor
            .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
            .await?;
        hold(!visitor.was_reloaded().await?, "the page is swapped in")?;
        visitor.client.back().await?;
        visitor.see_page(unknown, NOT_FOUND.heading).await?;
    }
    Ok(())
}

async fn a_reload_shows_the_same_page(visitor: &Visitor) -> Outcome {
    visitor.open_app(HOME.path).await?;
    visitor.click(&menu(ABOUT.path)).await?;
    visitor.see_page(ABOUT.path, ABOUT.heading).await?;
    visitor.wait_two_frames().await?;
    let before = visitor.ask_text(SNAPSHOT).await?;
    visitor.mark_load().await?;
    visitor.client.refresh().await?;
    visitor.app_runs().await?;
    hold(visitor.was_reloaded().await?, "the page was reloaded")?;
    same(
        "the page after the reload",
        &visitor.ask_text(SNAPSHOT).await?,
        &before,
    )
}
