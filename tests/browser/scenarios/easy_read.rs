//! The Easy Read edition: reachable from every page and kept from page to page, with and without scripts.

use super::{Scenario, scenarios};
use crate::copy::{ABOUT, HOME, IN_A_SESSION, Page};
use crate::engine::Size;
use crate::problem::{Outcome, hold, same};
use crate::visitor::{FRAMED, Visitor};

pub fn all() -> impl IntoIterator<Item = Scenario> {
    let laid_out = scenarios![
        a_picture_stands_to_the_left_of_each_idea,
        words_go_below_the_picture_where_they_would_break_beside_it,
        a_story_is_told_in_steps_and_read_to_its_end,
    ];
    let others = scenarios![
        a_visitor_chooses_easy_read_and_finds_it_on_every_page,
        a_visitor_goes_back_to_the_standard_edition,
        a_booklet_is_made_of_the_whole_story,
    ];
    let laid_out = laid_out.map(Scenario::at_every_size);
    laid_out.into_iter().chain(others).chain(without_scripts())
}

/// Scenarios that also run with scripts refused or turned off.
pub fn without_scripts() -> impl IntoIterator<Item = Scenario> {
    scenarios![the_choice_is_kept_from_page_to_page]
}

const EDITION_NAV: &str = "nav[aria-label='Ways to read this page']";

/// The address of a page's Easy Read edition.
fn easy_read(page: Page) -> String {
    format!("{}easy-read/", page.path)
}

async fn page_is_shown(visitor: &Visitor, path: &str, heading: &str) -> Outcome {
    let here = async || {
        let at = visitor.client.current_url().await?.path() == path;
        Ok(at && visitor.find("h1").await?.text().await? == heading)
    };
    let what = format!("{heading:?} is shown at {path}");
    visitor
        .wait(&what, crate::visitor::WAIT_TIMEOUT, here)
        .await
}

async fn the_choice_is_kept_from_page_to_page(visitor: &Visitor) -> Outcome {
    visitor.open(HOME.path).await?;
    visitor
        .click(&format!("{EDITION_NAV} a[href='/easy-read/']"))
        .await?;
    page_is_shown(visitor, &easy_read(HOME), HOME.heading).await?;
    for page in [ABOUT, IN_A_SESSION, HOME] {
        visitor
            .click(&format!(
                "nav[aria-label=Main] a[href={:?}]",
                easy_read(page)
            ))
            .await?;
        page_is_shown(visitor, &easy_read(page), page.heading).await?;
    }
    visitor
        .click(&format!("main .card a[href={:?}]", easy_read(IN_A_SESSION)))
        .await?;
    page_is_shown(visitor, &easy_read(IN_A_SESSION), IN_A_SESSION.heading).await?;
    // The story is always Easy Read; its links stay in the edition that the visitor came from.
    visitor
        .click("main .card a[href='/session/first-visit/easy-read/']")
        .await?;
    page_is_shown(
        visitor,
        "/session/first-visit/easy-read/",
        "My first session",
    )
    .await?;
    visitor
        .click(&format!(
            "nav[aria-label=Footer] a[href={:?}]",
            easy_read(ABOUT)
        ))
        .await?;
    page_is_shown(visitor, &easy_read(ABOUT), ABOUT.heading).await
}

async fn a_visitor_chooses_easy_read_and_finds_it_on_every_page(visitor: &Visitor) -> Outcome {
    visitor.open_app(ABOUT.path).await?;
    visitor.mark_load().await?;
    visitor
        .click(&format!("{EDITION_NAV} a[href={:?}]", easy_read(ABOUT)))
        .await?;
    visitor.see_page(&easy_read(ABOUT), ABOUT.heading).await?;
    visitor
        .see(
            "the tab says that it is Easy Read",
            "document.title.includes('Easy Read')",
        )
        .await?;
    visitor
        .see(
            "the announcement names the edition",
            "document.querySelector('#announcer').textContent.includes('Easy Read')",
        )
        .await?;
    let marked =
        format!("document.querySelector(\"{EDITION_NAV} [aria-current=page]\").textContent");
    same(
        "the edition that is marked",
        &visitor.ask_text(&marked).await?,
        &"Easy Read".to_owned(),
    )?;
    hold(!visitor.was_reloaded().await?, "the page is swapped in")
}

async fn a_visitor_goes_back_to_the_standard_edition(visitor: &Visitor) -> Outcome {
    visitor.open_app(&easy_read(ABOUT)).await?;
    visitor
        .click(&format!("{EDITION_NAV} a[href={:?}]", ABOUT.path))
        .await?;
    visitor.see_page(ABOUT.path, ABOUT.heading).await?;
    let home = "document.querySelector('nav[aria-label=Main] a').getAttribute('href') === '/'";
    visitor
        .see("the menu leads to standard pages again", home)
        .await
}

