//! Pages as they lie at every width: nothing wider than the view, no words cut off, run together or
//! covered, nothing too small to press, no lines too long to read. What is looked at, and how, is in
//! `layout/`; here is where.

use std::time::Duration;

use serde_json::json;

use super::{Scenario, each_page, scenarios};
use crate::copy::{ABOUT, HOME, IN_A_SESSION, NOT_FOUND, Page, every_page};
use crate::engine::Size;
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
    let others = scenarios![
        a_failure_fits_every_width,
        the_loading_line_fits_every_width,
        the_choices_of_display_fit_every_width_and_size_of_words,
        the_player_fits_every_width_and_size_of_words,
    ];
    // The frame gives the widths; the window's has no part in it.
    let all = on_pages.into_iter().flatten().chain(others);
    all.map(|scenario| scenario.with_limit(TIME_LIMIT))
}

/// Gives the frame each width in turn, and tells what the checks find there. To ask for a width lays the page
/// out anew.
const CHECK_AT_WIDTHS: &str = "const [names, widths] = arguments; \
    const frame = document.querySelector('iframe[title=page]'); \
    return widths.flatMap((width) => { \
        frame.style.width = `${width}px`; hiddenCache.clear(); \
        const got = page.scrollingElement.clientWidth; \
        const faults = got === width ? names.flatMap((name) => checks[name]()) \
            : [`the page has but ${got} of the frame's width`]; \
        return faults.map((fault) => `${width}: ${fault}`) })";

pub const HELPERS: &str = include_str!("layout/helpers.js");
const CHECKS: &str = include_str!("layout/checks.js");

/// Each line of words is asked about, at every width, which takes WebKit long.
const TIME_LIMIT: Duration = Duration::from_mins(4);
const WIDTHS: [u32; 5] = [320, 390, 768, 1280, 1920];
const DESKTOPS: [u32; 2] = [1280, 1920];
const HEIGHT: u32 = 800;
const LAYOUT_CHECKS: [&str; 3] = ["fits", "cut", "overlaps"];

/// What WCAG 2.2 says in 1.4.12 that a visitor may set.
pub const SPACING: &str = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; \
    word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }";
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

/// The sizes of the dialog, on windows as narrow as each layout gets.
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

/// Looks at a page at these widths, with a style sheet of the visitor's own.
async fn check_page(
    visitor: &Visitor,
    page: Page,
    checks: &[&str],
    widths: &[u32],
    extra_style: &str,
) -> Outcome {
    // The app would change nothing that is looked at here; so it may stay asleep.
    visitor.site.props(Props {
        busy: true,
        ..Props::default()
    });
    visitor.open_framed(page.path, size(widths[0])).await?;
    visitor.dress_frame(extra_style).await?;
    no_faults(faults_at_widths(visitor, page, checks, widths).await?)
}

/// Follows a link whose page doesn't come, and looks at what the site says to that.
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
        .check(&format!("{notice} was shown all the while"), &is_shown)
        .await?;
    no_faults(faults)
}

async fn the_choices_of_display_fit_every_width_and_size_of_words(visitor: &Visitor) -> Outcome {
    tool_fits(visitor, "header [data-tool=display]", "#display").await
}

async fn the_player_fits_every_width_and_size_of_words(visitor: &Visitor) -> Outcome {
    tool_fits(visitor, "main [data-tool=listen]", "#listen").await
}

/// Presses the button of a tool, and looks at what it opens.
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
        visitor.dress_frame(extra_style).await?;
        visitor
            .ask(&format!(
                "{FRAMED}.document.querySelector({button:?}).click()"
            ))
            .await?;
        let is_shown = format!("{FRAMED}.document.querySelector({tool:?}).checkVisibility()");
        visitor.see(&format!("{tool} is shown"), &is_shown).await?;
        // What the player hides until it is asked for.
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

/// What the checks find at each width, with page and width before it.
async fn faults_at_widths(
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

/// Fails with all faults, so that one run tells of all of them.
pub fn no_faults(faults: Vec<String>) -> Outcome {
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Problem::Faults(faults))
    }
}

fn size(width: u32) -> Size {
    Size {
        width,
        height: HEIGHT,
    }
}
