//! Back and forward lead to the page and the position where the visitor was reading.

use super::{Scenario, scenarios};
use crate::copy::{ABOUT, HOME, IN_A_SESSION};
use crate::problem::{Outcome, hold};
use crate::site::Props;
use crate::visitor::{Visitor, menu};

pub fn all() -> impl IntoIterator<Item = Scenario> {
    scenarios![
        back_and_forward_lead_to_where_one_was_reading,
        back_and_forward_keep_title_and_menu_right,
        back_works_after_a_reload,
        a_reload_keeps_the_place_on_the_page,
        an_entry_of_the_history_holds_one_position_however_long_the_visit,
        coming_back_from_another_site_leads_to_where_one_was_reading,
        a_page_visited_twice_keeps_both_places,
    ]
}

async fn back_and_forward_lead_to_where_one_was_reading(visitor: &Visitor) -> Outcome {
    open_tall(visitor, HOME.path).await?;
    scroll_to(visitor, 400).await?;
    follow(visitor, ABOUT.path, ABOUT.heading).await?;
    scroll_to(visitor, 900).await?;
    follow(visitor, IN_A_SESSION.path, IN_A_SESSION.heading).await?;
    scroll_to(visitor, 150).await?;

    visitor.client.back().await?;
    visitor.see_page(ABOUT.path, ABOUT.heading).await?;
    is_scrolled_to(visitor, 900).await?;
    visitor.client.back().await?;
    visitor.see_page(HOME.path, HOME.heading).await?;
    is_scrolled_to(visitor, 400).await?;
    visitor.client.forward().await?;
    visitor.see_page(ABOUT.path, ABOUT.heading).await?;
    is_scrolled_to(visitor, 900).await?;
    visitor.client.forward().await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await?;
    is_scrolled_to(visitor, 150).await
}

async fn back_and_forward_keep_title_and_menu_right(visitor: &Visitor) -> Outcome {
    visitor.open_app(HOME.path).await?;
    let home = visitor.client.title().await?;
    visitor.mark_load().await?;
    follow(visitor, IN_A_SESSION.path, IN_A_SESSION.heading).await?;
    visitor
        .see(
            "the title is the page's",
            &format!("document.title !== {home:?}"),
        )
        .await?;
    let session = visitor.client.title().await?;
    visitor.client.back().await?;
    page_is_current(visitor, HOME.path, HOME.heading, &home).await?;
    visitor.client.forward().await?;
    page_is_current(visitor, IN_A_SESSION.path, IN_A_SESSION.heading, &session).await?;
    hold(!visitor.was_reloaded().await?, "nothing is loaded anew")
}

async fn back_works_after_a_reload(visitor: &Visitor) -> Outcome {
    open_tall(visitor, HOME.path).await?;
    scroll_to(visitor, 400).await?;
    follow(visitor, ABOUT.path, ABOUT.heading).await?;
    visitor.wait_two_frames().await?;
    visitor.client.refresh().await?;
    visitor.app_runs().await?;
    visitor.client.back().await?;
    visitor.see_page(HOME.path, HOME.heading).await?;
    is_scrolled_to(visitor, 400).await?;
    visitor.client.forward().await?;
    visitor.see_page(ABOUT.path, ABOUT.heading).await
}

async fn a_reload_keeps_the_place_on_the_page(visitor: &Visitor) -> Outcome {
    open_tall(visitor, ABOUT.path).await?;
    scroll_to(visitor, 600).await?;
    visitor.wait_two_frames().await?;
    visitor.client.refresh().await?;
    visitor.app_runs().await?;
    is_scrolled_to(visitor, 600).await
}

async fn an_entry_of_the_history_holds_one_position_however_long_the_visit(
    visitor: &Visitor,
) -> Outcome {
    open_tall(visitor, HOME.path).await?;
    scroll_to(visitor, 300).await?;
    let first = visitor.ask_number("history.state.length").await?;
    for page in [ABOUT, IN_A_SESSION, ABOUT, HOME, ABOUT, IN_A_SESSION] {
        follow(visitor, page.path, page.heading).await?;
        scroll_to(visitor, 300).await?;
    }
    let last = visitor.ask_number("history.state.length").await?;
    hold(
        last <= first + 1.0,
        format!("the state of an entry doesn't grow: {first} characters, then {last}"),
    )
}

async fn coming_back_from_another_site_leads_to_where_one_was_reading(
    visitor: &Visitor,
) -> Outcome {
    open_tall(visitor, HOME.path).await?;
    follow(visitor, ABOUT.path, ABOUT.heading).await?;
    scroll_to(visitor, 600).await?;
    visitor.wait_two_frames().await?;
    // Under another host name, the same server is another site.
    let other_origin = visitor.site.origin.replace("127.0.0.1", "localhost");
    visitor.client.goto(&format!("{other_origin}/")).await?;
    visitor.client.back().await?;
    visitor.see_page(ABOUT.path, ABOUT.heading).await?;
    visitor.app_runs().await?;
    is_scrolled_to(visitor, 600).await?;
    follow(visitor, IN_A_SESSION.path, IN_A_SESSION.heading).await
}

async fn a_page_visited_twice_keeps_both_places(visitor: &Visitor) -> Outcome {
    open_tall(visitor, HOME.path).await?;
    scroll_to(visitor, 300).await?;
    follow(visitor, ABOUT.path, ABOUT.heading).await?;
    follow(visitor, HOME.path, HOME.heading).await?;
    is_scrolled_to(visitor, 0).await?;
    scroll_to(visitor, 800).await?;
    visitor.client.back().await?;
    visitor.see_page(ABOUT.path, ABOUT.heading).await?;
    visitor.client.back().await?;
    visitor.see_page(HOME.path, HOME.heading).await?;
    is_scrolled_to(visitor, 300).await?;
    visitor.client.forward().await?;
    visitor.see_page(ABOUT.path, ABOUT.heading).await?;
    visitor.client.forward().await?;
    visitor.see_page(HOME.path, HOME.heading).await?;
    is_scrolled_to(visitor, 800).await
}

async fn open_tall(visitor: &Visitor, path: &str) -> Outcome {
    visitor.site.props(Props {
        tall: true,
        ..Props::default()
    });
    visitor.open_app(path).await
}

async fn scroll_to(visitor: &Visitor, y: u32) -> Outcome {
    visitor.ask(&format!("scrollTo(0, {y})")).await?;
    is_scrolled_to(visitor, y).await?;
    // A person can't go back within the same frame.
    visitor.wait_two_frames().await
}

async fn is_scrolled_to(visitor: &Visitor, y: u32) -> Outcome {
    let what = format!("the view is {y} pixels down");
    visitor
        .see(&what, &format!("Math.abs(scrollY - {y}) <= 1"))
        .await
}

async fn follow(visitor: &Visitor, path: &str, heading: &str) -> Outcome {
    visitor.follow_in_place(&menu(path)).await?;
    visitor.see_page(path, heading).await?;
    // A visitor reads a page only once it has stopped changing; only then does it have a position to return to.
    visitor.wait_two_frames().await
}

async fn page_is_current(visitor: &Visitor, path: &str, heading: &str, title: &str) -> Outcome {
    visitor.see_page(path, heading).await?;
    visitor
        .see(
            &format!("the title is {title:?}"),
            &format!("document.title === {title:?}"),
        )
        .await?;
    let current = format!(
        "document.querySelector('nav [aria-current=page]').getAttribute('href') === {path:?}"
    );
    visitor
        .see("the menu marks the current page", &current)
        .await
}
