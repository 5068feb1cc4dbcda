//! The composer of a letter, on the contact page of the sample practice: it makes a letter on the device alone, and
//! whoever can't use it finds the questions on paper.

mod leaving;
mod sending;

use fantoccini::Locator;
use fantoccini::key::Key;

use super::layout::{SPACING, TWICE, faults_at_widths, no_faults, size};
use super::{Scenario, each, scenarios};
use crate::copy::Page;
use crate::engine::Engine;
use crate::problem::{Outcome, hold, same};
use crate::site::{Props, Timers};
use crate::visitor::{FRAMED, Visitor};

pub fn all() -> impl IntoIterator<Item = Scenario> {
    let readers = READERS.map(|reader| (reader.value.to_owned(), reader));
    let written = each(
        "a_letter_is_written_with_the_keyboard_alone",
        readers,
        a_letter_is_written_with_the_keyboard_alone,
    );
    let others = scenarios![
        an_answer_never_overwrites_words_that_the_visitor_has_changed,
        the_composer_fits_narrow_windows_and_words_twice_as_large,
    ];
    let all = written.into_iter().chain(others);
    all.chain(sending::all())
        .chain(leaving::all())
        .map(Scenario::on_the_sample)
}

/// Scenarios for browsers whose scripts are refused or turned off.
pub fn without_scripts() -> impl IntoIterator<Item = Scenario> {
    scenarios![without_scripts_the_questions_have_lines_to_write_on].map(Scenario::on_the_sample)
}

const CONTACT: Page = Page {
    slug: "contact",
    path: "/contact/",
    heading: "Get in touch",
};
const BUTTON: &str = "main [data-tool=letter]";
const MESSAGE: &str = "document.querySelector('.letter .buttons').closest('div').querySelector(':scope > label textarea')";

/// A reader of the page, and what the reader's letter has.
#[derive(Clone, Copy)]
struct Reader {
    value: &'static str,
    opening: &'static str,
    /// What the first picture adds.
    way: &'static str,
}

const READERS: [Reader; 3] = [
    Reader {
        value: "me",
        opening: "I would like to ask about music therapy for myself.",
        way: "I use few words.",
    },
    Reader {
        value: "care",
        opening: "I would like to ask about music therapy for someone I care for.",
        way: "They use few words.",
    },
    Reader {
        value: "refer",
        opening: "I would like to refer someone for music therapy.",
        way: "They use few words.",
    },
];

/// Opens the composer and chooses a reader, with the pointer.
async fn open_for(visitor: &Visitor, reader: &str) -> Outcome {
    visitor.open_app(CONTACT.path).await?;
    visitor.click(BUTTON).await?;
    let button = format!(".letter fieldset [value={reader}]");
    let shown = format!("document.querySelector({button:?}).checkVisibility()");
    visitor.see("the composer is open", &shown).await?;
    visitor.click(&button).await
}

/// Types with the keyboard into what has the focus.
async fn type_words(visitor: &Visitor, words: &str) -> Outcome {
    let focused = visitor.client.active_element().await?;
    Ok(focused.send_keys(words).await?)
}

async fn message(visitor: &Visitor) -> Outcome<String> {
    visitor.ask_text(&format!("{MESSAGE}.value")).await
}

/// Waits until the composer says something with this beginning.
async fn says(visitor: &Visitor, beginning: &str) -> Outcome {
    let said = format!(
        "[...document.querySelectorAll('[data-said]')].some((one) => one.checkVisibility() && one.textContent.startsWith({beginning:?}))"
    );
    visitor
        .see(&format!("the page says “{beginning}”"), &said)
        .await
}

/// Keeps the link from opening a mail program. The app stops the event for other listeners, so this one is first.
async fn without_mail_program(visitor: &Visitor) -> Outcome {
    visitor
        .ask(
            "addEventListener('click', (event) => { const link = event.target.closest?.('a[href^=mailto]'); \
             if (link) { event.preventDefault(); window.__mail = link.href; } }, true)",
        )
        .await?;
    Ok(())
}

/// The subject and the text of the mail that a link begins.
const MAIL_PARTS: &str = "(() => { const { searchParams } = new URL(window.__mail); return [...searchParams.values()].join('|') })()";

