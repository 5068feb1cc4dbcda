//! What a visitor sees first, on a phone whose browser bars leave 664 of 844 pixels and on a small laptop; and that
//! pictures fill their cards.

use serde_json::json;

use super::{Scenario, each_page, layout, scenarios};
use crate::copy::{ABOUT, IN_A_SESSION, NOT_FOUND, Page, every_page};
use crate::engine::{Engine, Size};
use crate::problem::Outcome;
use crate::site::Props;
use crate::visitor::{FRAMED, Visitor};

const PHONE: Size = Size {
    width: 390,
    height: 664,
};
const SMALL_PHONE: Size = Size {
    width: 360,
    height: 640,
};
const TABLET: Size = Size {
    width: 768,
    height: 1024,
};
const LAPTOP: Size = Size {
    width: 1280,
    height: 800,
};

pub fn all() -> impl IntoIterator<Item = Scenario> {
    let pages = || every_page().chain([NOT_FOUND]);
    let on_pages = [
        each_page(
            "the_first_sentence_is_in_the_first_view",
            pages(),
            the_first_sentence_is_in_the_first_view,
        ),
        each_page(
            "the_tools_are_one_row_on_a_small_phone",
            every_page(),
            the_tools_are_one_row_on_a_small_phone,
        ),
        each_page(
            "pictures_fill_their_cards",
            pages(),
            pictures_fill_their_cards,
        ),
    ];
    let others = scenarios![a_long_menu_in_large_words_leaves_three_quarters_of_the_view];
    // The engines lay these out alike.
    on_pages
        .into_iter()
        .flatten()
        .chain(others)
        .map(|scenario| scenario.only_in(&[Engine::Chromium]))
}

/// The faults that `script` returns for a page in a window of this size.
async fn look(visitor: &Visitor, page: Page, size: Size, script: &str) -> Outcome<Vec<String>> {
    visitor.site.props(Props {
        busy: true,
        ..Props::default()
    });
    visitor.open_framed(page.path, size).await?;
    let script = format!("{}\n{script}", layout::HELPERS);
    let faults = visitor.faults(&script, vec![json!(size.height)]).await?;
    let at = |fault: &String| {
        let Size { width, height } = size;
        format!("{} at {width} × {height}: {fault}", page.path)
    };
    Ok(faults.iter().map(at).collect())
}

/// The end of the first sentence below the heading and the tools.
const FIRST_SENTENCE: &str = r#"
    const [height] = arguments;
    const below = [...page.querySelectorAll("main p")].find((one) => !isHidden(one) && !one.closest(".tools"));
    const walker = page.createTreeWalker(below, view.NodeFilter.SHOW_TEXT);
    let end = 0;
    while (walker.nextNode()) {
        const at = walker.currentNode.data.search(/[.?!]( |$)/);
        const range = page.createRange();
        range.selectNodeContents(walker.currentNode);
        if (at >= 0) range.setEnd(walker.currentNode, at + 1);
        end = range.getBoundingClientRect().bottom;
        if (at >= 0) break;
    }
    return end > 0 && end <= height ? [] : [`${describe(below)}: its first sentence ends at ${rounded(end)}`];"#;

async fn the_first_sentence_is_in_the_first_view(visitor: &Visitor, page: Page) -> Outcome {
    let mut faults = look(visitor, page, PHONE, FIRST_SENTENCE).await?;
    faults.extend(look(visitor, page, LAPTOP, FIRST_SENTENCE).await?);
    layout::no_faults(faults)
}

const TOOLS: &str = r#"
    const tops = visible(".tools a, .tools button").map((one) => [rounded(one.getBoundingClientRect().top), one]);
    return tops.filter(([top]) => top !== tops[0][0]).map(([, one]) => `${describe(one)} is in another row`);"#;

async fn the_tools_are_one_row_on_a_small_phone(visitor: &Visitor, page: Page) -> Outcome {
    layout::no_faults(look(visitor, page, SMALL_PHONE, TOOLS).await?)
}

/// A picture is as large as its frame; the frame is as wide as the card, or as high.
const CARDS: &str = r#"
    const near = (one, other) => Math.abs(one - other) < 1;
    return visible(".card > .frame").flatMap((frame) => {
        const card = frame.parentElement.getBoundingClientRect();
        const box = frame.getBoundingClientRect();
        const picture = [...frame.querySelectorAll("svg, img")].find((one) => !isHidden(one)).getBoundingClientRect();
        const faults = [];
        if (!near(picture.width, box.width) || !near(picture.height, box.height))
            faults.push(`${describe(frame.parentElement)}: its picture is ${rounded(picture.width)} × ${rounded(picture.height)} in a frame of ${rounded(box.width)} × ${rounded(box.height)}`);
        if (!near(box.width, card.width) && !near(box.height, card.height))
            faults.push(`${describe(frame.parentElement)}: a strip of ${rounded(card.height - box.height)} pixels is left beside its picture`);
        return faults;
    });"#;

async fn pictures_fill_their_cards(visitor: &Visitor, page: Page) -> Outcome {
    let mut faults = Vec::new();
    for size in [PHONE, TABLET, LAPTOP] {
        faults.extend(look(visitor, page, size, CARDS).await?);
    }
    layout::no_faults(faults)
}

/// Five entries are the most that the menu will hold.
const LONG_MENU: &str = r#"
    const [height] = arguments;
    page.documentElement.dataset.size = "200";
    const list = page.querySelector("header nav ul");
    for (const label of ["My first session", "Contact"]) {
        const entry = list.firstElementChild.cloneNode(true);
        entry.firstElementChild.textContent = label;
        list.append(entry);
    }
    const faults = [];
    const header = page.querySelector("header").getBoundingClientRect().height;
    if (header > height / 4) faults.push(`the header is ${rounded(header)} high`);
    const [brand, display] = ["header .brand", "header button"].map((css) => page.querySelector(css).getBoundingClientRect());
    if (display.left - brand.right < 8) faults.push(`the site's name ends at ${rounded(brand.right)}, Display begins at ${rounded(display.left)}`);
    if (display.right > root.clientWidth) faults.push(`Display ends at ${rounded(display.right)}`);
    return faults;"#;

async fn a_long_menu_in_large_words_leaves_three_quarters_of_the_view(
    visitor: &Visitor,
) -> Outcome {
    // A frame without scripts' choices: Display is shown where the app runs.
    let mut faults = Vec::new();
    for page in [ABOUT, IN_A_SESSION] {
        faults.extend(look(visitor, page, PHONE, LONG_MENU).await?);
    }
    let is_shown = format!("{FRAMED}.document.querySelector('header button').checkVisibility()");
    visitor.check("Display is shown", &is_shown).await?;
    layout::no_faults(faults)
}
