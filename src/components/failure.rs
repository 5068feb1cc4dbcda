//! The notices for a page that loads slowly or fails to load. They overlay the current page and shift nothing on it.

use leptos::prelude::*;

use super::static_text::static_text;
use crate::status::Status;
use crate::{routes, words};

/// Renders the loading notice and the failure message. `retry` requests the page again, `stay` dismisses the message.
#[component]
pub fn Failure(
    status: RwSignal<Status>,
    retry: impl Fn() + 'static,
    stay: impl Fn() + 'static,
) -> impl IntoView {
    let not_slow = move || status.get() != Status::Slow;
    let not_failed = move || !matches!(status.get(), Status::Failed { .. });
    let reason = move || match status.get() {
        Status::Failed { reason, .. } => reason.message(),
        Status::Idle | Status::Slow => "",
    };
    let href = move || match status.get() {
        Status::Failed { href, .. } => href,
        Status::Idle | Status::Slow => String::new(),
    };
    // The loading notice is hidden from screen readers: the announcer announces it, once. The reason is set as a
    // property, which works even if a translator has replaced the text node.
    view! {
        <p id=routes::PROGRESS_ID class="notice" hidden=not_slow>
            <span aria-hidden="true">{static_text(words::LOADING)}</span>
        </p>
        <div id=routes::FAILURE_ID class="notice" role="alert" hidden=not_failed>
            <p prop:textContent=reason></p>
            <p>
                <button type="button" on:click=move |_| retry()>{static_text(words::TRY_AGAIN)}</button>
                <a href=href rel="external">{static_text(words::OPEN_AS_NEW_PAGE)}</a>
                <button type="button" on:click=move |_| stay()>{static_text(words::STAY)}</button>
            </p>
        </div>
    }
}
