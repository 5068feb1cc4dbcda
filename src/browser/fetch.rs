//! Fetches a page's content.

use std::time::Duration;

use gloo_net::http::Request;
use leptos::prelude::set_timeout_with_handle;
use web_sys::AbortController;

use super::json;
use crate::content::page::Page;
use crate::status::LoadFailure;

/// How long a complete answer may take.
const TIMEOUT: Duration = Duration::from_secs(10);

/// Fetches a page's content. `None` (404 or 410) means that there is no such page, or that the site was redeployed
/// since the current page was loaded.
///
/// # Errors
/// A [`LoadFailure`] if there is no answer, an unexpected one, or none within ten seconds.
pub async fn page(address: &str) -> Result<Option<Page>, LoadFailure> {
    let controller = AbortController::new().map_err(|_| LoadFailure::Broken)?;
    let signal = controller.signal();
    let abort = controller.clone();
    let timer = set_timeout_with_handle(move || abort.abort(), TIMEOUT);

    let outcome = request(address, &signal).await;
    if let Ok(timer) = timer {
        timer.clear();
    }
    outcome.map_err(|failure| {
        if signal.aborted() {
            LoadFailure::TimedOut
        } else {
            failure
        }
    })
}

async fn request(
    address: &str,
    signal: &web_sys::AbortSignal,
) -> Result<Option<Page>, LoadFailure> {
    let response = Request::get(address)
        .abort_signal(Some(signal))
        .send()
        .await
        .map_err(|_| LoadFailure::Offline)?;
    match response.status() {
        200..=299 => {}
        404 | 410 => return Ok(None),
        _ => return Err(LoadFailure::Broken),
    }
    // A truncated body and an invalid one are the same failure to a visitor.
    let text = response.text().await.map_err(|_| LoadFailure::Broken)?;
    json::parse(&text)
        .map(Some)
        .map_err(|_| LoadFailure::Broken)
}
