//! Chromium's browser log, which also has entries that no script can see, such as an unused preload or a failed
//! integrity check. The other engines' drivers have no such log.

use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use crate::problem::Outcome;

/// Returns the entries logged since the last call.
pub async fn take(client: &Client) -> Outcome<Vec<String>> {
    let entries = client.issue_cmd(TakeLog).await?;
    let text = |entry: &Value| {
        let part = |name: &str| entry[name].as_str().unwrap_or_default().to_owned();
        format!("{} {}: {}", part("source"), part("level"), part("message"))
    };
    Ok(entries
        .as_array()
        .map(|entries| entries.iter().map(text).collect())
        .unwrap_or_default())
}

#[derive(Debug)]
struct TakeLog;

impl WebDriverCompatibleCommand for TakeLog {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(json!({ "type": "browser" }).to_string()))
    }
}
