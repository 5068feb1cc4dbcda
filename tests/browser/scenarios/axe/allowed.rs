//! The findings that axe can't decide on its own and a person has reviewed, each with its reason.

use super::report::Finding;
use crate::copy::{ABOUT, BOOKLET, HOME};

/// A rule that axe can't decide for some elements.
struct Exception {
    rule: &'static str,
    /// The only page where it is allowed; on every page if `None`.
    page: Option<&'static str>,
    /// Selectors as axe writes them; a `*` at either end matches anything.
    targets: &'static [&'static str],
    /// axe's name for the reason.
    reason: &'static str,
}

const EXCEPTIONS: [Exception; 9] = [
    // axe can't check hidden elements, so they are checked where they are shown: the notices, the dialog and
    // the player in their own states, the wide and the narrow drawing of a picture each at its own width.
    // The player's messages share one style, and one of them is checked in its own state.
    // Elements that need scripts are checked where scripts run.
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
            ".keys",
            "p[data-at=\"voiceless\"]",
            "p[data-at=\"failed\"]",
            "p[data-at=\"stuck\"]",
            "span[data-at=\"ended\"]",
            "button[data-press=\"voice\"]",
            "span[data-at=\"speaking waiting\"]",
            "button[data-press=\"play\"] > span*",
            "button[data-tool=\"display\"]",
            "button[data-tool=\"listen\"]",
            "button[data-tool=\"print\"]",
            "button[data-tool=\"forget\"]*",
            "button[data-look=\"\"]",
            "p[data-says=*",
            ".broad",
            ".narrow",
            // The meanings of hard words until they are opened.
            ".meanings",
            "*#term-*",
            "*.term*",
            ".meanings > h2",
        ],
        reason: "hidden-content",
    },
    // A booklet has a single button, which needs scripts; and of its sheets and its instructions, those for the other
    // way to print and the other text sizes are hidden. All share one style.
    Exception {
        rule: "hidden-content",
        page: Some(BOOKLET),
        targets: &["button", "ol:nth-child(4)", ".usual*", ".larger*"],
        reason: "hidden-content",
    },
    // Of the composer and the sheet of questions, one is shown at a time, and one of the composer's messages. The
    // messages share one style; the card is for paper.
    Exception {
        rule: "hidden-content",
        page: None,
        targets: &[
            ".write*",
            ".sheet*",
            ".changed*",
            "p[data-said*",
            ".contact-card*",
        ],
        reason: "hidden-content",
    },
    // The choices scroll in their dialog, so some labels are partly below its edge. They all share one style.
    Exception {
        rule: "color-contrast",
        page: None,
        targets: &["fieldset:nth-child(*", "button[name=*"],
        reason: "elmPartiallyObscured",
    },
    // A short hard word is whole under its button, which is transparent. It has the colours of its sentence.
    Exception {
        rule: "color-contrast",
        page: None,
        targets: &["*.term*"],
        reason: "bgOverlap",
    },
    // In a wide window these are inside the box of the front page's drawing (in WebKit, inside everything
    // that the drawing covers), but on an empty part of it: `colours.rs` checks every pixel behind them. In a
    // narrow window they are outside the box, and axe measures the same colours.
    Exception {
        rule: "color-contrast",
        page: Some(HOME.path),
        targets: &[
            "h1",
            "h1 > .pair",
            ".lead",
            "*.term*",
            ".brand[href=\"/\"]",
            "a[aria-current=\"page\"]",
            "nav[aria-label=\"Main\"] > ul > li:nth-child(2) > a[href$=\"about-therapy/\"]",
            "nav[aria-label=\"Main\"] > ul > li:nth-child(3) > a[href$=\"session/\"]",
        ],
        reason: "imgNode",
    },
    // The same, as the heading's last two words are a box of their own.
    Exception {
        rule: "color-contrast",
        page: Some(HOME.path),
        targets: &["h1"],
        reason: "elmPartiallyObscuring",
    },
    // The card's own background is between its words and the end of the page's drawing.
    Exception {
        rule: "color-contrast",
        page: Some(ABOUT.path),
        targets: &["section[data-to=\"/session\"] > p"],
        reason: "elmPartiallyObscuring",
    },
    // The line height of a heading is smaller than the font's height, so the empty lower edge of the last
    // line is under the next paragraph. `layout.rs` checks that no words overlap; axe measures the same
    // colours on the next card.
    Exception {
        rule: "color-contrast",
        page: Some(HOME.path),
        targets: &["h2 > a[href$=\"session/\"]"],
        reason: "bgOverlap",
    },
];

/// Whether a person has reviewed and accepted this finding.
pub fn is_allowed(finding: &Finding, page: &str) -> bool {
    EXCEPTIONS.iter().any(|exception| {
        exception.rule == finding.rule
            && exception.page.is_none_or(|only| only == page)
            && exception
                .targets
                .iter()
                .any(|target| matches(target, &finding.target))
            && finding.reasons.iter().all(|why| why == exception.reason)
    })
}

/// Whether a selector is the one of an exception.
fn matches(target: &str, found: &str) -> bool {
    match (target.strip_prefix('*'), target.strip_suffix('*')) {
        (Some(_), Some(_)) => found.contains(target.trim_matches('*')),
        (Some(end), None) => found.ends_with(end),
        (None, Some(start)) => found.starts_with(start),
        (None, None) => found == target,
    }
}
