//! Printed pages: they contain all the text of a page, in the size that the visitor has chosen, and the addresses
//! of its links.

use attune::words;
use serde_json::{Value, json};
use support::published;

use super::layout::no_faults;
use super::{Scenario, scenarios};
use crate::copy::{
    ABOUT, ACCESSIBILITY, BOOKLET, EASY_READ, IN_A_SESSION, Page, STORY, every_page,
};
use crate::devtools::devtools;
use crate::engine::{Engine, Size};
use crate::hostile::{self, BASE_PATH};
use crate::print::{PAPERS, PRINT_STYLES, Printed, apply_print_styles, print};
use crate::problem::{Outcome, hold, same};
use crate::site::TestSite;
use crate::visitor::Visitor;

pub fn all() -> impl IntoIterator<Item = Scenario> {
    let measured = scenarios![pages_are_laid_out_for_paper];
    // WebKit's driver can't print.
    let printed = scenarios![
        the_size_that_a_visitor_chose_holds_on_paper,
        only_links_in_running_text_are_followed_by_their_addresses,
        no_heading_stands_alone_at_the_foot_of_a_sheet,
        the_booklet_is_as_large_as_a_visitor_chose_with_every_word_on_its_page,
        the_storys_sheets_are_full_and_no_step_is_on_two,
    ];
    let printed = printed.map(|scenario| scenario.only_in(&[Engine::Chromium, Engine::Firefox]));
    // Only Chromium's protocol can make it behave like an older browser, and only in its files does `pdftotext` find
    // bold words.
    let in_chromium = scenarios![
        an_older_browser_opens_the_answers_for_as_long_as_it_prints,
        the_meanings_of_hard_words_are_at_the_end_of_a_page_without_a_list_of_its_own,
    ];
    let in_chromium = in_chromium.map(|scenario| scenario.only_in(&[Engine::Chromium]));
    measured.into_iter().chain(printed).chain(in_chromium)
}

/// Scenarios that need no scripts.
pub fn with_scripts_refused() -> impl Iterator<Item = Scenario> {
    scenarios![answers_that_are_closed_on_the_screen_are_on_paper].into_iter()
}

const ANSWERS: [&str; 2] = [
    "You can sit with the therapist.",
    "Nothing has to be learnt before.",
];

/// A site below a path, whose page about therapy has questions and links of each kind.
async fn site_with_questions(visitor: &Visitor) -> Outcome<(Visitor, tempfile::TempDir)> {
    let mut texts = published::sources().texts;
    let link = json!([
        "Here is ",
        { "link": { "text": "a list", "to": "/hard-words/" } },
        " of hard words, and ",
        { "link": { "text": "a charity", "to": "https://charity.example/help" } },
        ".",
    ]);
    let page = json!({
        "$schema": "../schema/page.schema.json",
        "title": "What is Music Therapy?",
        "menu_label": "Music Therapy",
        "description": "What music therapy is.",
        "blocks": [
            { "heading": { "level": 2, "text": "Questions" } },
            { "questions": [
                { "question": "Do I have to play?", "answer": [ANSWERS[0], link] },
                { "question": "Must I know music?", "answer": [ANSWERS[1]] },
            ] },
            { "paragraph": link },
            { "link_card": { "to": "/session/", "title": "Sessions", "text": "Read on there." } },
            { "link_card": { "to": "/", "title": "Welcome", "text": "Go back there." } },
            { "link_card": { "to": "https://elsewhere.example/", "title": "Elsewhere", "text": "Leave." } },
        ],
    });
    texts.insert("pages/about-therapy.json".into(), page.to_string());
    texts.remove("pages/about-therapy/easy-read.json");
    let site: &str = &texts["site.json"];
    let listed = site.replace("    \"about-therapy/easy-read\",\n", "");
    texts.insert("site.json".into(), listed);
    let folder = hostile::build_at_base_path(hostile::checked(texts), &visitor.settings.release)?;
    let site = TestSite::start(folder.path(), visitor.config.scripts).await?;
    let visitor = Visitor::new(
        visitor.client.clone(),
        site,
        visitor.config,
        visitor.settings.clone(),
    );
    visitor.open(&[BASE_PATH, ABOUT.path].concat()).await?;
    Ok((visitor, folder))
}

