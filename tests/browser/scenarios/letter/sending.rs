//! How a letter leaves the page: in a mail, copied, on paper, as a file.

use super::{
    CONTACT, MAIL_PARTS, MESSAGE, PRINTING, message, open_for, says, without_mail_program,
};
use crate::print::{PAPERS, print};
use crate::problem::{Outcome, hold, same};
use crate::scenarios::{Scenario, scenarios};
use crate::visitor::Visitor;

pub fn all() -> impl IntoIterator<Item = Scenario> {
    let printed = scenarios![only_the_letter_is_printed].map(|scenario| scenario.only_in(PRINTING));
    scenarios![
        a_letter_too_long_for_a_link_is_copied,
        a_browser_that_refuses_to_copy_selects_the_words_and_says_so,
        the_letter_is_saved_as_a_text_file,
    ]
    .into_iter()
    .chain(printed)
}

/// Replaces the clipboard, to which drivers give access in different ways.
const CLIPBOARD: &str = "void Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { \
    writeText: async (text) => { if (ACCEPTS) window.__copied = text; else throw new Error('refused') } } })";

async fn with_clipboard(visitor: &Visitor, accepts: bool) -> Outcome {
    let script = CLIPBOARD.replace("ACCEPTS", &accepts.to_string());
    visitor.ask(&script).await?;
    Ok(())
}

/// Writes a long answer, of characters that a link spells with nine letters each.
async fn write_a_lot(visitor: &Visitor) -> Outcome {
    open_for(visitor, "refer").await?;
    without_mail_program(visitor).await?;
    visitor
        .ask(
            "(() => { const answer = document.querySelector('.answers textarea'); answer.value = '’'.repeat(160); \
             answer.dispatchEvent(new InputEvent('input', { bubbles: true })) })()",
        )
        .await?;
    let is_all = format!("{MESSAGE}.value.endsWith('’'.repeat(160))");
    visitor.check("the message has it all", &is_all).await
}

/// The link is followed, and the mail has one sentence.
async fn mail_has_one_sentence(visitor: &Visitor) -> Outcome {
    let mail = visitor.ask_text(MAIL_PARTS).await?;
    same(
        "the mail",
        &mail.as_str(),
        &"A message about music therapy|I will paste my message here.",
    )
}

async fn a_letter_too_long_for_a_link_is_copied(visitor: &Visitor) -> Outcome {
    write_a_lot(visitor).await?;
    with_clipboard(visitor, true).await?;
    visitor.click(".letter .buttons a").await?;
    says(
        visitor,
        "Your message is too long for this button, so we copied it.",
    )
    .await?;
    mail_has_one_sentence(visitor).await?;
    let copied = visitor.ask_text("window.__copied").await?;
    same("what is copied", &copied, &message(visitor).await?)?;
    // The longest letter that a link takes.
    visitor
        .ask(&format!(
            "(() => {{ const message = {MESSAGE}; message.value = ''; const send = () => message.dispatchEvent(new InputEvent('input', {{ bubbles: true }})); \
             window.__longest = 0; for (let length = 1; length < 2000; length += 1) {{ message.value += 'a'; send(); \
             const {{ href }} = document.querySelector('.letter .buttons a'); if (href.includes('paste')) break; window.__longest = href.length }} }})()"
        ))
        .await?;
    let longest = visitor.ask_number("window.__longest").await?;
    same("the longest link", &longest, &1600.0)
}

async fn a_browser_that_refuses_to_copy_selects_the_words_and_says_so(
    visitor: &Visitor,
) -> Outcome {
    write_a_lot(visitor).await?;
    with_clipboard(visitor, false).await?;
    let is_selected = format!(
        "document.activeElement === {MESSAGE} && {MESSAGE}.selectionStart === 0 && {MESSAGE}.selectionEnd === {MESSAGE}.value.length"
    );
    visitor.click(".letter [data-press=copy]").await?;
    says(visitor, "This browser does not let us copy.").await?;
    visitor
        .check("all words are selected", &is_selected)
        .await?;
    visitor.ask("document.activeElement.blur()").await?;
    visitor.click(".letter .buttons a").await?;
    says(visitor, "Your message is too long for this button, and").await?;
    visitor
        .check("all words are selected", &is_selected)
        .await?;
    mail_has_one_sentence(visitor).await
}

/// Opens the composer for the visitor themself, and answers its first question.
async fn open_with_a_name(visitor: &Visitor) -> Outcome {
    open_for(visitor, "me").await?;
    let name = visitor.find(".answers textarea").await?;
    Ok(name.send_keys("Sam").await?)
}

async fn the_letter_is_saved_as_a_text_file(visitor: &Visitor) -> Outcome {
    open_with_a_name(visitor).await?;
    visitor
        .ask(
            "(() => { const create = URL.createObjectURL; URL.createObjectURL = (blob) => { window.__blob = blob; return create(blob) }; \
             HTMLAnchorElement.prototype.click = function () { window.__file = this.download } })()",
        )
        .await?;
    visitor.click(".letter [data-press=save]").await?;
    says(visitor, "The file is with your downloads.").await?;
    let saved = visitor.ask_async("window.__blob.text()").await?;
    let wanted = format!("{}\n", message(visitor).await?);
    same("the file", &saved.as_str(), &Some(wanted.as_str()))?;
    visitor
        .check("it has a name", "window.__file === 'message.txt'")
        .await
}

async fn only_the_letter_is_printed(visitor: &Visitor) -> Outcome {
    open_with_a_name(visitor).await?;
    visitor.ask("window.print = () => {}").await?;
    visitor.click(".letter [data-press=print]").await?;
    let words = print(visitor, PAPERS[0]).await?.text();
    hold(
        words.contains("I would like to ask about music therapy for myself. Sam")
            && !words.contains(CONTACT.heading)
            && !words.contains("Who is it for?"),
        format!("only the letter is on paper: {words}"),
    )?;
    let page = print(visitor, PAPERS[0]).await?;
    let words = page.text();
    let last = page.words.last().map_or(0, |word| word.sheet);
    hold(last < 8, format!("the page takes few sheets: {}", last + 1))?;
    hold(
        words.contains(CONTACT.heading),
        format!("then the page is printed as ever: {words}"),
    )
}
