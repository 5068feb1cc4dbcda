//! Preloading for a link before it is followed, and the single frame in which the page changes.

use serde_json::json;

use super::{Scenario, scenarios};
use crate::copy::{ABOUT, HOME, IN_A_SESSION, SESSION};
use crate::devtools::devtools;
use crate::engine::Engine;
use crate::print::{PAPERS, print};
use crate::problem::{Outcome, hold, same};
use crate::site::{Answer, Props, Timers, Worker};
use crate::visitor::{Visitor, WAIT_TIMEOUT, menu};

pub fn all() -> impl IntoIterator<Item = Scenario> {
    scenarios![
        artwork_is_fetched_before_the_click_and_not_again_after_it,
        of_photographs_only_the_first_is_fetched_before_the_click,
        the_pages_of_the_menu_are_built_ahead_once_the_visitor_does_something,
        who_saves_data_is_sent_no_artwork_before_the_click,
        nobody_meets_a_page_before_its_link_is_followed,
        a_page_whose_artwork_can_not_be_had_still_opens,
        a_page_changes_with_its_title_focus_view_and_announcement_in_one_frame,
    ]
}

/// The two sprite sheets of the page's drawings.
const ARTWORK: &str = "/art/session-*";

/// Dispatches the event of a pointer over the link, without moving the driver's pointer.
async fn hover(visitor: &Visitor, link: &str) -> Outcome {
    let event = "new Event('mouseover', { bubbles: true })";
    let dispatch = format!("document.querySelector({link:?}).dispatchEvent({event})");
    visitor.ask(&dispatch).await?;
    Ok(())
}

/// Waits until the browser has loaded a file whose address has this suffix and the page has handled it.
async fn is_loaded(visitor: &Visitor, suffix: &str) -> Outcome {
    let condition = format!(
        "performance.getEntriesByType('resource').some(({{ name, responseEnd }}) => name.endsWith({suffix:?}) && responseEnd > 0)"
    );
    visitor
        .see(&format!("{suffix} is loaded"), &condition)
        .await?;
    visitor.wait_two_frames().await
}

async fn see_artwork_requests(visitor: &Visitor, requests: usize) -> Outcome {
    let is_requested = async || Ok(visitor.site.requests(ARTWORK) == requests);
    let what = format!("the artwork is requested {requests} times");
    visitor.wait(&what, WAIT_TIMEOUT, is_requested).await
}

async fn artwork_is_fetched_before_the_click_and_not_again_after_it(visitor: &Visitor) -> Outcome {
    visitor.open_app(HOME.path).await?;
    let link = menu(IN_A_SESSION.path);
    hover(visitor, &link).await?;
    see_artwork_requests(visitor, 2).await?;
    visitor.see_page(HOME.path, HOME.heading).await?;
    visitor.follow_in_place(&link).await?;
    visitor
        .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
        .await?;
    visitor
        .see(
            "the artwork is rendered",
            "[...document.querySelectorAll('main .art')].filter((art) => art.checkVisibility()) \
             .every((art) => art.firstElementChild.getBBox().width > 0)",
        )
        .await?;
    same(
        "requests for the artwork",
        &visitor.site.requests(ARTWORK),
        &2,
    )
}

/// A page with photographs, in the markup that the build generates.
const PHOTOGRAPHS: &str = r#"{ "title": "What happens in a session?", "menu_label": "", "description": "",
    "picture": "<picture><img src=\"/pictures/first.png\" width=\"9\" height=\"9\" alt=\"\" loading=\"eager\"></picture>",
    "tools": "", "blocks": [{ "picture": { "picture":
    "<picture><img src=\"/pictures/second.png\" width=\"9\" height=\"9\" alt=\"\" loading=\"lazy\"></picture>" } }] }"#;

async fn of_photographs_only_the_first_is_fetched_before_the_click(visitor: &Visitor) -> Outcome {
    visitor
        .site
        .answer(&IN_A_SESSION.content(), Answer::Body(PHOTOGRAPHS));
    visitor.open_app(HOME.path).await?;
    let link = menu(IN_A_SESSION.path);
    hover(visitor, &link).await?;
    visitor.see_request("/pictures/first.png").await?;
    visitor.wait_two_frames().await?;
    let [first, second] = ["/pictures/first.png", "/pictures/second.png"];
    same("the second", &visitor.site.requests(second), &0)?;
    visitor.follow_in_place(&link).await?;
    visitor.see_request(second).await?;
    same("the first", &visitor.site.requests(first), &1)
}

/// The visitor interacts with the page, but not with a link.
const INTERACT: &str = "void dispatchEvent(new Event('pointermove'))";

/// Makes registering a worker succeed without starting one.
const IDLE_WORKER: &str = "navigator.serviceWorker.register = async () => new EventTarget();";

const SAVES_DATA: &str =
    "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });";

