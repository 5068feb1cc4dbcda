//! The choices: each applies at once, on every page, and is stored on the device if that is possible.

use fantoccini::key::Key;

use super::{choose, forget, open};
use crate::copy::{ABOUT, HOME, IN_A_SESSION};
use crate::problem::{Outcome, same};
use crate::scenarios::{Scenario, scenarios};
use crate::site::{Props, Storage};
use crate::visitor::{Visitor, menu};

pub fn all() -> impl IntoIterator<Item = Scenario> {
    let laid_out = scenarios![each_choice_is_seen_at_once];
    let others = scenarios![
        choices_stand_before_the_first_paint_of_the_next_page,
        choices_hold_for_the_visit_where_storage_is_refused,
        what_is_stored_by_others_changes_nothing,
        everything_goes_back_to_normal_in_one_step,
    ];
    laid_out
        .map(Scenario::at_every_size)
        .into_iter()
        .chain(others)
}

/// An expression for a computed style of an element.
fn style(css: &str, property: &str) -> String {
    format!("getComputedStyle(document.querySelector({css:?})).{property}")
}

async fn each_choice_is_seen_at_once(visitor: &Visitor) -> Outcome {
    visitor.open_app(ABOUT.path).await?;
    open(visitor).await?;
    let cases = [
        ("size", "200", style("main .lead", "fontSize")),
        ("colours", "cream", style("body", "backgroundColor")),
        ("colours", "yellow", style("body", "color")),
        ("face", "device", style("main .lead", "fontFamily")),
        ("lines", "wider", style("main .lead", "lineHeight")),
        ("letters", "wide", style("main .lead", "letterSpacing")),
        (
            "motion",
            "off",
            "String(document.getAnimations().length) + document.documentElement.dataset.motion"
                .to_owned(),
        ),
        ("ruler", "on", style(".ruler", "display")),
    ];
    for (name, value, seen) in cases {
        let before = visitor.ask_text(&seen).await?;
        choose(visitor, name, value).await?;
        let changed = format!("{seen} !== {before:?}");
        visitor
            .see(&format!("{name} {value} changes the page"), &changed)
            .await?;
    }
    let large = visitor
        .ask_number("parseFloat(getComputedStyle(document.documentElement).fontSize)")
        .await?;
    same("the size of words at 200 %, in pixels", &large, &32.0)
}

async fn choices_stand_before_the_first_paint_of_the_next_page(visitor: &Visitor) -> Outcome {
    visitor.open_app(HOME.path).await?;
    open(visitor).await?;
    choose(visitor, "colours", "yellow").await?;
    choose(visitor, "size", "150").await?;
    // First a full page load, then a page that the app swaps in.
    visitor.open_app(ABOUT.path).await?;
    let first = "window.__first.colours + ' ' + window.__first.size";
    same(
        "the choices when the body began",
        &visitor.ask_text(first).await?,
        &"yellow 150".to_owned(),
    )?;
    visitor.click(&menu(IN_A_SESSION.path)).await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await?;
    let is_yellow = "document.documentElement.dataset.colours === 'yellow'";
    visitor.check("the colours hold", is_yellow).await?;
    forget(visitor).await
}

async fn choices_hold_for_the_visit_where_storage_is_refused(visitor: &Visitor) -> Outcome {
    visitor.site.props(Props {
        storage: Storage::Refused,
        ..Props::default()
    });
    visitor.open_app(HOME.path).await?;
    open(visitor).await?;
    let message = "document.querySelector('[data-unkept]').checkVisibility()";
    visitor.see("the message is shown", message).await?;
    choose(visitor, "colours", "dark").await?;
    visitor.press(Key::Escape.into()).await?;
    visitor.click(&menu(ABOUT.path)).await?;
    visitor.see_page(ABOUT.path, ABOUT.heading).await?;
    visitor
        .check(
            "the choice holds on the next page",
            "document.documentElement.dataset.colours === 'dark'",
        )
        .await?;
    visitor.console_is_empty().await
}

async fn what_is_stored_by_others_changes_nothing(visitor: &Visitor) -> Outcome {
    visitor.open_app(HOME.path).await?;
    for garbage in [
        "size=9999&colours=<b>&scripts=off&app=x&__proto__=1&toString=x",
        "%%%=%&&&",
        "{\"size\":200}",
    ] {
        visitor
            .ask(&format!("localStorage.setItem('display', {garbage:?})"))
            .await?;
        visitor.open_app(HOME.path).await?;
        let found = visitor
            .ask_text("Object.keys(document.documentElement.dataset).sort().join(' ')")
            .await?;
        same(
            "the attributes of the page",
            &found,
            &"app scripts shown".to_owned(),
        )?;
        visitor.console_is_empty().await?;
    }
    forget(visitor).await
}

async fn everything_goes_back_to_normal_in_one_step(visitor: &Visitor) -> Outcome {
    visitor.open_app(HOME.path).await?;
    open(visitor).await?;
    for (name, value) in [
        ("size", "175"),
        ("colours", "contrast"),
        ("motion", "off"),
        ("ruler", "on"),
    ] {
        choose(visitor, name, value).await?;
    }
    visitor.click("#display [data-normal]").await?;
    let found = visitor
        .ask_text("Object.keys(document.documentElement.dataset).sort().join(' ')")
        .await?;
    same(
        "the attributes of the page",
        &found,
        &"app scripts shown".to_owned(),
    )?;
    visitor
        .check(
            "nothing is stored",
            "localStorage.getItem('display') === null",
        )
        .await?;
    let shown = "[...document.querySelectorAll('#display [aria-pressed=true]')].every(({ value }) => value === '')";
    visitor.check("the dialog shows it", shown).await
}
