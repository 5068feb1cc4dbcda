//! A page in an iframe of any size: not every engine's window can be as narrow as the narrowest phone, and none
//! can be wider than the screen. Media queries, `vw` and fixed positions follow the iframe.

use serde_json::Value;

use super::Visitor;
use crate::engine::Size;
use crate::problem::{Outcome, Problem};
use crate::site::FRAME_PATH;

/// The iframe's window, for expressions.
pub const FRAMED: &str = "document.querySelector('iframe[title=page]').contentWindow";

/// Whether the iframe's page and its fonts have loaded.
const LOADED: &str = "(() => { const frame = document.querySelector('iframe[title=page]').contentWindow; \
    return frame.location.pathname === PATH && frame.document.readyState === 'complete' \
        && frame.document.fonts.status === 'loaded' })()";

impl Visitor {
    /// Opens a page in an iframe, and waits until it and its fonts have loaded.
    pub async fn open_framed(&self, path: &str, size: Size) -> Outcome {
        self.begin_framed(path, size).await?;
        let loaded = LOADED.replace("PATH", &format!("{path:?}"));
        self.see(&format!("{path} is loaded in a frame"), &loaded)
            .await?;
        // On phones, scroll bars overlay the page; here they would make it narrower.
        self.add_frame_styles(":root { scrollbar-width: none; }")
            .await?;
        // Firefox keeps a visible scroll bar until the root is laid out again.
        self.ask(&format!(
            "(() => {{ const root = {FRAMED}.document.documentElement; root.hidden = true; \
             const gone = root.offsetWidth; root.hidden = false; return gone + root.offsetWidth; }})()"
        ))
        .await?;
        Ok(())
    }

    /// Starts loading a page in an iframe, without waiting.
    pub async fn begin_framed(&self, path: &str, size: Size) -> Outcome {
        self.open(FRAME_PATH).await?;
        self.resize_frame(size).await?;
        self.ask(&format!("{FRAMED}.location.replace({path:?})"))
            .await?;
        Ok(())
    }

    /// Resizes the iframe.
    pub async fn resize_frame(&self, size: Size) -> Outcome {
        let Size { width, height } = size;
        self.ask(&format!(
            "Object.assign(document.querySelector('iframe[title=page]').style, {{ width: '{width}px', height: '{height}px' }})"
        ))
        .await?;
        Ok(())
    }

    /// Adds a style sheet to the iframe's page, like a visitor's user styles.
    pub async fn add_frame_styles(&self, style: &str) -> Outcome {
        self.ask(&format!(
            "(() => {{ const view = {FRAMED}; const sheet = new view.CSSStyleSheet(); \
             sheet.replaceSync({style:?}); view.document.adoptedStyleSheets.push(sheet) }})()"
        ))
        .await?;
        Ok(())
    }

    /// Runs a script that returns a list of faults, as sentences.
    pub async fn faults(&self, script: &str, arguments: Vec<Value>) -> Outcome<Vec<String>> {
        match self.client.execute(script, arguments).await? {
            Value::Array(faults) => Ok(faults
                .iter()
                .map(|fault| {
                    fault
                        .as_str()
                        .map_or_else(|| fault.to_string(), str::to_owned)
                })
                .collect()),
            other => Err(Problem::Differs {
                what: "what a script finds wrong".into(),
                wanted: "a list of sentences".into(),
                got: other.to_string(),
            }),
        }
    }
}
