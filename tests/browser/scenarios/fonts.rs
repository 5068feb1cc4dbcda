//! Fonts that come late: the words stand where they will stand, in letters of the system's own.

use serde_json::json;

use super::layout::{HELPERS, no_faults};
use super::{Scenario, scenarios};
use crate::copy::{ABOUT, HOME, IN_A_SESSION, Page};
use crate::engine::Engine;
use crate::problem::Outcome;
use crate::site::{Answer, Props};
use crate::visitor::{FRAMED, Visitor};

pub fn all() -> impl IntoIterator<Item = Scenario> {
    // One page each: a browser that has had the fonts of a site once may not ask for them again.
    let all = scenarios![
        fonts_that_come_late_move_nothing_on_the_front_page,
        fonts_that_come_late_move_nothing_on_the_page_about_music_therapy,
        fonts_that_come_late_move_nothing_on_the_session_page,
    ];
    // While one of a page's fonts is on its way, Firefox and WebKit show none of its others, not even those
    // that are the device's own: their letters have the device's widths until ours come.
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

/// The page stands as far as it can without its fonts.
const WAITING: &str = "FRAMED.document.fonts.status === 'loading' && FRAMED.document.readyState !== 'loading' \
    && [...FRAMED.document.images].every((image) => image.complete || image.loading === 'lazy')";
/// Engines let words wait unseen for their font for a tenth of a second, which nobody calls a move.
/// After that the words stand, by the page's own clock.
const WAITED: &str = "FRAMED.performance.now() - FRAMED.__waitingSince > 500";
/// The faces that stand in until then are the device's own; one that it lacks counts as an error.
const LOADED: &str = "FRAMED.document.fonts.status === 'loaded' && FRAMED.document.readyState === 'complete' \
    && [...FRAMED.document.fonts].every((font) => font.status === 'loaded' || font.family.includes(' as '))";

/// Keeps where every block of the page stands, and begins to add up what moves: Chromium tells of what
/// moves within a block too. Less than half a thousandth is what Lighthouse prints as 0.000.
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
    .map(([element, before, after]) => `${describe(element)} stood at ${rounded(before)} and stands at ${rounded(after)}`);
  if (view.__shift >= 0.0005) faults.push(`the layout shifted by ${view.__shift}`);
  return faults;";

/// Opens a page whose fonts are held back, lets them go, and looks for what has moved. In a frame,
/// because a page that waits for its fonts is not loaded, and a driver would wait with it.
async fn check_late_fonts(visitor: &Visitor, page: Page) -> Outcome {
    visitor.site.props(Props {
        busy: true,
        ..Props::default()
    });
    visitor.site.answer(FONTS, Answer::Held);
    visitor.begin_framed(page.path, visitor.place.size).await?;
    let what = format!("{} stands and waits for fonts of the site's own", page.path);
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
        .see("the fonts have come", &LOADED.replace("FRAMED", FRAMED))
        .await?;
    visitor.settle().await?;
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
