//! Notices that `start.js` shows. They are outside the app.

use attune::{routes, words};
use leptos::prelude::*;

/// Renders the notice that a newer version of the site is ready.
pub fn newer() -> impl IntoView {
    view! {
        <div id=routes::NEWER_ID class="notice" role="status" hidden>
            <p>{words::NEWER}</p>
            <p>
                <button type="button" data-show="">{words::SHOW_NEWER}</button>
                <button type="button">{words::LATER}</button>
            </p>
        </div>
    }
}

/// Renders the message that a tool could not be loaded.
pub fn tool_failure() -> impl IntoView {
    view! {
        <div id=routes::TOOL_FAILURE_ID class="notice" role="alert" hidden>
            <p>{words::TOOL_FAILED}</p>
            <p><button type="button">{words::CLOSE}</button></p>
        </div>
    }
}