async fn the_pages_of_the_menu_are_built_ahead_once_the_visitor_does_something(
    visitor: &Visitor,
) -> Outcome {
    visitor.site.props(Props {
        meddle: IDLE_WORKER,
        worker: Worker::Missing,
        // The five seconds never pass.
        timers: Timers::Stopped,
        ..Props::default()
    });
    visitor.open_app(HOME.path).await?;
    visitor.wait_two_frames().await?;
    same("requests", &visitor.site.requests(ARTWORK), &0)?;
    let built = async || {
        visitor.ask(INTERACT).await?;
        Ok(visitor.site.requests(ARTWORK) == 2)
    };
    let what = "the artwork of a page of the menu is requested";
    visitor.wait(what, WAIT_TIMEOUT, built).await?;
    visitor.see_request("/art/about-therapy-*").await?;
    visitor.see_page(HOME.path, HOME.heading).await?;
    for page in [IN_A_SESSION, ABOUT, HOME] {
        visitor.follow_in_place(&menu(page.path)).await?;
        visitor.see_page(page.path, page.heading).await?;
    }
    for page in [IN_A_SESSION, ABOUT] {
        same("requests", &visitor.site.requests(&page.content()), &1)?;
    }
    see_artwork_requests(visitor, 2).await
}

async fn who_saves_data_is_sent_no_artwork_before_the_click(visitor: &Visitor) -> Outcome {
    visitor.site.props(Props {
        meddle: SAVES_DATA,
        worker: Worker::Missing,
        ..Props::default()
    });
    visitor.open_app(HOME.path).await?;
    visitor.ask(INTERACT).await?;
    let link = menu(IN_A_SESSION.path);
    hover(visitor, &link).await?;
    is_loaded(visitor, "/session.json").await?;
    same("requests", &visitor.site.requests(ARTWORK), &0)?;
    visitor.follow_in_place(&link).await?;
    see_artwork_requests(visitor, 2).await?;
    visitor.wait_two_frames().await?;
    let others = visitor.site.requests(&ABOUT.content());
    same(
        "requests for a page that nobody has pointed at",
        &others,
        &0,
    )
}

/// Text that only the session page has.
const SESSION_TEXT: &str = SESSION[0];

async fn nobody_meets_a_page_before_its_link_is_followed(visitor: &Visitor) -> Outcome {
    visitor.open_app(HOME.path).await?;
    let before = "document.body.innerText + document.querySelectorAll('h1').length + document.scrollingElement.scrollHeight";
    let seen = visitor.ask_text(before).await?;
    hover(visitor, &menu(IN_A_SESSION.path)).await?;
    see_artwork_requests(visitor, 2).await?;
    same("what is seen", &visitor.ask_text(before).await?, &seen)?;
    let words = SESSION_TEXT.split(',').next().unwrap_or(SESSION_TEXT);
    let found = format!("!window.find({words:?})");
    visitor.check("a search does not find it", &found).await?;
    visitor
        .ask("[...document.querySelectorAll('footer a')].at(-1).focus()")
        .await?;
    visitor.press(fantoccini::key::Key::Tab.into()).await?;
    let at = "document.activeElement?.closest('[data-aside]') === null";
    visitor.check("the Tab key passes by", at).await?;
    if visitor.config.engine == Engine::Chromium {
        let tree = devtools(&visitor.client, "Accessibility.getFullAXTree", json!({}));
        let said = tree.await?.to_string();
        hold(!said.contains(words), "a screen reader gets none of it")?;
    }
    // WebKit's driver can't print.
    if visitor.config.engine != Engine::WebKit {
        let printed = print(visitor, PAPERS[0]).await?.text();
        hold(!printed.contains(words), "nothing is printed")?;
    }
    Ok(())
}

async fn a_page_whose_artwork_can_not_be_had_still_opens(visitor: &Visitor) -> Outcome {
    for answer in [Answer::Status(500), Answer::CutOff, Answer::Body("<svg")] {
        visitor.site.answer("/art/*", answer);
        visitor.open_app(HOME.path).await?;
        visitor.mark_load().await?;
        let link = menu(IN_A_SESSION.path);
        hover(visitor, &link).await?;
        visitor.see_request(ARTWORK).await?;
        visitor.follow_in_place(&link).await?;
        visitor
            .see_page(IN_A_SESSION.path, IN_A_SESSION.heading)
            .await?;
        hold(!visitor.was_reloaded().await?, "the page is swapped in")?;
    }
    Ok(())
}

/// Records the page's state just before the first frame with another page is painted.
const RECORD_FRAME: &str = "new MutationObserver((_, observer) => { observer.disconnect(); requestAnimationFrame(() => { \
    window.__frame = JSON.stringify([document.querySelector('h1').textContent, document.title, \
    document.activeElement?.textContent, scrollY, document.querySelector('#announcer').textContent]); }); }) \
    .observe(document.querySelector('main'), { childList: true })";

async fn a_page_changes_with_its_title_focus_view_and_announcement_in_one_frame(
    visitor: &Visitor,
) -> Outcome {
    visitor.site.props(Props {
        tall: true,
        ..Props::default()
    });
    for is_prepared in [true, false] {
        visitor.open_app(HOME.path).await?;
        visitor.ask("scrollTo(0, 700)").await?;
        let link = menu(IN_A_SESSION.path);
        if is_prepared {
            hover(visitor, &link).await?;
            is_loaded(visitor, "/session.json").await?;
        }
        visitor.ask(RECORD_FRAME).await?;
        visitor.follow_in_place(&link).await?;
        visitor
            .see("the page has changed", "window.__frame !== undefined")
            .await?;
        let heading = IN_A_SESSION.heading;
        let title = visitor.ask_text("document.title").await?;
        hold(title.starts_with(heading), "the title is the page's")?;
        same(
            "heading, title, focus, view and announcement in that frame",
            &visitor.ask_text("window.__frame").await?,
            &json!([heading, title, heading, 0, heading]).to_string(),
        )?;
    }
    Ok(())
}