async fn a_picture_stands_to_the_left_of_each_idea(visitor: &Visitor) -> Outcome {
    for page in [HOME, ABOUT, IN_A_SESSION] {
        visitor.open(&easy_read(page)).await?;
        let is_left = "[...document.querySelectorAll('article > .ideas > li')].every((idea) => { \
            const picture = idea.querySelector('use').getBoundingClientRect(); \
            const words = idea.querySelector('p').getBoundingClientRect(); \
            return picture.width > 60 && picture.right <= words.left && words.height > 0 })";
        visitor
            .see(&format!("pictures and words of {}", page.path), is_left)
            .await?;
    }
    Ok(())
}

async fn words_go_below_the_picture_where_they_would_break_beside_it(visitor: &Visitor) -> Outcome {
    let phone = Size {
        width: 390,
        height: 800,
    };
    visitor.open_framed(&easy_read(ABOUT), phone).await?;
    let page = format!("{FRAMED}.document");
    let ideas = |holds: &str| {
        format!(
            "[...{page}.querySelectorAll('article > .ideas > li')].every((idea) => {{ \
                const picture = idea.querySelector('use').getBoundingClientRect(); \
                const words = idea.querySelector('p'); \
                const box = words.getBoundingClientRect(); \
                return {holds} }})"
        )
    };
    visitor
        .see(
            "the text is next to the pictures",
            &ideas("picture.right <= box.left"),
        )
        .await?;
    for size in ["150", "200"] {
        visitor
            .ask(&format!("{page}.documentElement.dataset.size = {size:?}"))
            .await?;
        visitor
            .see(
                &format!("at {size}% the text is below the pictures, at full width"),
                &ideas("picture.bottom <= box.top && box.width > 300"),
            )
            .await?;
    }
    Ok(())
}

async fn a_story_is_told_in_steps_and_read_to_its_end(visitor: &Visitor) -> Outcome {
    visitor.open_app("/session/first-visit/").await?;
    let steps = visitor
        .ask_number("document.querySelectorAll('ol.ideas > li').length")
        .await?;
    hold(
        (8.0..=15.0).contains(&steps),
        format!("the story has {steps} steps"),
    )?;
    let text = visitor.find("ol.ideas").await?.text().await?;
    for words in [
        "I arrive",
        "I can play",
        "I can listen",
        "I can talk",
        "I can be quiet",
        "I go home",
    ] {
        hold(text.contains(words), format!("the story says {words:?}"))?;
    }
    hold(
        !text.contains("Who will meet"),
        "the owner's unfilled gaps are left out",
    )
}

async fn a_booklet_is_made_of_the_whole_story(visitor: &Visitor) -> Outcome {
    visitor.open_app("/session/first-visit/").await?;
    visitor.click("main .tools a[rel=external]").await?;
    page_is_shown(
        visitor,
        "/session/first-visit/booklet/",
        "My first session: a booklet to print",
    )
    .await?;
    let leaves = visitor
        .ask_number("document.querySelectorAll('.folded.usual .leaf').length")
        .await?;
    hold(
        leaves % 4.0 == 0.0 && leaves >= 12.0,
        format!("{leaves} pages fill whole sheets"),
    )?;
    let printed = visitor.find(".folded.usual").await?.text().await?;
    for words in ["I arrive", "I can be quiet", "I go home"] {
        hold(
            printed.contains(words),
            format!("the booklet says {words:?}"),
        )?;
    }
    visitor
        .check(
            "the cover has a picture, and every page of the story its number",
            "document.querySelector('.cover + .frame use') !== null && \
             [...document.querySelectorAll('.folded.usual .number')].map((number) => Number(number.textContent)) \
                 .sort((one, other) => one - other).every((number, at) => number === at + 1)",
        )
        .await?;
    visitor.click("main input[value=single]").await?;
    visitor
        .check(
            "for one side of the paper, other sheets and instructions are shown, in the order of the story",
            "[...document.querySelectorAll('.booklet > :is(ol, .sides)')].filter((part) => part.checkVisibility()) \
                 .every((part) => part.matches('ol.single, .single.usual')) && \
             [...document.querySelectorAll('.single.usual .number')] \
                 .every((number, at) => Number(number.textContent) === at + 1)",
        )
        .await?;
    visitor
        .check(
            "it can be printed from the page",
            "document.querySelector('main [data-tool=print]').checkVisibility()",
        )
        .await?;
    for path in ["/session/first-visit/", "/session/first-visit/easy-read/"] {
        visitor.open("/session/first-visit/booklet/").await?;
        visitor.click(&format!("main a[href={path:?}]")).await?;
        page_is_shown(visitor, path, "My first session").await?;
    }
    Ok(())
}
