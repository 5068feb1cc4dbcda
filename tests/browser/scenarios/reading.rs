//! Reading without scripts: all text is there, and every picture and link works.

use std::collections::BTreeSet;

use fantoccini::Locator;
use serde_json::{Value, json};

use super::{Scenario, each_page, scenarios};
use crate::copy::{self, ABOUT, HOME, IN_A_SESSION, NOT_FOUND, PAGES, Page, every_page, plain};
use crate::problem::{Outcome, hold, same};
use crate::visitor::{Visitor, WAIT_TIMEOUT};

/// Scenarios in which the server forbids scripts.
pub fn all() -> impl IntoIterator<Item = Scenario> {
    let pages = each_page(
        "a_visitor_without_scripts_reads_every_other_page",
        every_page().filter(|page| !PAGES.contains(page)),
        async |visitor, page| shows_all_text(visitor, page, &[]).await,
    );
    let offers = each_page(
        "a_visitor_without_scripts_is_offered_nothing_that_needs_them",
        every_page(),
        a_visitor_without_scripts_is_offered_nothing_that_needs_them,
    );
    let links = each_page(
        "a_visitor_without_scripts_can_follow_every_link",
        PAGES.into_iter().chain([NOT_FOUND]),
        a_visitor_without_scripts_can_follow_every_link,
    );
    turned_off()
        .into_iter()
        .chain(pages)
        .chain(offers)
        .chain(links)
}

/// Scenarios in which the visitor has turned scripts off; the pages are the same.
pub fn turned_off() -> impl IntoIterator<Item = Scenario> {
    scenarios![
        a_visitor_without_scripts_reads_the_whole_front_page,
        a_visitor_without_scripts_reads_the_whole_page_about_music_therapy,
        a_visitor_without_scripts_reads_the_whole_session_page,
        a_visitor_without_scripts_is_told_of_an_unknown_address,
        a_visitor_without_scripts_is_led_on_from_other_addresses,
    ]
}

async fn a_visitor_without_scripts_reads_the_whole_front_page(visitor: &Visitor) -> Outcome {
    shows_all_text(visitor, HOME, &[]).await
}

async fn a_visitor_without_scripts_reads_the_whole_page_about_music_therapy(
    visitor: &Visitor,
) -> Outcome {
    shows_all_text(visitor, ABOUT, &copy::ABOUT_THERAPY).await?;
    picture_is_shown(visitor).await
}

async fn a_visitor_without_scripts_reads_the_whole_session_page(visitor: &Visitor) -> Outcome {
    shows_all_text(visitor, IN_A_SESSION, &copy::SESSION).await?;
    picture_is_shown(visitor).await
}

async fn a_visitor_without_scripts_is_told_of_an_unknown_address(visitor: &Visitor) -> Outcome {
    shows_all_text(visitor, NOT_FOUND, &[]).await
}

async fn a_visitor_without_scripts_is_offered_nothing_that_needs_them(
    visitor: &Visitor,
    page: Page,
) -> Outcome {
    visitor.open(page.path).await?;
    // The meanings of hard words open without scripts.
    let offered = "[...document.querySelectorAll('button:not(.term > button), dialog, #listen')]";
    visitor
        .check(
            "there are buttons for those with scripts",
            &format!("{offered}.length > 0"),
        )
        .await?;
    let shown =
        format!("{offered}.filter((one) => one.checkVisibility()).map((one) => one.outerHTML)");
    let what = format!("tools that {} offers but that can't work", page.path);
    same(&what, &visitor.ask(&shown).await?, &json!([]))
}

