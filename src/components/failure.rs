//! What a visitor sees when a page is slow to come or doesn't. Both lie over the page and move
//! nothing on it.

use leptos::prelude::*;

use super::static_text::static_text;
use crate::status::Status;
use crate::{routes, words};

/// Draws the quiet loading line and the message of a failure. `retry` asks for the page once more,
/// `stay` puts the message away.
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
        Status::Quiet | Status::Slow => "",
    };
    let href = move || match status.get() {
        Status::Failed { href, .. } => href,
        Status::Quiet | Status::Slow => String::new(),
    };
    // Those who hear the page are told of the wait by the announcer, once. The reason is set as a property,
    // which holds whatever a translator has made of the text before.
    view! {
        <p id=routes::PROGRESS_ID class="notice" hidden=not_slow>
            <span aria-hidden="true">{static_text(words::LOADING)}</span>
        </p>
        <div id=routes::FAILURE_ID class="notice" role="alert" hidden=not_failed>
            <p prop:textContent=reason></p>
            <p>
                <button type="button" on:click=move |_| retry()>{static_text(words::TRY_AGAIN)}</button>
                <a href=href rel="external">{static_text(words::OPEN_PLAINLY)}</a>
                <button type="button" on:click=move |_| stay()>{static_text(words::STAY)}</button>
            </p>
        </div>
    }
}