const ARE_OPEN: &str = "[...document.querySelectorAll('main details')].map(({ open }) => open)";

async fn answers_that_are_closed_on_the_screen_are_on_paper(visitor: &Visitor) -> Outcome {
    let (visitor, _folder) = site_with_questions(visitor).await?;
    let closed = visitor.ask(ARE_OPEN).await?;
    same("whether answers are open", &closed, &json!([false, false]))?;
    if visitor.config.engine == Engine::WebKit {
        apply_print_styles(&visitor).await?;
        let shown = "[...document.querySelectorAll('main details p')].map((answer) => answer.checkVisibility() && answer.getBoundingClientRect().height > 10)";
        let shown = visitor.ask(shown).await?;
        return same("answers that are shown", &shown, &json!([true, true, true]));
    }
    // Firefox before 143 needs a script for it, as `an_older_browser_opens_the_answers_…` tests.
    if visitor
        .ask("CSS.supports('selector(::details-content)')")
        .await?
        == json!(false)
    {
        return Ok(());
    }
    let text = print(&visitor, PAPERS[0]).await?.text();
    for answer in ANSWERS {
        hold(
            text.contains(answer),
            format!("{answer:?} is on paper: {text:?}"),
        )?;
    }
    let closed = visitor.ask(ARE_OPEN).await?;
    same("whether answers are open", &closed, &json!([false, false]))
}

/// Makes the browser report that it doesn't support `::details-content`.
const WITHOUT_DETAILS_CONTENT: &str = "{ const supports = CSS.supports.bind(CSS); \
    CSS.supports = (what) => !what.includes('details-content') && supports(what) }";

async fn an_older_browser_opens_the_answers_for_as_long_as_it_prints(visitor: &Visitor) -> Outcome {
    let script = "Page.addScriptToEvaluateOnNewDocument";
    let added = devtools(
        &visitor.client,
        script,
        json!({ "source": WITHOUT_DETAILS_CONTENT }),
    )
    .await?;
    let opened = answers_open_for_printing(visitor).await;
    let again = json!({ "identifier": added["identifier"] });
    let remove = "Page.removeScriptToEvaluateOnNewDocument";
    devtools(&visitor.client, remove, again).await?;
    opened
}

async fn answers_open_for_printing(visitor: &Visitor) -> Outcome {
    let (visitor, _folder) = site_with_questions(visitor).await?;
    let open = "document.querySelector('main details').open = true";
    visitor.ask(open).await?;
    let print = "(dispatchEvent(new Event('beforeprint')), OPEN)".replace("OPEN", ARE_OPEN);
    let while_it_prints = visitor.ask(&print).await?;
    same("answers on paper", &while_it_prints, &json!([true, true]))?;
    let after = print.replace("beforeprint", "afterprint");
    let afterwards = visitor.ask(&after).await?;
    same("answers afterwards", &afterwards, &json!([true, false]))
}

async fn only_links_in_running_text_are_followed_by_their_addresses(visitor: &Visitor) -> Outcome {
    let (visitor, _folder) = site_with_questions(visitor).await?;
    let text = print(&visitor, PAPERS[0]).await?.text();
    let link = "Here is a list (https://example.org/therapy/hard-words/) of hard words, \
        and a charity (https://charity.example/help).";
    let printed = [
        &format!("{} {link}", ANSWERS[0]),
        &format!("{} {link}", ANSWERS[1]),
        "More at example.org/therapy/session More at example.org/therapy More at elsewhere.example",
    ];
    for words in printed {
        hold(
            text.contains(words),
            format!("{words:?} is on paper: {text:?}"),
        )?;
    }
    let left_out = [
        "Sessions",
        "Read on",
        "Welcome",
        "Go back",
        "Elsewhere",
        "Leave",
    ];
    for words in left_out {
        hold(
            !text.contains(words),
            format!("{words:?} is left out: {text:?}"),
        )?;
    }
    Ok(())
}

