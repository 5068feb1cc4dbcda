//! The page about privacy in Easy Read.

use attune::{routes, words};

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
        page.section("What happens to what you send", "sent", |section| {
            sent(section, practice, privacy);
        });
    }
    page.section("What you tell the practice", "confidentiality", |section| {
        let words = practice.confidentiality.as_ref();
        section.easy_words(
            "/art/contact.svg#tell-someone",
            None,
            words,
            routes::PRIVACY,
        );
    });
    if let Some(privacy) = &practice.privacy {
        page.section("Your rights", "rights", |section| rights(section, privacy));
    }
}

fn device(section: &mut Writer, is_offline: bool) {
    section.idea(
        "/art/contact.svg#sent-nothing",
        [
            "This site has no cookies.",
            "It does not count who reads it.",
            "It sends nothing about you by itself.",
        ]
        .map(text),
    );
    section.idea(
        "/art/contact.svg#private",
        [
            "A company puts this site on the internet.",
            "It can see your IP address, as on every website.",
            "That is the number of your device on the internet.",
            "It may keep that number for a while.",
        ]
        .map(text),
    );
    section.idea(
        "/art/things.svg#device-safe",
        [
            "You can choose things in Display and Listen.",
            "What you choose is kept on your device.",
            "It is not kept anywhere else.",
        ]
        .map(text),
    );
    if is_offline {
        section.idea(
            "/art/contact.svg#kept-here",
            [
                "A copy of this site is kept on your device too.",
                "Then you can read it without the internet.",
                "It stays until you remove it.",
            ]
            .map(text),
        );
    }
    section.idea(
        "/art/contact.svg#forget",
        [
            "You can remove all this in the menu of your browser.",
            "Look for ‘clear browsing data’.",
            "Your browser also has a list of the pages you have read.",
            "You can remove that list there.",
        ]
        .map(text),
    );
    let press = [
        "If you see a button called ‘",
        words::FORGET,
        "’, you can press it.",
    ];
    section.idea(
        "/art/contact.svg#forget",
        [
            text(press.concat()),
            text("First close other tabs with this site."),
        ],
    );
    section.built(Built::ForgetButton);
}

fn sent(section: &mut Writer, practice: &Practice, privacy: &Privacy) {
    if let Some(name) = responsible(practice) {
        let mut sentences = vec![text([&name, " looks after what you send."].concat())];
        sentences.extend(ask(practice, "You can ask about it: "));
        section.idea("/art/contact.svg#private", sentences);
    }
    if let Some(provider) = &privacy.email_provider {
        let goes = ["E-mail goes through a company: ", provider.as_str(), "."].concat();
        section.idea("/art/contact.svg#email", [text(goes)]);
    }
    let contact = practice.contact.as_ref();
    if contact.is_some_and(|contact| contact.whatsapp && contact.telephone.is_some()) {
        section.idea(
            "/art/contact.svg#text-message",
            [
                "WhatsApp belongs to a company called Meta.",
                "Meta can see who you write to.",
            ]
            .map(text),
        );
    }
    if let Some(kept) = &privacy.enquiries_kept {
        let long = ["We keep your message: ", kept.as_str(), "."].concat();
        let sentences = [text("You may write but not come for therapy."), text(long)];
        section.idea("/art/contact.svg#calendar", sentences);
    }
    if let Some(kept) = &privacy.records_kept {
        let long = ["We keep our notes: ", kept.as_str(), "."].concat();
        let sentences = [text("You may come for therapy."), text(long)];
        section.idea("/art/contact.svg#report", sentences);
    }
    let own_words = privacy.own_words.as_ref();
    section.easy_words("/art/contact.svg#private", None, own_words, routes::PRIVACY);
    if let Some(number) = &privacy.ico_number {
        let is = ["The practice’s number there is ", number.as_str(), "."].concat();
        section.idea(
            "/art/contact.svg#registered",
            [
                Text::Parts(vec![
                    plain("The practice is on "),
                    link("the ICO’s list", ICO_REGISTER),
                    plain("."),
                ]),
                text(is),
                text("The ICO is the Information Commissioner’s Office."),
            ],
        );
    }
}

fn rights(section: &mut Writer, privacy: &Privacy) {
    section.idea(
        "/art/contact.svg#question",
        [
            "You can ask what is kept about you.",
            "You can ask for a copy.",
            "You can ask to change it or delete it.",
            "You must get an answer in a month, or at most in three.",
        ]
        .map(text),
    );
    let checked = [
        "This page was checked on ",
        &date::shown(privacy.checked_on.as_str()),
        ".",
    ];
    section.idea(
        "/art/contact.svg#complain",
        [
            Text::Parts(vec![
                plain("You can "),
                link("complain to the ICO", ICO_COMPLAINTS),
                plain("."),
            ]),
            text("The ICO looks after these rights."),
            text(checked.concat()),
        ],
    );
}
