//! No page logs anything to the console, and no page is wider than the view.

use super::{Scenario, each_page, scenarios};
use crate::copy::{ABOUT, HOME, IN_A_SESSION, NOT_FOUND, Page, every_page};
use crate::problem::{Outcome, hold};
use crate::visitor::{Visitor, menu};

pub fn all() -> impl IntoIterator<Item = Scenario> {
    let pages = each_page(
        "nothing_is_wider_than_the_view",
        every_page().chain([NOT_FOUND]),
        nothing_is_wider_than_the_view,
    );
    let walk = scenarios![a_walk_through_the_site_leaves_the_console_empty];
    pages.into_iter().chain(walk)
}

async fn nothing_is_wider_than_the_view(visitor: &Visitor, page: Page) -> Outcome {
    visitor.open_app(page.path).await?;
    let view = visitor
        .ask_number("document.documentElement.clientWidth")
        .await?;
    let width = visitor
        .ask_number("document.documentElement.scrollWidth")
        .await?;
    hold(
        width <= view,
        format!(
            "the page at {} fits: it is {width} wide in a view of {view}",
            page.path
        ),
    )
}

async fn a_walk_through_the_site_leaves_the_console_empty(visitor: &Visitor) -> Outcome {
    visitor.open_app(HOME.path).await?;
    for page in [ABOUT, IN_A_SESSION, HOME] {
        visitor.click(&menu(page.path)).await?;
        visitor.see_page(page.path, page.heading).await?;
    }
    visitor.client.back().await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await?;
    visitor.wait_two_frames().await?;
    visitor.console_is_empty().await
}
