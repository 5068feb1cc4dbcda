//! Fetching a page's content.

use std::time::Duration;

use gloo_net::http::Request;
use leptos::prelude::set_timeout_with_handle;
use web_sys::AbortController;

use super::json;
use crate::content::page::Page;
use crate::status::Failure;

/// How long a whole answer may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// Fetches a page's content from its address. There is none where no page has that address, or where
/// the site has been built anew since the page that stands was loaded.
///
/// # Errors
/// A [`Failure`], when there is no answer, not the right one, or none within ten seconds.
pub async fn page(address: &str) -> Result<Option<Page>, Failure> {
    let controller = AbortController::new().map_err(|_| Failure::Broken)?;
    let signal = controller.signal();
    let abort = controller.clone();
    let timer = set_timeout_with_handle(move || abort.abort(), PATIENCE);

    let outcome = request(address, &signal).await;
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

async fn request(address: &str, signal: &web_sys::AbortSignal) -> Result<Option<Page>, Failure> {
    let response = Request::get(address)
        .abort_signal(Some(signal))
        .send()
        .await
        .map_err(|_| Failure::Offline)?;
    match response.status() {
        200..=299 => {}
        404 | 410 => return Ok(None),
        _ => return Err(Failure::Broken),
    }
    // A body that is cut off and one that isn't a page look alike to a visitor.
    let text = response.text().await.map_err(|_| Failure::Broken)?;
    json::read(&text).map(Some).map_err(|_| Failure::Broken)
}
