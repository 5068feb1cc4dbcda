//! Links to an anchor on a page.

use super::{Scenario, scenarios};
use crate::copy::{ABOUT, HOME, IN_A_SESSION};
use crate::problem::{Outcome, hold};
use crate::site::Props;
use crate::visitor::Visitor;

pub fn all() -> impl IntoIterator<Item = Scenario> {
    scenarios![
        an_address_with_an_anchor_opens_there,
        a_link_to_a_place_on_this_page_leads_there_and_back,
        a_link_to_a_place_on_another_page_leads_there,
    ]
    .map(Scenario::at_every_size)
}

/// Whether `main` is at the top of the view, where it is only after scrolling.
const AT_MAIN: &str =
    "scrollY > 0 && Math.abs(document.querySelector('#main').getBoundingClientRect().top) <= 2";

async fn an_address_with_an_anchor_opens_there(visitor: &Visitor) -> Outcome {
    visitor.site.props(Props {
        tall: true,
        ..Props::default()
    });
    visitor.open_app("/session/#main").await?;
    visitor
        .see_page("/session/#main", IN_A_SESSION.heading)
        .await?;
    visitor.see("the view is at the anchor", AT_MAIN).await
}

async fn a_link_to_a_place_on_this_page_leads_there_and_back(visitor: &Visitor) -> Outcome {
    visitor.site.props(Props {
        tall: true,
        ..Props::default()
    });
    visitor.open_app(ABOUT.path).await?;
    visitor.mark_load().await?;
    visitor.follow_in_place("a[href='#main']").await?;
    visitor
        .see_page("/about-therapy/#main", ABOUT.heading)
        .await?;
    visitor.see("the view is at the anchor", AT_MAIN).await?;
    visitor.client.back().await?;
    visitor.see_page(ABOUT.path, ABOUT.heading).await?;
    visitor
        .see("the view is at the top again", "scrollY === 0")
        .await?;
    hold(!visitor.was_reloaded().await?, "nothing is loaded anew")
}

async fn a_link_to_a_place_on_another_page_leads_there(visitor: &Visitor) -> Outcome {
    visitor.site.props(Props {
        tall: true,
        ..Props::default()
    });
    visitor.open_app(HOME.path).await?;
    visitor.mark_load().await?;
    let link = "document.querySelector('footer').insertAdjacentHTML('afterend', '<a id=\"extra\" href=\"/session/#main\">there</a>')";
    visitor.ask(link).await?;
    visitor.follow_in_place("#extra").await?;
    visitor
        .see_page("/session/#main", IN_A_SESSION.heading)
        .await?;
    visitor.see("the view is at the anchor", AT_MAIN).await?;
    visitor
        .see(
            "focus is in the main part",
            "document.activeElement.closest('main') !== null",
        )
        .await?;
    hold(!visitor.was_reloaded().await?, "nothing is loaded anew")
}