async fn the_meanings_of_hard_words_are_at_the_end_of_a_page_without_a_list_of_its_own(
    visitor: &Visitor,
) -> Outcome {
    visitor.open(ABOUT.path).await?;
    let text = print(visitor, PAPERS[0]).await?.text();
    let meanings = text.split_once(words::MEANINGS).map(|(_, after)| after);
    let meanings = meanings.unwrap_or_default();
    for meaning in [
        "Creative Using your imagination to make something.",
        "Ethics Ideas about what is right and wrong.",
    ] {
        hold(
            meanings.contains(meaning),
            format!("{meaning:?} is at the end: {text:?}"),
        )?;
    }
    visitor.open(ABOUT_EASY.path).await?;
    let text = print(visitor, PAPERS[0]).await?.text();
    hold(
        !text.contains(words::MEANINGS),
        format!("the words are explained once: {text:?}"),
    )
}

const ACTIVITIES: [&str; 5] = ["Improvise", "Listen", "Compose", "Talk", "Reflect"];

async fn the_size_that_a_visitor_chose_holds_on_paper(visitor: &Visitor) -> Outcome {
    for paper in PAPERS {
        let mut heights = Vec::new();
        for (chosen, larger) in [("", 1.0), ("150", 1.5), ("200", 2.0)] {
            visitor.open(IN_A_SESSION.path).await?;
            choose(visitor, chosen).await?;
            let printed = print(visitor, paper).await?;
            let word = printed.word("improvisation,")?;
            heights.push(word.bottom - word.top);
            let ratio = heights[heights.len() - 1] / heights[0];
            hold(
                (ratio - larger).abs() < 0.05,
                format!("words of the size {chosen:?} are {larger} times as large, not {ratio}"),
            )?;
            row_is_whole(&printed, chosen)?;
        }
    }
    Ok(())
}

/// Checks that each activity is on the sheet: all in one row, or in several rows if they are too large.
fn row_is_whole(printed: &Printed, chosen: &str) -> Outcome {
    let mut rows = Vec::new();
    for activity in ACTIVITIES {
        let word = printed.word(activity)?;
        hold(
            word.left > 20.0 && word.right < printed.width - 20.0,
            format!("{activity:?} is within the sheet: {word:?}"),
        )?;
        rows.push((word.sheet, word.top));
    }
    rows.dedup_by(|(sheet, top), before| *sheet == before.0 && (*top - before.1).abs() < 1.0);
    let wraps = rows.len() > 1;
    hold(
        wraps != chosen.is_empty(),
        format!("at the size {chosen:?} the activities are in the rows {rows:?}"),
    )
}

async fn no_heading_stands_alone_at_the_foot_of_a_sheet(visitor: &Visitor) -> Outcome {
    let mut faults = Vec::new();
    for page in [IN_A_SESSION_EASY, ABOUT_EASY, ACCESSIBILITY] {
        for chosen in ["", "150", "200"] {
            visitor.open(page.path).await?;
            choose(visitor, chosen).await?;
            let printed = print(visitor, PAPERS[0]).await?;
            let headings = visitor.ask(HEADINGS).await?;
            let headings: Vec<String> = serde_json::from_value(headings).unwrap_or_default();
            hold(headings.len() > 1, "the page has headings")?;
            for heading in headings {
                let alone = printed.is_last_on_sheet(&heading)?;
                if alone {
                    faults.push(format!(
                        "{}, words of the size {chosen:?}: {heading:?} is the last on its sheet",
                        page.path
                    ));
                }
            }
        }
    }
    no_faults(faults)
}

const HEADINGS: &str = "[...document.querySelectorAll('main h2')].filter((heading) => !heading.closest('.card, .word-list ~ .meanings')).map((heading) => heading.textContent)";
const IN_A_SESSION_EASY: Page = EASY_READ[2];
const ABOUT_EASY: Page = EASY_READ[1];

