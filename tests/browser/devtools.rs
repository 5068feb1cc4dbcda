//! The Chrome DevTools Protocol, through ChromeDriver, for features that WebDriver lacks: media preferences,
//! printing with options, and screenshots of more than the viewport.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use crate::problem::{Outcome, Problem};

/// Runs a DevTools command and returns its result.
pub async fn devtools(client: &Client, command: &'static str, params: Value) -> Outcome<Value> {
    Ok(client.issue_cmd(Devtools { command, params }).await?)
}

/// Emulates media features, given as names and values, for every page of this window.
pub async fn emulate_media(client: &Client, features: &[(&str, &str)]) -> Outcome {
    let features: Vec<Value> = features
        .iter()
        .map(|(name, value)| json!({ "name": name, "value": value }))
        .collect();
    let params = json!({ "media": "", "features": features });
    devtools(client, "Emulation.setEmulatedMedia", params).await?;
    Ok(())
}

/// The parameters of `Page.captureScreenshot` for the whole page, however long it is.
pub async fn full_page_screenshot(client: &Client, width: u32) -> Outcome<Value> {
    let height = "return document.scrollingElement.scrollHeight";
    let height = client.execute(height, Vec::new()).await?;
    Ok(json!({
        "format": "png",
        "captureBeyondViewport": true,
        "clip": { "x": 0, "y": 0, "width": width, "height": height, "scale": 1 },
    }))
}

/// Decodes the file in a DevTools result: a screenshot or a printed page.
pub fn file(answer: &Value) -> Outcome<Vec<u8>> {
    let text = answer["data"].as_str().unwrap_or_default();
    match BASE64_STANDARD.decode(text) {
        Ok(bytes) if !bytes.is_empty() => Ok(bytes),
        _ => Err(Problem::Differs {
            what: "Chromium's answer".into(),
            wanted: "a file".into(),
            got: answer.to_string(),
        }),
    }
}

#[derive(Debug)]
struct Devtools {
    command: &'static str,
    params: Value,
}

impl WebDriverCompatibleCommand for Devtools {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!(
            "session/{}/goog/cdp/execute",
            session.unwrap_or_default()
        ))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        let body = json!({ "cmd": self.command, "params": self.params });
        (Method::POST, Some(body.to_string()))
    }
}
