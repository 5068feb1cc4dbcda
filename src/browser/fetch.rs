//! Fetching a page's content.

use std::time::Duration;

use gloo_net::http::Request;
use leptos::prelude::set_timeout_with_handle;
use web_sys::AbortController;

use crate::content::model::Page;
use crate::navigation::Failure;
use crate::routes;

/// How long a whole answer may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// Fetches the content of the page called `slug`.
///
/// # Errors
/// A [`Failure`], when there is no answer, not the right one, or none within ten seconds.
pub async fn page(slug: &str) -> Result<Page, Failure> {
    let controller = AbortController::new().map_err(|_| Failure::Broken)?;
    let signal = controller.signal();
    let abort = controller.clone();
    let timer = set_timeout_with_handle(move || abort.abort(), PATIENCE);

    let outcome = request(slug, &signal).await;
    if let Ok(timer) = timer {
        timer.clear();
    }
    outcome.map_err(|failure| {
        if signal.aborted() {
            Failure::TimedOut
        } else {
            failure
        }
    })
}

async fn request(slug: &str, signal: &web_sys::AbortSignal) -> Result<Page, Failure> {
    let response = Request::get(&routes::content_file(slug))
        .abort_signal(Some(signal))
        .send()
        .await
        .map_err(|_| Failure::Offline)?;
    match response.status() {
        200..=299 => {}
        404 | 410 => return Err(Failure::Missing),
        _ => return Err(Failure::Broken),
    }
    // A body that is cut off and one that isn't a page look alike to a visitor.
    let text = response.text().await.map_err(|_| Failure::Broken)?;
    serde_json::from_str(&text).map_err(|_| Failure::Broken)
}
