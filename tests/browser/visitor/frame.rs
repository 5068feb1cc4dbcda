//! A page in a frame of any size: no window can be as narrow as the narrowest phone in every engine,
//! nor wider than the screen. Media queries, `vw` and what is fixed go by the frame.

use serde_json::Value;

use super::Visitor;
use crate::engine::Size;
use crate::problem::{Outcome, Problem};
use crate::site::FRAME_PATH;

/// The frame's own window and document, for expressions.
pub const FRAMED: &str = "document.querySelector('iframe[title=page]').contentWindow";

/// Where the frame has its page, with everything that the page shows at once.
const LOADED: &str = "(() => { const frame = document.querySelector('iframe[title=page]').contentWindow; \
    return frame.location.pathname === PATH && frame.document.readyState === 'complete' \
        && frame.document.fonts.status === 'loaded' })()";

impl Visitor {
    /// Opens a page in a frame, and waits until it is loaded with its fonts.
    pub async fn open_framed(&self, path: &str, size: Size) -> Outcome {
        self.begin_framed(path, size).await?;
        let loaded = LOADED.replace("PATH", &format!("{path:?}"));
        self.see(&format!("{path} is loaded in a frame"), &loaded)
            .await?;
        // Phones lay their scroll bars over the page, where these would make it narrower.
        self.add_frame_styles(":root { scrollbar-width: none; }").await?;
        // Firefox keeps a scroll bar that stands until the root is drawn anew.
        self.ask(&format!(
            "(() => {{ const root = {FRAMED}.document.documentElement; root.hidden = true; \
             const gone = root.offsetWidth; root.hidden = false; return gone + root.offsetWidth; }})()"
        ))
        .await?;
        Ok(())
    }

    /// Opens a page in a frame, and waits for nothing.
    pub async fn begin_framed(&self, path: &str, size: Size) -> Outcome {
        self.open(FRAME_PATH).await?;
        self.resize_frame(size).await?;
        self.ask(&format!("{FRAMED}.location.replace({path:?})"))
            .await?;
        Ok(())
    }

    /// Gives the framed page another size.
    pub async fn resize_frame(&self, size: Size) -> Outcome {
        let Size { width, height } = size;
        self.ask(&format!(
            "Object.assign(document.querySelector('iframe[title=page]').style, {{ width: '{width}px', height: '{height}px' }})"
        ))
        .await?;
        Ok(())
    }

    /// Lays a style sheet of the visitor's own over the framed page.
    pub async fn add_frame_styles(&self, style: &str) -> Outcome {
        self.ask(&format!(
            "(() => {{ const view = {FRAMED}; const sheet = new view.CSSStyleSheet(); \
             sheet.replaceSync({style:?}); view.document.adoptedStyleSheets.push(sheet) }})()"
        ))
        .await?;
        Ok(())
    }

    /// Runs a script's text that returns sentences about what is wrong; gives them.
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
