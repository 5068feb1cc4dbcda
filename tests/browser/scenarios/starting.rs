//! When the app starts, and how a page works if it can't.

use super::{Scenario, scenarios};
use crate::copy::{HOME, IN_A_SESSION};
use crate::problem::{Outcome, hold, same};
use crate::site::{Answer, Props};
use crate::visitor::{Visitor, menu};

pub fn all() -> impl IntoIterator<Item = Scenario> {
    scenarios![
        the_app_starts_when_the_browser_is_idle,
        the_app_starts_when_a_pointer_comes_to_a_link,
        the_app_starts_when_focus_comes_to_a_link,
        the_app_starts_when_a_finger_touches_a_link,
        a_page_whose_webassembly_is_missing_reads_on,
        a_page_whose_webassembly_is_damaged_reads_on,
        a_page_whose_webassembly_is_cut_off_reads_on,
        a_page_whose_javascript_is_missing_reads_on,
        a_link_followed_before_the_app_has_come_works,
    ]
}

async fn the_app_starts_when_the_browser_is_idle(visitor: &Visitor) -> Outcome {
    open_before_start(visitor).await?;
    visitor.ask("window.__idle.forEach((callback) => callback({ didTimeout: false, timeRemaining: () => 50 }))").await?;
    visitor.app_runs().await
}

async fn the_app_starts_when_a_pointer_comes_to_a_link(visitor: &Visitor) -> Outcome {
    starts_on(visitor, "pointerover").await
}

async fn the_app_starts_when_focus_comes_to_a_link(visitor: &Visitor) -> Outcome {
    open_before_start(visitor).await?;
    visitor
        .ask(&format!(
            "document.querySelector({:?}).focus()",
            menu("/session/")
        ))
        .await?;
    visitor.app_runs().await
}

async fn the_app_starts_when_a_finger_touches_a_link(visitor: &Visitor) -> Outcome {
    starts_on(visitor, "touchstart").await
}

async fn starts_on(visitor: &Visitor, event: &str) -> Outcome {
    open_before_start(visitor).await?;
    let link = menu("/session/");
    let dispatch = format!(
        "document.querySelector({link:?}).dispatchEvent(new Event({event:?}, {{ bubbles: true }}))"
    );
    visitor.ask(&dispatch).await?;
    visitor.app_runs().await
}

/// Opens the front page in a browser that is never idle, and checks that the app hasn't started.
async fn open_before_start(visitor: &Visitor) -> Outcome {
    visitor.site.props(Props {
        busy: true,
        ..Props::default()
    });
    visitor.open(HOME.path).await?;
    visitor
        .see(
            "the page waits for the browser to be idle",
            "window.__idle.length > 0",
        )
        .await?;
    same(
        "requests for the WebAssembly",
        &visitor.site.requests(&visitor.site.wasm),
        &0,
    )
}

async fn a_page_whose_webassembly_is_missing_reads_on(visitor: &Visitor) -> Outcome {
    stays_plain(visitor, &visitor.site.wasm, Answer::Status(404)).await
}

async fn a_page_whose_webassembly_is_damaged_reads_on(visitor: &Visitor) -> Outcome {
    stays_plain(
        visitor,
        &visitor.site.wasm,
        Answer::Body("no WebAssembly at all"),
    )
    .await
}

async fn a_page_whose_webassembly_is_cut_off_reads_on(visitor: &Visitor) -> Outcome {
    stays_plain(visitor, &visitor.site.wasm, Answer::CutOff).await
}

async fn a_page_whose_javascript_is_missing_reads_on(visitor: &Visitor) -> Outcome {
    stays_plain(visitor, &visitor.site.script, Answer::Status(404)).await
}

async fn stays_plain(visitor: &Visitor, path: &str, answer: Answer) -> Outcome {
    visitor.site.answer(path, answer);
    visitor.open(HOME.path).await?;
    visitor.see_request(path).await?;
    visitor.wait_two_frames().await?;
    visitor.see_page(HOME.path, HOME.heading).await?;
    visitor.mark_load().await?;
    visitor.click(&menu(IN_A_SESSION.path)).await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await?;
    hold(visitor.was_reloaded().await?, "the link loads a whole page")?;
    visitor
        .check(
            "the app doesn't claim to run",
            "document.documentElement.dataset.app === undefined",
        )
        .await
}

async fn a_link_followed_before_the_app_has_come_works(visitor: &Visitor) -> Outcome {
    visitor.site.answer(&visitor.site.wasm, Answer::Held);
    visitor.open(HOME.path).await?;
    visitor.click(&menu(IN_A_SESSION.path)).await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await?;
    visitor.site.answer(&visitor.site.wasm, Answer::Usual);
    visitor.app_runs().await
}
