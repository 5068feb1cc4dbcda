//! The form in which a visitor writes a letter to the practice. Without scripts, and on paper, it is a sheet of
//! questions with lines. `scripts/letter.js` copies the questions into the form and adds their fields, so that no field
//! is shown that leads nowhere. The letter is made from the words in `data-` attributes, whatever language a translator
//! has put the page into.

use attune::content::page::{Picture, Section};
use attune::words::letter::{self as words, Questions};
use leptos::prelude::*;

use crate::fragment::render_fragment;
use crate::source::LetterForm;

/// Renders the form; `pictures` are those of the form, in their order.
pub(super) fn section(form: &LetterForm, pictures: &[Picture]) -> Section {
    let html = render_fragment(|| {
        view! {
            <div class="write">
                <p><button type="button" data-tool="letter">{words::OPEN}</button></p>
                <p>{words::OR_PAPER}</p>
                {composer(form.email.as_deref())}
            </div>
            {sheet(form, pictures)}
        }
    });
    Section {
        class: "letter".into(),
        html,
    }
}

/// The form, hidden until it is opened.
fn composer(email: Option<&str>) -> impl IntoView + use<> {
    let readers = words::QUESTIONS.map(|Questions { reader, label, .. }| {
        view! { <button type="button" value=reader aria-pressed="false">{label}</button> }
    });
    let mail = email.map(|email| {
        let href = ["mailto:", email].concat();
        view! { <a href=href data-subject=words::SUBJECT data-paste=words::PASTE>{words::MAIL}</a> }
    });
    let [copied, to] = words::COPIED;
    let said = [
        ("mailed", "", Some(words::MAILED)),
        ("long", words::LONG, None),
        ("long-refused", words::LONG_REFUSED, None),
        ("copied", copied, Some(to)),
        ("refused", words::REFUSED, None),
        ("saved", words::SAVED, None),
    ];
    let said = said.map(|(name, words, to)| {
        let address = to.zip(email).map(|(to, email)| {
            let email = email.to_owned();
            view! { {to}<strong>{email}</strong> }
        });
        view! { <p data-said=name hidden>{words}{address}</p> }
    });
    view! {
        <form autocomplete="off" data-leave=words::LEAVE hidden>
            <p>{words::PRIVATE}</p>
            <fieldset class="choice"><legend>{words::WHO}</legend>{readers.collect_view()}</fieldset>
            <p role="status"><span hidden>{words::HINT}</span></p>
            <div hidden>
                <div class="answers" data-greeting=words::GREETING></div>
                <label>{words::PREVIEW}<textarea rows="12" autocomplete="off"></textarea></label>
                <p class="changed" hidden>
                    {words::CHANGED}" "
                    <button type="button" data-press="again">{words::AGAIN}</button>
                </p>
                <p class="buttons">
                    {mail}
                    <button type="button" data-press="copy">{words::COPY}</button>
                    <button type="button" data-press="print">{words::PRINT}</button>
                    <button type="button" data-press="save" value=words::FILE>{words::SAVE}</button>
                    <button type="button" data-press="clear">{words::CLEAR}</button>
                </p>
                <div role="status">{said.collect_view()}</div>
            </div>
        </form>
    }
}

/// The questions with lines.
fn sheet(form: &LetterForm, pictures: &[Picture]) -> impl IntoView + use<> {
    let questions = words::QUESTIONS.map(|questions| {
        let others = questions
            .others
            .map(|(question, line)| view! { <li data-line=line><label>{question}</label></li> });
        view! {
            <details data-reader=questions.reader data-opening=questions.opening>
                <summary>{questions.label}</summary>
                // The role is for lists without markers: see `src/components/menu.rs`.
                <ul role="list"><li><label>{questions.name}</label></li>{others.collect_view()}</ul>
            </details>
        }
    });
    let ways = words::WAYS.into_iter().zip(pictures).map(|(way, picture)| {
        let [own, them] = way;
        let differs = own != them;
        let own_class = differs.then_some("own");
        let them = differs.then_some(them);
        view! {
            <li data-own=own data-them=them>
                <span class="frame" inner_html=picture.html().to_owned()></span>
                <span class=own_class>{own}</span>
                {them.map(|them| view! { <span class="them">{them}</span> })}
            </li>
        }
    });
    let ways: Vec<_> = ways.collect();
    let [choose, tick] = words::WAYS_QUESTION;
    let [send, post] = words::SEND_TO;
    let letters = form.letters.join(", ");
    let addresses = [
        (send, form.email.as_deref()),
        (post, Some(letters.as_str())),
    ];
    let addresses = addresses.map(|(before, address)| {
        let address = address.filter(|address| !address.is_empty())?.to_owned();
        Some(view! { <p>{before}<strong>{address}</strong></p> })
    });
    view! {
        <div class="sheet" data-address=form.letters.join("\n")>
            <p>{words::SHEET}</p>
            {addresses.into_iter().collect_view()}
            {questions.collect_view()}
            <p>{tick}</p>
            <ul class="ways" role="list" data-question=choose>{ways}</ul>
        </div>
    }
}