/// Sets the text size, as the display dialog does.
async fn choose(visitor: &Visitor, size: &str) -> Outcome {
    let root = "document.documentElement";
    let chosen = match size {
        "" => format!("{root}.removeAttribute('data-size')"),
        _ => format!("{root}.dataset.size = {size:?}"),
    };
    visitor.ask(&chosen).await?;
    Ok(())
}

async fn the_booklet_is_as_large_as_a_visitor_chose_with_every_word_on_its_page(
    visitor: &Visitor,
) -> Outcome {
    visitor.open(BOOKLET).await?;
    let usual = print(visitor, PAPERS[0]).await?;
    choose(visitor, "200").await?;
    let larger = print(visitor, PAPERS[0]).await?;
    let height = |printed: &Printed| -> Outcome<f64> {
        let word = printed.word("arrive")?;
        Ok(word.bottom - word.top)
    };
    let ratio = height(&larger)? / height(&usual)?;
    hold(
        (ratio - 2.0).abs() < 0.05,
        format!("words are twice as large, not {ratio}"),
    )?;
    no_faults(larger.overlaps())?;
    for way in ["folded", "single"] {
        visitor.click(&format!("main input[value={way}]")).await?;
        for size in ["", "125", "150", "175", "200"] {
            choose(visitor, size).await?;
            let printed = print(visitor, PAPERS[0]).await?;
            let is_firefox = visitor.config.engine == Engine::Firefox;
            let left_out = if is_firefox { "b" } else { ":not(*)" };
            let shown = LETTERS_OF_THE_BOOKLET.replace("LEFT_OUT", left_out);
            let shown = visitor.ask(&shown).await?;
            same("letters", &json!(printed.letters()), &shown)?;
            let cut = visitor.ask(CUT_LEAVES).await?;
            same("pages with more than they hold", &cut, &json!([]))?;
        }
    }
    Ok(())
}

/// The letters of the sheets that are shown, sorted, without those that `pdftotext` doesn't find.
const LETTERS_OF_THE_BOOKLET: &str = "[...[...document.querySelectorAll('.sides')] \
    .filter((sides) => sides.checkVisibility()).map((sides) => sides.cloneNode(true)) \
    .map((sides) => (sides.querySelectorAll('LEFT_OUT').forEach((one) => one.remove()), sides.textContent)) \
    .join('').replace(/\\s/g, '')].sort().join('')";

/// The text of the booklet's pages that is longer than its page.
const CUT_LEAVES: &str = "[...document.querySelectorAll('.leaf')] \
    .filter((leaf) => leaf.scrollHeight > leaf.clientHeight + 1 || leaf.scrollWidth > leaf.clientWidth + 1) \
    .map((leaf) => leaf.textContent)";

/// Each step of the story is on one sheet, and every sheet of steps but the last is full.
async fn the_storys_sheets_are_full_and_no_step_is_on_two(visitor: &Visitor) -> Outcome {
    visitor.open(STORY.path).await?;
    let printed = print(visitor, PAPERS[0]).await?;
    let sheets: Vec<usize> = ["arrive", "playlists.", "songs.", "talk.", "ends.", "home."]
        .map(|word| printed.word(word).map(|word| word.sheet))
        .into_iter()
        .collect::<Outcome<_>>()?;
    same("sheets of the steps", &sheets, &vec![0, 0, 1, 1, 1, 1])?;
    let alone = printed.is_last_on_sheet("Hard words")?;
    hold(
        !alone,
        "the heading of the hard words is on the sheet of its words",
    )
}

/// The width of A4 between its margins in CSS pixels; the height is more than enough.
const SHEET: Size = Size {
    width: 673,
    height: 960,
};

async fn pages_are_laid_out_for_paper(visitor: &Visitor) -> Outcome {
    let mut faults = Vec::new();
    let script = format!("{PRINT_STYLES}\n{}", include_str!("paper/checks.js"));
    for page in every_page() {
        visitor.open_framed(page.path, SHEET).await?;
        let found = visitor.faults(&script, Vec::<Value>::new()).await?;
        faults.extend(found.iter().map(|fault| format!("{}: {fault}", page.path)));
    }
    no_faults(faults)
}
