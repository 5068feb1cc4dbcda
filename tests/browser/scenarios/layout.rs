//! The layout at every width: nothing is wider than the view, no text is cut off, overlapping or covered, nothing
//! is too small to press, no line is too long to read. The checks are in `layout/`; this file says which pages and
//! widths they run on.

use std::time::Duration;

use serde_json::json;

use super::{Scenario, each_page, scenarios};
use crate::copy::{ABOUT, HOME, IN_A_SESSION, NOT_FOUND, PRACTICE, Page, every_page};
use crate::engine::{Engine, Size};
use crate::problem::{Outcome, Problem};
use crate::site::{Answer, Props, Timers, Voice};
use crate::visitor::{FRAMED, Visitor, menu};

pub fn all() -> impl IntoIterator<Item = Scenario> {
    let pages = || every_page().chain([NOT_FOUND]);
    let on_pages = [
        each_page(
            "every_page_fits_every_width_with_no_words_cut_off_run_together_or_covered",
            pages(),
            every_page_fits_every_width_with_no_words_cut_off_run_together_or_covered,
        ),
        each_page(
            "links_and_buttons_are_large_enough_to_press",
            pages(),
            links_and_buttons_are_large_enough_to_press,
        ),
        each_page(
            "lines_are_short_enough_to_read_and_stand_far_enough_apart",
            pages(),
            lines_are_short_enough_to_read_and_stand_far_enough_apart,
        ),
        each_page(
            "more_room_between_letters_and_lines_breaks_no_page",
            pages(),
            more_room_between_letters_and_lines_breaks_no_page,
        ),
        each_page(
            "letters_twice_as_large_break_no_page",
            pages(),
            letters_twice_as_large_break_no_page,
        ),
        each_page(
            "no_size_of_words_puts_any_on_a_picture_or_breaks_a_page",
            every_page(),
            no_size_of_words_puts_any_on_a_picture_or_breaks_a_page,
        ),
    ];
    let of_a_practice = [
        each_page(
            "the_pages_of_a_practice_fit_every_width",
            PRACTICE,
            every_page_fits_every_width_with_no_words_cut_off_run_together_or_covered,
        ),
        each_page(
            "no_size_of_words_breaks_the_pages_of_a_practice",
            PRACTICE,
            no_size_of_words_puts_any_on_a_picture_or_breaks_a_page,
        ),
        each_page(
            "lines_of_the_pages_of_a_practice_are_easy_to_read",
            PRACTICE,
            lines_are_short_enough_to_read_and_stand_far_enough_apart,
        ),
    ];
    let of_a_practice = of_a_practice.into_iter().flatten();
    let of_a_practice =
        of_a_practice.map(|scenario| scenario.only_in(&[Engine::Chromium]).on_the_sample());
    let others = scenarios![
        a_failure_fits_every_width,
        the_loading_line_fits_every_width,
        the_choices_of_display_fit_every_width_and_size_of_words,
        the_player_fits_every_width_and_size_of_words,
    ];
    // The width is that of the iframe, so the size of the window doesn't matter.
    let all = on_pages
        .into_iter()
        .flatten()
        .chain(of_a_practice)
        .chain(others);
    all.map(|scenario| scenario.with_limit(TIME_LIMIT))
}

/// Sets the iframe to each width in turn, and returns the faults that the checks find. Reading `clientWidth` forces
/// a new layout.
const CHECK_AT_WIDTHS: &str = "const [names, widths] = arguments; \
    const frame = document.querySelector('iframe[title=page]'); \
    return widths.flatMap((width) => { \
        frame.style.width = `${width}px`; hiddenCache.clear(); \
        const got = page.scrollingElement.clientWidth; \
        const faults = got === width ? names.flatMap((name) => checks[name]()) \
            : [`the page has only ${got} of the frame's width`]; \
        return faults.map((fault) => `${width}: ${fault}`) })";

pub const HELPERS: &str = include_str!("layout/helpers.js");
const CHECKS: &str = include_str!("layout/checks.js");

/// The checks look at each line of text at every width, which is slow in WebKit.
const TIME_LIMIT: Duration = Duration::from_mins(4);
const WIDTHS: [u32; 5] = [320, 390, 768, 1280, 1920];
const DESKTOPS: [u32; 2] = [1280, 1920];
const HEIGHT: u32 = 800;
const LAYOUT_CHECKS: [&str; 3] = ["fits", "cut", "overlaps"];

/// The text spacing of WCAG 2.2, 1.4.12, which a page must allow.
pub const SPACING: &str = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; \
    word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }";
/// Text at twice its size.
pub const TWICE: &str = "html { font-size: 200% !important; }";

async fn every_page_fits_every_width_with_no_words_cut_off_run_together_or_covered(
    visitor: &Visitor,
    page: Page,
) -> Outcome {
    check_page(
        visitor,
        page,
        &["fits", "cut", "overlaps", "covered"],
        &WIDTHS,
        "",
    )
    .await
}

async fn links_and_buttons_are_large_enough_to_press(visitor: &Visitor, page: Page) -> Outcome {
    check_page(visitor, page, &["targets"], &WIDTHS, "").await
}

async fn lines_are_short_enough_to_read_and_stand_far_enough_apart(
    visitor: &Visitor,
    page: Page,
) -> Outcome {
    check_page(visitor, page, &["measure", "spacing"], &DESKTOPS, "").await
}

async fn more_room_between_letters_and_lines_breaks_no_page(
    visitor: &Visitor,
    page: Page,
) -> Outcome {
    check_page(visitor, page, &LAYOUT_CHECKS, &WIDTHS, SPACING).await
}

