//! What axe can't decide by itself and a person has: exactly these, each with why.

use super::report::Finding;
use crate::copy::{BOOKLET, HOME};

/// A rule on some elements, for a reason of axe's own naming.
struct Exception {
    rule: &'static str,
    /// The one page that has it, or any.
    page: Option<&'static str>,
    /// Selectors as axe writes them; one that ends with `*` stands for all that begin so.
    targets: &'static [&'static str],
    reason: &'static str,
}

const EXCEPTIONS: [Exception; 5] = [
    // What is hidden can't be looked at; so it is looked at where it is shown: the notices, the dialog and
    // the player in states of their own, the wide and the narrow drawing of a picture in the other's width.
    // The player's messages are set alike, and one of them is shown in a state of its own. What needs scripts
    // is shown where they run.
    Exception {
        rule: "hidden-content",
        page: None,
        targets: &[
            "#progress",
            "#failure",
            "#tool-failure",
            "#newer",
            "#display",
            "#listen",
            "p[data-unkept=\"\"]",
            "p[data-at=\"voiceless\"]",
            "p[data-at=\"failed\"]",
            "p[data-at=\"stuck\"]",
            "span[data-at=\"ended\"]",
            "button[data-press=\"voice\"]",
            "span[data-at=\"speaking waiting\"]",
            "button[data-press=\"play\"] > span:nth-child(2)",
            "button[data-tool=\"display\"]",
            "button[data-tool=\"listen\"]",
            "button[data-tool=\"print\"]",
            ".broad",
            ".narrow",
        ],
        reason: "hidden-content",
    },
    // A booklet has one button, which needs scripts.
    Exception {
        rule: "hidden-content",
        page: Some(BOOKLET),
        targets: &["button"],
        reason: "hidden-content",
    },
    // The choices scroll in their dialog, so that some labels lie in part below its edge. All are set alike.
    Exception {
        rule: "color-contrast",
        page: None,
        targets: &["fieldset:nth-child(*", "button[name=*"],
        reason: "elmPartiallyObscured",
    },
    // In a wide window these stand within the box of the front page's drawing (in WebKit all that the
    // drawing reaches), but where nothing is drawn: `colours.rs` looks at every pixel behind them. In a
    // narrow one they stand outside, and axe measures the same colours.
    Exception {
        rule: "color-contrast",
        page: Some(HOME.path),
        targets: &[
            "h1",
            ".lead",
            ".brand[href=\"/\"]",
            "a[aria-current=\"page\"]",
            "nav[aria-label=\"Main\"] > ul > li:nth-child(2) > a[href$=\"about-therapy/\"]",
            "nav[aria-label=\"Main\"] > ul > li:nth-child(3) > a[href$=\"session/\"]",
        ],
        reason: "imgNode",
    },
    // The lines of a heading are set closer than the face is high, so that the last one's empty lower
    // edge lies under the paragraph after it. `layout.rs` sees that no words meet; axe measures the same
    // colours on the card beside it.
    Exception {
        rule: "color-contrast",
        page: Some(HOME.path),
        targets: &["h2 > a[href$=\"session/\"]"],
        reason: "bgOverlap",
    },
];

/// Whether a person has looked at this and found it in order.
pub fn is_allowed(finding: &Finding, page: &str) -> bool {
    EXCEPTIONS.iter().any(|exception| {
        exception.rule == finding.rule
            && exception.page.is_none_or(|only| only == page)
            && exception
                .targets
                .iter()
                .any(|target| match target.strip_suffix('*') {
                    Some(prefix) => finding.target.starts_with(prefix),
                    None => finding.target == *target,
                })
            && finding.reasons.iter().all(|why| why == exception.reason)
    })
}
