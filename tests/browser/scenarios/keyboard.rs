//! Using the site with a keyboard alone.

use fantoccini::key::Key;

use super::{Scenario, scenarios};
use crate::copy::{HELP_NOW, HOME, IN_A_SESSION};
use crate::engine::Engine;
use crate::problem::{Outcome, hold};
use crate::visitor::Visitor;

pub fn all() -> impl IntoIterator<Item = Scenario> {
    scenarios![
        tab_goes_through_the_page_in_its_order,
        the_skip_link_leads_past_the_menu,
        a_link_followed_by_enter_moves_focus_to_the_text,
    ]
    .map(Scenario::at_every_size)
    .into_iter()
    .chain(
        scenarios![the_numbers_for_a_crisis_are_two_presses_away]
            .map(|scenario| scenario.only_in(&[Engine::Chromium])),
    )
}

const FOCUSED: &str =
    "(document.activeElement.getAttribute('href') ?? document.activeElement.innerText)";

async fn tab_goes_through_the_page_in_its_order(visitor: &Visitor) -> Outcome {
    visitor.open_app(HOME.path).await?;
    let expected = "[...document.querySelectorAll('a[href], button')]\
        .filter((element) => element.checkVisibility())\
        .map((element) => element.getAttribute('href') ?? element.innerText)";
    let order = visitor.ask(expected).await?;
    let order: Vec<_> = order
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|href| href.as_str())
        .collect();
    hold(
        order.len() > 5 && order[0] == "#main",
        format!("the first link skips the menu: {order:?}"),
    )?;
    for href in order {
        visitor.press(Key::Tab.into()).await?;
        visitor
            .see(
                &format!("focus is on the link to {href}"),
                &format!("{FOCUSED} === {href:?}"),
            )
            .await?;
    }
    Ok(())
}

async fn the_skip_link_leads_past_the_menu(visitor: &Visitor) -> Outcome {
    visitor.open_app(IN_A_SESSION.path).await?;
    visitor.press(Key::Tab.into()).await?;
    visitor
        .see(
            "focus is on the skip link",
            &format!("{FOCUSED} === '#main'"),
        )
        .await?;
    let shown = "(() => { const box = document.activeElement.getBoundingClientRect(); \
        return box.width > 1 && box.height > 1 && box.top >= 0 && box.left >= 0 && box.right <= innerWidth })()";
    visitor.see("the skip link can be seen", shown).await?;
    visitor.press(Key::Enter.into()).await?;
    visitor
        .see_page("/session/#main", IN_A_SESSION.heading)
        .await?;
    visitor.press(Key::Tab.into()).await?;
    visitor
        .see(
            "the next link is one of the text",
            "document.activeElement.matches('main a[href]')",
        )
        .await
}

async fn the_numbers_for_a_crisis_are_two_presses_away(visitor: &Visitor) -> Outcome {
    visitor.open_app(IN_A_SESSION.path).await?;
    for _ in 0..2 {
        visitor.press(Key::Tab.into()).await?;
    }
    let shown = "document.activeElement.getBoundingClientRect().width > 100";
    visitor.see("the second link can be seen", shown).await?;
    visitor.press(Key::Enter.into()).await?;
    visitor.see_page(HELP_NOW.path, HELP_NOW.heading).await?;
    visitor
        .see(
            "there are numbers to call",
            "document.querySelector('main a[href=\"tel:999\"]')?.checkVisibility()",
        )
        .await
}

async fn a_link_followed_by_enter_moves_focus_to_the_text(visitor: &Visitor) -> Outcome {
    visitor.open_app(HOME.path).await?;
    visitor.mark_load().await?;
    for _ in 0..20 {
        visitor.press(Key::Tab.into()).await?;
        if visitor.ask_text(FOCUSED).await? == IN_A_SESSION.path {
            break;
        }
    }
    visitor.press(Key::Enter.into()).await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await?;
    visitor
        .see(
            "focus is on the heading",
            "document.activeElement === document.querySelector('h1')",
        )
        .await?;
    hold(!visitor.was_reloaded().await?, "the page is swapped in")?;
    visitor.press(Key::Tab.into()).await?;
    visitor
        .see(
            "the next link is one of the text",
            "document.activeElement.matches('main a[href]')",
        )
        .await
}