async fn letters_twice_as_large_break_no_page(visitor: &Visitor, page: Page) -> Outcome {
    check_page(visitor, page, &LAYOUT_CHECKS, &[1280], TWICE).await
}

/// The text sizes of the display dialog, each at the narrowest width of every layout.
async fn no_size_of_words_puts_any_on_a_picture_or_breaks_a_page(
    visitor: &Visitor,
    page: Page,
) -> Outcome {
    let mut faults = Vec::new();
    visitor.open_framed(page.path, size(320)).await?;
    for chosen in ["", "150", "200"] {
        visitor
            .ask(&format!(
                "{FRAMED}.document.documentElement.dataset.size = {chosen:?}"
            ))
            .await?;
        let checks = ["fits", "cut", "overlaps", "pictured"];
        let found = faults_at_widths(visitor, page, &checks, &[320, 1000, 1280]).await?;
        faults.extend(
            found
                .iter()
                .map(|fault| format!("words of the size {chosen:?}, {fault}")),
        );
    }
    no_faults(faults)
}

async fn a_failure_fits_every_width(visitor: &Visitor) -> Outcome {
    notice_fits(visitor, Answer::Status(500), "#failure").await
}

async fn the_loading_line_fits_every_width(visitor: &Visitor) -> Outcome {
    notice_fits(visitor, Answer::Held, "#progress").await
}

/// Checks a page at these widths, with an extra style sheet.
async fn check_page(
    visitor: &Visitor,
    page: Page,
    checks: &[&str],
    widths: &[u32],
    extra_style: &str,
) -> Outcome {
    // The app would change nothing that is checked here, so it needn't start.
    visitor.site.props(Props {
        busy: true,
        ..Props::default()
    });
    visitor.open_framed(page.path, size(widths[0])).await?;
    visitor.add_frame_styles(extra_style).await?;
    no_faults(faults_at_widths(visitor, page, checks, widths).await?)
}

/// Follows a link whose page doesn't load, and checks the notice that appears.
async fn notice_fits(visitor: &Visitor, answer: Answer, notice: &str) -> Outcome {
    visitor.site.props(Props {
        timers: Timers::Stopped,
        ..Props::default()
    });
    visitor.open_framed(HOME.path, size(WIDTHS[0])).await?;
    let ready = format!("{FRAMED}.document.documentElement.dataset.app === 'ready'");
    visitor.see("the app runs in the frame", &ready).await?;
    visitor.site.answer(&IN_A_SESSION.content(), answer);
    let link = menu(IN_A_SESSION.path);
    visitor
        .ask(&format!(
            "{FRAMED}.document.querySelector({link:?}).click()"
        ))
        .await?;
    let is_shown = format!("{FRAMED}.document.querySelector({notice:?}).checkVisibility()");
    visitor
        .see(&format!("{notice} is shown"), &is_shown)
        .await?;
    let checks = ["fits", "cut", "overlaps", "covered", "targets"];
    let faults = faults_at_widths(visitor, HOME, &checks, &WIDTHS).await?;
    visitor
        .check(&format!("{notice} is still shown"), &is_shown)
        .await?;
    no_faults(faults)
}

async fn the_choices_of_display_fit_every_width_and_size_of_words(visitor: &Visitor) -> Outcome {
    tool_fits(visitor, "header [data-tool=display]", "#display").await
}

async fn the_player_fits_every_width_and_size_of_words(visitor: &Visitor) -> Outcome {
    tool_fits(visitor, "main [data-tool=listen]", "#listen").await
}

/// Presses the button of a tool, and checks the tool that opens.
async fn tool_fits(visitor: &Visitor, button: &str, tool: &str) -> Outcome {
    visitor.site.props(Props {
        voice: Voice::Local,
        timers: Timers::Stopped,
        ..Props::default()
    });
    let mut faults = Vec::new();
    for extra_style in ["", TWICE, SPACING] {
        visitor.open_framed(ABOUT.path, size(WIDTHS[0])).await?;
        let ready = format!("{FRAMED}.document.documentElement.dataset.app === 'ready'");
        visitor.see("the app runs in the frame", &ready).await?;
        visitor.add_frame_styles(extra_style).await?;
        visitor
            .ask(&format!(
                "{FRAMED}.document.querySelector({button:?}).click()"
            ))
            .await?;
        let is_shown = format!("{FRAMED}.document.querySelector({tool:?}).checkVisibility()");
        visitor.see(&format!("{tool} is shown"), &is_shown).await?;
        // The parts that the player hides at first.
        visitor
            .ask(&format!(
                "{FRAMED}.document.querySelectorAll('#listen details').forEach((one) => (one.open = true))"
            ))
            .await?;
        faults
            .extend(faults_at_widths(visitor, ABOUT, &["fits", "cut", "targets"], &WIDTHS).await?);
    }
    no_faults(faults)
}

/// The faults at each width, prefixed with the page and the width.
pub async fn faults_at_widths(
    visitor: &Visitor,
    page: Page,
    checks: &[&str],
    widths: &[u32],
) -> Outcome<Vec<String>> {
    let script = format!("{HELPERS}\n{CHECKS}\n{CHECK_AT_WIDTHS}");
    let arguments = vec![json!(checks), json!(widths)];
    let faults = visitor.faults(&script, arguments).await?;
    let named = faults
        .iter()
        .map(|fault| format!("{} at {fault}", page.path));
    Ok(named.collect())
}

/// Fails with all faults, so that one run reports all of them.
pub fn no_faults(faults: Vec<String>) -> Outcome {
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Problem::Faults(faults))
    }
}

pub fn size(width: u32) -> Size {
    Size {
        width,
        height: HEIGHT,
    }
}
