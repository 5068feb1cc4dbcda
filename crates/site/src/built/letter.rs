//! The sheet of questions for a letter to the practice, and the composer's words.
//!
//! Without scripts, and on paper, the questions have lines to write on. `scripts/letter.js` copies the questions into
//! a form and adds their fields, so that no field is shown that leads nowhere. The form and the words of the letter are
//! in that script, as most visitors don't need them; the build puts them there.

use std::collections::BTreeMap;

use attune::content::page::{Picture, Section};
use attune::html::escape;
use attune::words::letter::{self as words, Questions};
use leptos::prelude::*;
use serde::Serialize;

use crate::error::BuildError;
use crate::fragment::render_fragment;
use crate::json::to_json;
use crate::source::LetterForm;

/// The name in `letter.js` in whose place its words are put.
const MARK: &str = "COMPOSER_WORDS";

/// The words of `letter.js`.
#[derive(Serialize)]
struct Words {
    form: String,
    subject: &'static str,
    paste: &'static str,
    greeting: &'static str,
    leave: &'static str,
    readers: BTreeMap<&'static str, ReaderWords>,
    ways: [[&'static str; 2]; 6],
}

/// The words of one reader's letter.
#[derive(Serialize)]
struct ReaderWords {
    opening: &'static str,
    lines: [&'static str; 4],
}

/// Puts the composer's words into its script.
///
/// # Errors
/// When the script has no place for them.
pub(crate) fn with_words(script: &str) -> Result<String, BuildError> {
    let readers = words::QUESTIONS.map(|questions| {
        let lines = questions.others.map(|(_, line)| line);
        let opening = questions.opening;
        (questions.reader, ReaderWords { opening, lines })
    });
    let json = to_json(
        "the composer's words",
        &Words {
            form: composer(),
            subject: words::SUBJECT,
            paste: words::PASTE,
            greeting: words::GREETING,
            leave: words::LEAVE,
            readers: readers.into(),
            ways: words::WAYS,
        },
    )?;
    if !script.contains(MARK) {
        return Err(BuildError::Invalid {
            file: "scripts/letter.js".into(),
            wrong: format!("the name {MARK} is missing"),
            remedy: "put it where the script's words belong",
        });
    }
    Ok(script.replacen(MARK, &String::from_utf8_lossy(&json), 1))
}

/// Renders the sheet; `pictures` are those of the form, in their order.
pub(super) fn section(form: &LetterForm, pictures: &[Picture]) -> Section {
    let questions = words::QUESTIONS.map(|questions| {
        let others = questions
            .others
            .map(|(question, _)| view! { <li><label>{question}</label></li> });
        view! {
            <details data-reader=questions.reader>
                <summary>{questions.label}</summary>
                // The role is for lists without markers: see `src/components/menu.rs`.
                <ul role="list"><li><label>{questions.name}</label></li>{others.collect_view()}</ul>
            </details>
        }
    });
    let ways = words::WAYS
        .into_iter()
        .zip(pictures)
        .map(|([own, _], picture)| {
            let picture = picture.html().to_owned();
            let words = ["<span>", &escape(own), "</span>"].concat();
            view! { <li inner_html=picture + &words></li> }
        });
    let ways: Vec<_> = ways.collect();
    let [send, post] = words::SEND_TO;
    let letters = (!form.letters.is_empty()).then(|| form.letters.join(", "));
    // The script reads the addresses here.
    let addresses = [("email", send, form.email.clone()), ("post", post, letters)];
    let addresses = addresses.map(|(class, before, address)| {
        let view = |address| {
            view! { <p>{before}<strong class=class translate="no">{address}</strong></p> }
        };
        address.map(view)
    });
    let html = render_fragment(|| {
        view! {
            <div class="write">
                <p><button type="button" data-tool="letter">{words::OPEN}</button></p>
                <p>{words::OR_PAPER}</p>
            </div>
            <div class="sheet">
                <p>{words::SHEET}</p>
                {addresses.into_iter().collect_view()}
                {questions.collect_view()}
                <p>{words::WAYS_QUESTION}</p>
                <ul class="ways" role="list">{ways}</ul>
            </div>
        }
    });
    Section {
        class: "letter".into(),
        html,
    }
}

/// The form. What depends on the practice's e-mail address is in elements with `data-email`, which the script removes
/// if there is none.
fn composer() -> String {
    let readers = words::QUESTIONS.map(|Questions { reader, label, .. }| {
        view! { <button type="button" value=reader aria-pressed="false">{label}</button> }
    });
    let said = [
        ("long", words::LONG),
        ("long-refused", words::LONG_REFUSED),
        ("refused", words::REFUSED),
        ("saved", words::SAVED),
    ];
    let said = said.map(|(name, words)| view! { <p data-said=name hidden>{words}</p> });
    let [copied, to] = words::COPIED;
    render_fragment(|| {
        view! {
            <form autocomplete="off">
                <p>{words::PRIVATE}</p>
                <fieldset class="choice">
                    <legend>{words::WHO}</legend>
                    {readers.collect_view()}
                </fieldset>
                <p role="status"><span hidden>{words::HINT}</span></p>
                <div hidden>
                    <div class="answers"></div>
                    <label>{words::PREVIEW}<textarea rows="12" autocomplete="off"></textarea></label>
                    <p class="changed" hidden>
                        {words::CHANGED}" "
                        <button type="button" data-press="again">{words::AGAIN}</button>
                    </p>
                    <p class="buttons">
                        <a data-email href="mailto:">{words::MAIL}</a>
                        <button type="button" data-press="copy">{words::COPY}</button>
                        <button type="button" data-press="print">{words::PRINT}</button>
                        <button type="button" data-press="save" value=words::FILE>
                            {words::SAVE}
                        </button>
                        <button type="button" data-press="clear">{words::CLEAR}</button>
                    </p>
                    <div role="status">
                        <p data-said="mailed" data-email hidden>{words::MAILED}<strong></strong></p>
                        <p data-said="copied" hidden>
                            {copied}<span data-email>{to}<strong></strong></span>
                        </p>
                        {said.collect_view()}
                    </div>
                </div>
            </form>
        }
    })
}
