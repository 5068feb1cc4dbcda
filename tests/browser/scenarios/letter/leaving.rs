//! What a visitor writes stays on the page: nothing keeps or sends it, and it is gone once the visitor leaves.

use super::{CONTACT, open_for};
use crate::copy::ABOUT;
use crate::problem::{Outcome, same};
use crate::scenarios::{Scenario, scenarios};
use crate::visitor::{Visitor, menu};

pub fn all() -> impl IntoIterator<Item = Scenario> {
    scenarios![
        what_is_written_is_kept_nowhere_and_sent_nowhere,
        a_link_asks_before_what_was_written_is_lost,
    ]
}

const SECRET: &str = "Zebrafinch";

/// Whether the word is anywhere in this browser's storage, the page, its address or its history entry.
const IS_KEPT: &str = "(async () => { const names = self.caches ? await caches.keys() : []; \
    const cached = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url))); \
    const fields = [...document.querySelectorAll('textarea')].map(({ value }) => value); \
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, location.href, document.cookie, cached, WITH_FIELDS]) \
    .includes(SECRET) })()";

async fn is_kept(visitor: &Visitor, with_fields: bool) -> Outcome<bool> {
    let fields = if with_fields {
        "fields, document.documentElement.innerHTML"
    } else {
        "[]"
    };
    let script = IS_KEPT
        .replace("WITH_FIELDS", fields)
        .replace("SECRET", &format!("{SECRET:?}"));
    Ok(visitor.ask_async(&script).await? == true)
}

async fn write_the_secret(visitor: &Visitor) -> Outcome {
    let field = visitor.find(".answers textarea").await?;
    Ok(field.send_keys(SECRET).await?)
}

async fn what_is_written_is_kept_nowhere_and_sent_nowhere(visitor: &Visitor) -> Outcome {
    open_for(visitor, "care").await?;
    let requests = visitor.site.requests("*");
    write_the_secret(visitor).await?;
    visitor.click(".letter .ways button").await?;
    visitor.ask("window.print = () => {}").await?;
    for action in ["copy", "print"] {
        visitor
            .click(&format!(".letter [data-press={action}]"))
            .await?;
    }
    visitor.wait_two_frames().await?;
    same("what is kept", &is_kept(visitor, false).await?, &false)?;
    same(
        "the requests to the site",
        &visitor.site.requests("*"),
        &requests,
    )?;
    visitor.open(ABOUT.path).await?;
    nothing_is_there_after_back(visitor).await
}

async fn a_link_asks_before_what_was_written_is_lost(visitor: &Visitor) -> Outcome {
    open_for(visitor, "me").await?;
    write_the_secret(visitor).await?;
    visitor
        .ask("window.confirm = (words) => { window.__asked = words; return window.__answer === true }")
        .await?;
    visitor.click(&menu(ABOUT.path)).await?;
    visitor
        .see(
            "the page asks",
            "window.__asked === 'What you wrote will be gone. Do you want to go on?'",
        )
        .await?;
    visitor.wait_two_frames().await?;
    visitor.see_page(CONTACT.path, CONTACT.heading).await?;
    visitor
        .check(
            "the answer is still there",
            &format!("document.querySelector('.answers textarea').value === {SECRET:?}"),
        )
        .await?;
    visitor.ask("window.__answer = true").await?;
    visitor.click(&menu(ABOUT.path)).await?;
    visitor.see_page(ABOUT.path, ABOUT.heading).await?;
    nothing_is_there_after_back(visitor).await
}

async fn nothing_is_there_after_back(visitor: &Visitor) -> Outcome {
    visitor.client.back().await?;
    visitor.see_page(CONTACT.path, CONTACT.heading).await?;
    same(
        "what is still there after Back",
        &is_kept(visitor, true).await?,
        &false,
    )
}