async fn a_letter_is_written_with_the_keyboard_alone(visitor: &Visitor, reader: Reader) -> Outcome {
    visitor.open_app(CONTACT.path).await?;
    without_mail_program(visitor).await?;
    let is_focused = |css: &str| format!("document.activeElement.matches({css:?})");
    visitor
        .tab_to("the button", &is_focused("[data-tool=letter]"))
        .await?;
    visitor.press(Key::Enter.into()).await?;
    let first = is_focused(".letter fieldset button:first-of-type");
    visitor
        .see("the first choice has the focus", &first)
        .await?;
    let choice = is_focused(&format!("[value={}]", reader.value));
    if visitor.ask(&choice).await? != true {
        visitor.tab_to("the reader", &choice).await?;
    }
    visitor.press(' ').await?;
    visitor
        .tab_to("the first question", &is_focused(".answers textarea"))
        .await?;
    type_words(visitor, "Sam").await?;
    visitor.press(Key::Tab.into()).await?;
    type_words(visitor, "One & two?").await?;
    visitor
        .tab_to("a picture", &is_focused(".ways button"))
        .await?;
    visitor.press(' ').await?;
    visitor
        .check(
            "the picture is pressed",
            "document.activeElement.getAttribute('aria-pressed') === 'true'",
        )
        .await?;
    let letter = message(visitor).await?;
    let parts: Vec<&str> = letter.split("\n\n").collect();
    hold(
        parts.len() == 5
            && parts[0] == "Hello,"
            && parts[1] == reader.opening
            && parts[2].ends_with(": One & two?")
            && parts[3] == reader.way
            && parts[4] == "Sam",
        format!("the letter has each answer: {letter:?}"),
    )?;
    visitor
        .tab_to("the mail", &is_focused(".letter .buttons a"))
        .await?;
    visitor.press(Key::Enter.into()).await?;
    says(visitor, "Did nothing open?").await?;
    let mail = visitor.ask_text(MAIL_PARTS).await?;
    let wanted = format!(
        "A message about music therapy|{}",
        letter.replace('\n', "\r\n")
    );
    same("the mail", &mail, &wanted)
}

async fn an_answer_never_overwrites_words_that_the_visitor_has_changed(
    visitor: &Visitor,
) -> Outcome {
    open_for(visitor, "me").await?;
    let (answer, again) = (".answers textarea", ".letter [data-press=again]");
    visitor.find(answer).await?.send_keys("Sam").await?;
    visitor.ask(&format!("{MESSAGE}.focus()")).await?;
    type_words(visitor, "!").await?;
    let changed = message(visitor).await?;
    visitor.find(answer).await?.send_keys("my").await?;
    same("the message", &message(visitor).await?, &changed)?;
    visitor.click(again).await?;
    hold(
        message(visitor).await?.ends_with("\n\nSammy"),
        "the answers are in the message again",
    )?;
    // Another reader and back loses no answer.
    visitor.click(".letter fieldset [value=refer]").await?;
    hold(
        !message(visitor).await?.contains("Sammy"),
        "each reader has questions of its own",
    )?;
    visitor.click(".letter fieldset [value=me]").await?;
    hold(
        message(visitor).await?.ends_with("\n\nSammy"),
        "the answers are still there",
    )
}

async fn the_composer_fits_narrow_windows_and_words_twice_as_large(visitor: &Visitor) -> Outcome {
    visitor.site.props(Props {
        timers: Timers::Stopped,
        ..Props::default()
    });
    let mut faults = Vec::new();
    for extra_style in ["", TWICE, SPACING] {
        visitor.open_framed(CONTACT.path, size(320)).await?;
        let ready = format!("{FRAMED}.document.documentElement.dataset.app === 'ready'");
        visitor.see("the app runs in the frame", &ready).await?;
        visitor.add_frame_styles(extra_style).await?;
        let press = |css: &str| format!("{FRAMED}.document.querySelector({css:?}).click()");
        visitor.ask(&press(BUTTON)).await?;
        let form = format!("{FRAMED}.document.querySelector('.letter form').checkVisibility()");
        visitor.see("the composer is open", &form).await?;
        for button in ["[value=care]", ".ways button", "[data-press=copy]"] {
            visitor.ask(&press(&format!(".letter {button}"))).await?;
        }
        let checks = ["fits", "cut", "overlaps", "targets"];
        let widths = [320, 390];
        let found = faults_at_widths(visitor, CONTACT, &checks, &widths).await?;
        faults.extend(found.iter().map(|fault| format!("{extra_style}: {fault}")));
    }
    no_faults(faults)
}

async fn without_scripts_the_questions_have_lines_to_write_on(visitor: &Visitor) -> Outcome {
    visitor.open(CONTACT.path).await?;
    let button = visitor.find(BUTTON).await?;
    hold(!button.is_displayed().await?, "no button is dead")?;
    let readers = visitor
        .client
        .find_all(Locator::Css(".sheet summary"))
        .await?;
    same("the readers' sheets", &readers.len(), &3)?;
    readers[1].click().await?;
    let question = visitor.find(".sheet [open] label").await?;
    same(
        "the first question",
        &question.text().await?.as_str(),
        &"What is your name? Who are you to them?",
    )?;
    let (_, _, _, height) = question.rectangle().await?;
    hold(
        height > 60.0,
        format!("there is room to write below it: {height}"),
    )?;
    let fields = visitor
        .client
        .find_all(Locator::Css("main textarea, main input"))
        .await?;
    for field in fields {
        hold(!field.is_displayed().await?, "no field leads nowhere")?;
    }
    Ok(())
}

/// The engines whose drivers print.
const PRINTING: &[Engine] = &[Engine::Chromium, Engine::Firefox];
