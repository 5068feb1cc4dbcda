//! Browsers without some feature: the site doesn't offer tools that can't work there.

use super::{Scenario, scenarios};
use crate::copy::{ABOUT, BOOKLET, IN_A_SESSION};
use crate::problem::{Outcome, same};
use crate::site::{Lacks, Props, Voice};
use crate::visitor::{Visitor, menu};

pub fn all() -> impl IntoIterator<Item = Scenario> {
    scenarios![
        a_browser_without_dialogs_shows_no_dead_button_and_no_oversized_drawing,
        a_browser_that_cannot_print_offers_no_printing,
    ]
}

/// The labels of the visible buttons, except those of hard words.
const BUTTON_LABELS: &str = "[...document.querySelectorAll('button:not(.term > button)')].filter((button) => button.checkVisibility())\
    .map((button) => button.innerText.trim()).sort().join()";

async fn offers_only(visitor: &Visitor, buttons: &str) -> Outcome {
    let shown = visitor.ask_text(BUTTON_LABELS).await?;
    same("the buttons on the page", &shown.as_str(), &buttons)
}

async fn a_browser_without_dialogs_shows_no_dead_button_and_no_oversized_drawing(
    visitor: &Visitor,
) -> Outcome {
    visitor.site.props(Props {
        lacks: Lacks::Dialog,
        voice: Voice::Local,
        ..Props::default()
    });
    visitor.open_app(IN_A_SESSION.path).await?;
    offers_only(visitor, "Listen,Print").await?;
    let oversized = "[...document.querySelectorAll('svg')].filter((svg) => svg.checkVisibility() \
        && svg.getBoundingClientRect().width > svg.getAttribute('width')).length";
    same(
        "drawings that are wider than their original size",
        &visitor.ask_number(oversized).await?,
        &0.0,
    )?;
    visitor
        .check(
            "nothing is wider than the window",
            "document.scrollingElement.scrollWidth <= innerWidth",
        )
        .await?;
    let mark = "document.querySelector('header .mark svg').getBoundingClientRect().width";
    same("the mark's width", &visitor.ask_number(mark).await?, &42.0)?;
    visitor.click(&menu(ABOUT.path)).await?;
    visitor.see_page(ABOUT.path, ABOUT.heading).await?;
    visitor.click("main [data-tool=listen]").await?;
    visitor
        .see(
            "Listen works",
            &format!("window.__voice.said[0]?.text === {:?}", ABOUT.heading),
        )
        .await
}

async fn a_browser_that_cannot_print_offers_no_printing(visitor: &Visitor) -> Outcome {
    visitor.site.props(Props {
        lacks: Lacks::Print,
        ..Props::default()
    });
    visitor.open_app(IN_A_SESSION.path).await?;
    offers_only(visitor, "Display,Listen").await?;
    visitor.open(BOOKLET).await?;
    offers_only(visitor, "").await
}
