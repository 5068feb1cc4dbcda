//! Fonts that load late: until then the text is in system fonts, and nothing moves when the fonts arrive.

use serde_json::json;

use super::layout::{HELPERS, no_faults};
use super::{Scenario, scenarios};
use crate::copy::{ABOUT, HOME, IN_A_SESSION, Page};
use crate::engine::Engine;
use crate::problem::Outcome;
use crate::site::{Answer, Props};
use crate::visitor::{FRAMED, Visitor};

pub fn all() -> impl IntoIterator<Item = Scenario> {
    // One page each: a browser that has loaded the fonts of a site may not request them again.
    let all = scenarios![
        fonts_that_come_late_move_nothing_on_the_front_page,
        fonts_that_come_late_move_nothing_on_the_page_about_music_therapy,
        fonts_that_come_late_move_nothing_on_the_session_page,
    ];
    // While one of a page's fonts is loading, Firefox and WebKit use none of the others, not even local ones, so
    // the text has the widths of the default system font until the site's fonts arrive.
    all.map(|scenario| scenario.at_every_size().only_in(&[Engine::Chromium]))
}

async fn fonts_that_come_late_move_nothing_on_the_front_page(visitor: &Visitor) -> Outcome {
    check_late_fonts(visitor, HOME).await
}

async fn fonts_that_come_late_move_nothing_on_the_page_about_music_therapy(
    visitor: &Visitor,
) -> Outcome {
    check_late_fonts(visitor, ABOUT).await
}

async fn fonts_that_come_late_move_nothing_on_the_session_page(visitor: &Visitor) -> Outcome {
    check_late_fonts(visitor, IN_A_SESSION).await
}

const FONTS: &str = "*.woff2";

/// Whether everything except the fonts has loaded.
const WAITING: &str = "FRAMED.document.fonts.status === 'loading' && FRAMED.document.readyState !== 'loading' \
    && [...FRAMED.document.images].every((image) => image.complete || image.loading === 'lazy')";
/// Engines hide text for a tenth of a second while its font loads, which doesn't count as a shift. After half a
/// second, measured by the page's own clock, the text is visible.
const WAITED: &str = "FRAMED.performance.now() - FRAMED.__waitingSince > 500";
/// A fallback font, with ` as ` in its name, is a local font. Its status is `error` on a device that lacks it.
const LOADED: &str = "FRAMED.document.fonts.status === 'loaded' && FRAMED.document.readyState === 'complete' \
    && [...FRAMED.document.fonts].every((font) => font.status === 'loaded' || font.family.includes(' as '))";

/// Records the position of every block, and starts to add up layout shifts, which Chromium also reports within
/// a block: there the invisible buttons over hard words move with their words, which adds up to 0.0007 on the page with
/// the most of them.
const RECORD_POSITIONS: &str = "const blocks = [...page.querySelectorAll('header *, main, main *, footer, footer *')]
    .filter((element) => !isArt(element) && !['inline', 'contents', 'none'].includes(style(element).display));
  view.__tops = blocks.map((element) => [element, element.getBoundingClientRect().top]);
  view.__shift = 0;
  if (view.PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
    new view.PerformanceObserver((list) => list.getEntries().forEach((entry) => { view.__shift += entry.value; }))
      .observe({ type: 'layout-shift' });
  return [];";
const COMPARE_POSITIONS: &str = "const faults = view.__tops
    .map(([element, top]) => [element, top, element.getBoundingClientRect().top])
    .filter(([, before, after]) => !(Math.abs(after - before) <= arguments[0]))
    .map(([element, before, after]) => `${describe(element)} moved from ${rounded(before)} to ${rounded(after)}`);
  if (view.__shift >= 0.001) faults.push(`the layout shifted by ${view.__shift}`);
  return faults;";

/// Opens a page whose fonts are held back, releases them, and looks for anything that has moved. The page is in an
/// iframe, because a driver would wait for a page that is still loading its fonts.
async fn check_late_fonts(visitor: &Visitor, page: Page) -> Outcome {
    visitor.site.props(Props {
        busy: true,
        ..Props::default()
    });
    visitor.site.answer(FONTS, Answer::Held);
    visitor.begin_framed(page.path, visitor.config.size).await?;
    let what = format!("{} is there and waits for the site's fonts", page.path);
    visitor
        .see(&what, &WAITING.replace("FRAMED", FRAMED))
        .await?;
    visitor
        .ask(&format!(
            "{FRAMED}.__waitingSince = {FRAMED}.performance.now()"
        ))
        .await?;
    visitor
        .see("the fonts are late", &WAITED.replace("FRAMED", FRAMED))
        .await?;
    visitor
        .faults(&format!("{HELPERS}\n{RECORD_POSITIONS}"), Vec::new())
        .await?;

    visitor.site.answer(FONTS, Answer::Usual);
    visitor
        .see("the fonts are loaded", &LOADED.replace("FRAMED", FRAMED))
        .await?;
    visitor.wait_two_frames().await?;
    let moved = visitor
        .faults(&format!("{HELPERS}\n{COMPARE_POSITIONS}"), vec![json!(1)])
        .await?;
    no_faults(
        moved
            .iter()
            .map(|fault| format!("{}: {fault}", page.path))
            .collect(),
    )
}