async fn a_visitor_without_scripts_can_follow_every_link(visitor: &Visitor, page: Page) -> Outcome {
    visitor.open(page.path).await?;
    // WebKit's driver would return absolute URLs. A skip link can be clicked only while it has the focus.
    let hrefs = "[...document.querySelectorAll(\"a[href^='/']:not(.skip)\")].map((link) => link.getAttribute('href'))";
    let hrefs = visitor.ask(hrefs).await?;
    let seen: BTreeSet<_> = hrefs
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    hold(
        seen.len() >= 2,
        format!("the page at {} has links", page.path),
    )?;
    let mut followed = 0;
    for href in seen {
        let css = format!("a[href={href:?}]:not(.skip)");
        let mut at = 0;
        // Follow each of the links to this address: in the header, the text and the footer.
        while let Some(link) = visitor.client.find_all(Locator::Css(&css)).await?.get(at) {
            link.click().await?;
            page_is_shown(visitor, href).await?;
            // A link to the same page adds no history entry to go back to.
            if href != page.path {
                visitor.client.back().await?;
                page_is_shown(visitor, page.path).await?;
            }
            at += 1;
        }
        followed += at;
    }
    same(
        "how many links were followed",
        &Some(followed),
        &hrefs.as_array().map(Vec::len),
    )
}

async fn a_visitor_without_scripts_is_led_on_from_other_addresses(visitor: &Visitor) -> Outcome {
    let others = [
        ("/about/", ABOUT),
        ("/what-is-music-therapy/", ABOUT),
        ("/what-happens-in-a-session/", IN_A_SESSION),
    ];
    for (other, page) in others {
        visitor.open(other).await?;
        page_is_shown(visitor, page.path).await?;
    }
    Ok(())
}

/// Opens a page and checks it: all its text is in `main`, each landmark is there once, no script was loaded and no
/// notice is shown.
async fn shows_all_text(visitor: &Visitor, page: Page, verbatim: &[&str]) -> Outcome {
    visitor.open(page.path).await?;
    let text = plain(&visitor.find("main").await?.text().await?);
    for words in page.words()? {
        hold(
            text.contains(&plain(&words)),
            format!("the page says {words:?}; it says {text:?}"),
        )?;
    }
    for words in verbatim {
        hold(
            text.contains(&plain(words)),
            format!("the page says the customer's {words:?}; it says {text:?}"),
        )?;
    }
    same(
        "the headings",
        &visitor.client.find_all(Locator::Css("h1")).await?.len(),
        &1,
    )?;
    for landmark in ["header", "nav[aria-label='Main']", "main", "footer"] {
        same(
            landmark,
            &visitor.client.find_all(Locator::Css(landmark)).await?.len(),
            &1,
        )?;
    }
    same(
        "scripts that were loaded",
        &visitor.site.script_requests(),
        &0,
    )?;
    for notice in ["#progress", "#failure"] {
        for element in visitor.client.find_all(Locator::Css(notice)).await? {
            hold(
                !element.is_displayed().await?,
                format!("{notice} is not shown"),
            )?;
        }
    }
    Ok(())
}

async fn picture_is_shown(visitor: &Visitor) -> Outcome {
    let picture = visitor.find("main .opening svg").await?;
    let alternative = picture.attr("aria-label").await?.unwrap_or_default();
    hold(
        alternative.split(' ').count() > 3,
        format!("the picture is described; it says {alternative:?}"),
    )?;
    visitor
        .see(
            "the picture is shown",
            "[...document.querySelectorAll('main .opening use')].some(drawing => drawing.getBoundingClientRect().width > 100)",
        )
        .await
}

/// Waits until the page at `path` is shown.
async fn page_is_shown(visitor: &Visitor, path: &str) -> Outcome {
    let path = path.split('#').next().unwrap_or_default();
    let heading = every_page()
        .chain([NOT_FOUND])
        .find(|page| page.path == path)
        .map_or("?", |page| page.heading);
    let is_shown = async || {
        let here = visitor.client.current_url().await?.path() == path;
        Ok(here && plain(&visitor.find("h1").await?.text().await?) == plain(heading))
    };
    visitor
        .wait(
            &format!("the page {heading:?} is shown at {path}"),
            WAIT_TIMEOUT,
            is_shown,
        )
        .await
}
