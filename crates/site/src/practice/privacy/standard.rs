//! The page about privacy in the standard edition.

use super::super::Facts;
use super::super::writer::{Writer, link, plain, text};
use super::{DEVICE, ICO_COMPLAINTS, ICO_REGISTER, ask, responsible};
use crate::date;
use crate::source::{Built, Practice, Privacy, Text};

pub(super) fn write(page: &mut Writer, facts: Facts) {
    let Facts { practice, .. } = facts;
    let [heading, anchor] = DEVICE;
    page.section(heading, anchor, |section| device(section, facts.is_offline));
    if let Some(privacy) = &practice.privacy {
        page.section("Who is responsible", "responsible", |section| {
            who(section, practice, privacy);
        });
        page.section("What happens to what you send", "sent", |section| {
            sent(section, practice, privacy);
        });
    }
    page.section("Confidentiality", "confidentiality", |section| {
        section.own_words(practice.confidentiality.as_ref());
    });
    if let Some(privacy) = &practice.privacy {
        page.section("Your rights", "rights", |section| rights(section, privacy));
    }
}

fn device(section: &mut Writer, is_offline: bool) {
    section.paragraph(text(
        "This site has no cookies, and does not count its visitors. It sends nothing about you by itself.",
    ));
    section.paragraph(text(
        "The company that hosts the site can see the internet address (IP address) of your device, as with every \
         website. It may keep it in its records for a while.",
    ));
    section.paragraph(text(
        "These things are kept on your device, and nowhere else:",
    ));
    let mut kept = vec![text(
        "Your choices in Display and Listen, if you make any: a few words. They stay until you remove them.",
    )];
    if is_offline {
        kept.push(text(
            "A copy of the whole site, so that it works without a connection. A newer copy replaces it when the site \
             changes. It stays until you remove it. If your browser is set to save data, there is no copy.",
        ));
    }
    section.list(kept);
    section.paragraph(text(
        "Some browsers remove them sooner: Safari does when you have not visited the site for seven days.",
    ));
    section.part("Remove it", |part| {
        part.paragraph(text(
            "You can remove it in the menu of your browser. Look for ‘clear browsing data’ or ‘site data’. There you \
             can clear the browser’s history too: the list of the pages that you have read. This site can’t clear that \
             list, or what the browser keeps of every page for a short time (its cache).",
        ));
        part.paragraph(text(
            "If this site is open in other tabs, close them first.",
        ));
        part.built(Built::ForgetButton);
    });
}

fn who(section: &mut Writer, practice: &Practice, privacy: &Privacy) {
    if let Some(name) = responsible(practice) {
        let sentence = [&name, " is responsible for what happens to what you send."].concat();
        section.paragraph(text(sentence));
    }
    if let Some(text) = ask(practice, "Questions about it are welcome: ") {
        section.paragraph(text);
    }
    if let Some(number) = &privacy.ico_number {
        section.paragraph(Text::Parts(vec![
            plain("The number in the register of the Information Commissioner’s Office (ICO) is "),
            plain(number.as_str()),
            plain(". You can look it up in "),
            link("the ICO’s register", ICO_REGISTER),
            plain("."),
        ]));
    }
}

fn sent(section: &mut Writer, practice: &Practice, privacy: &Privacy) {
    let fact = |before: &str, value: &str, after: &str| text([before, value, after].concat());
    let mut facts = Vec::new();
    if let Some(provider) = &privacy.email_provider {
        facts.push(fact(
            "E-mail is carried and stored by the provider of the practice’s e-mail: ",
            provider.as_str(),
            ".",
        ));
    }
    let contact = practice.contact.as_ref();
    if contact.is_some_and(|contact| contact.whatsapp && contact.telephone.is_some()) {
        facts.push(text(
            "WhatsApp belongs to Meta, which can see who writes to whom.",
        ));
    }
    if let Some(kept) = &privacy.enquiries_kept {
        let before = "How long messages are kept from people who do not come for therapy: ";
        facts.push(fact(before, kept.as_str(), "."));
    }
    if let Some(kept) = &privacy.records_kept {
        let before = "How long notes are kept about people who do: ";
        facts.push(fact(before, kept.as_str(), "."));
    }
    section.list(facts);
    section.own_words(privacy.own_words.as_ref());
}

fn rights(section: &mut Writer, privacy: &Privacy) {
    section.paragraph(text(
        "The law on data protection (UK GDPR) gives you rights over what is kept about you. You can ask:",
    ));
    section.list(
        [
            "what is kept about you, and for a copy of it",
            "to have mistakes put right",
            "to have it deleted, or not used, or no longer used",
            "to have it handed to you or to somebody else in a form that computers can read",
        ]
        .map(text)
        .into(),
    );
    section.paragraph(text(
        "If something is kept or used because you agreed to it, you can stop agreeing at any time. Some of these rights \
         have limits. You must get an answer within one month; for a difficult question it can take two months longer.",
    ));
    section.paragraph(Text::Parts(vec![
        plain("You can also "),
        link("complain to the ICO", ICO_COMPLAINTS),
        plain(", the Information Commissioner’s Office. It looks after these rights."),
    ]));
    let checked = [
        "Checked on ",
        &date::shown(privacy.checked_on.as_str()),
        ".",
    ]
    .concat();
    section.paragraph(text(checked));
}
