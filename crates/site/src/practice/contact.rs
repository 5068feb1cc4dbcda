//! How to get in touch: what happens afterwards, every way with the preferred one first, and what to do if one can't
//! phone.

use attune::routes;
use attune::words;

use super::ways::{Way, ways};
use super::writer::{Writer, link, lone_link, plain, text};
use super::{Facts, MadePage, check_me};
use crate::names::CONTACT_CARD;
use crate::source::{Built, Contact, LetterForm, Practice, Text};
use crate::vcard;

/// The service that speaks for people on the telephone.
const RELAY_UK: &str = "https://www.relayuk.bt.com/";

pub(super) fn page(facts: Facts) -> Option<MadePage> {
    let contact = facts.practice.contact.as_ref()?;
    let ways = ways(facts.practice, contact);
    if ways.is_empty() {
        return None;
    }
    let description = match contact.telephone {
        Some(_) => "How to get in touch, what happens next, and what to do if you can’t phone.",
        None => "How to get in touch, and what happens next.",
    };
    Some(MadePage {
        slug: routes::CONTACT,
        title: "Get in touch".into(),
        menu_label: "Contact",
        description: description.into(),
        standard: Writer::blocks(|page| standard(page, facts, contact, &ways)),
        easy_read: Writer::blocks(|page| easy_read(page, facts, contact, &ways)),
    })
}

fn standard(page: &mut Writer, facts: Facts, contact: &Contact, ways: &[Way]) {
    let next = next(contact);
    page.section(
        "What happens when you get in touch",
        "what-happens",
        |page| {
            page.list(next.into_iter().flatten().map(text).collect());
        },
    );
    page.section("How to reach me", "ways", |page| {
        for way in ways {
            page.group(way.kind, |page| {
                page.part(way.heading, |page| {
                    if way.is_preferred {
                        page.paragraph(text("This is the best way to reach me."));
                    }
                    if let Some((words, to)) = &way.link {
                        page.paragraph(lone_link(words, to));
                    }
                    page.list(way.lines.iter().map(text).collect());
                    for note in way.notes {
                        page.paragraph(text(*note));
                    }
                });
            });
        }
        if vcard::is_possible(facts.practice) {
            page.paragraph(save());
        }
    });
    page.section("Write me a message", "write", |page| {
        letter_form(page, facts.practice, contact);
    });
    let heading = if contact.telephone.is_some() {
        "If you can’t phone"
    } else {
        "If you can’t write"
    };
    page.section(heading, "help-with-this", |page| {
        let mut items = Vec::new();
        if contact.telephone.is_some() {
            items.extend(
                in_writing(ways).map(|written| text(format!("You can send me {written}."))),
            );
            items.extend(relay(contact).map(|[words, to]| {
                Text::Parts(vec![
                    plain("You can call "),
                    link(words, to),
                    plain(" with "),
                    link("Relay UK", RELAY_UK),
                    plain(". You type or speak, and somebody passes it on to me."),
                ])
            }));
        }
        items.push(text(
            "Somebody else can ask for you: a friend, a carer, or anyone you trust.",
        ));
        page.list(items);
    });
    page.section("In a crisis", "crisis", |page| {
        page.paragraph(Text::Parts(vec![
            plain("I can’t always answer at once. If you are not safe, don’t wait for me: "),
            link("these services help now", routes::path(routes::HELP_NOW)),
            plain("."),
        ]));
    });
    check_me::standard(facts, page);
    page.section("What I do with what you send", "what-you-send", |page| {
        for sentence in sent(facts.practice) {
            page.paragraph(text(sentence));
        }
        page.paragraph(Text::Parts(vec![
            plain("There is more about this on the page about "),
            link("privacy", routes::path(routes::PRIVACY)),
            plain("."),
        ]));
    });
    if vcard::is_possible(facts.practice) {
        page.built(Built::ContactCard);
    }
}

fn easy_read(page: &mut Writer, facts: Facts, contact: &Contact, ways: &[Way]) {
    let [replies, after] = next(contact);
    page.idea("/art/contact.svg#reply", replies.into_iter().map(text));
    page.idea("/art/contact.svg#meeting", after.into_iter().map(text));
    for way in ways {
        page.group(way.kind, |page| {
            let mut sentences = vec![text(way.sentence)];
            if way.is_preferred {
                sentences.push(text("This is the best way to reach me."));
            }
            sentences.extend(way.link.iter().map(|(words, to)| lone_link(words, to)));
            sentences.extend(way.notes.iter().map(|note| text(*note)));
            page.idea(way.drawing, sentences);
            page.list(way.lines.iter().map(text).collect());
        });
    }
    if vcard::is_possible(facts.practice) {
        page.idea(
            "/art/contact.svg#address-card",
            [
                text("You can keep my name and address on your device."),
                save(),
            ],
        );
    }
    let form = Writer::blocks(|page| letter_form(page, facts.practice, contact));
    if !form.is_empty() {
        page.idea(
            "/art/contact.svg#letter",
            [text("You can write me a message.")],
        );
    }
    for block in form {
        page.block(block);
    }
    if contact.telephone.is_some() {
        let written = in_writing(ways).map(|written| text(format!("You can send me {written}.")));
        let sentences = [text("You do not have to phone me.")];
        page.idea(
            "/art/contact.svg#no-phone",
            sentences.into_iter().chain(written),
        );
        if let Some([words, to]) = relay(contact) {
            let sentences = [
                text("Relay UK can help you to phone me."),
                text("You type or speak."),
                text("Somebody tells me your words."),
                lone_link(words, to),
            ];
            page.idea("/art/contact.svg#relay", sentences);
        }
    }
    page.idea(
        "/art/contact.svg#speaks-for-me",
        [
            text("Somebody else can ask for you."),
            text("It can be anyone you trust."),
        ],
    );
    page.idea(
        "/art/contact.svg#call-now",
        [
            text("Are you not safe?"),
            text("Do not wait for my answer."),
            lone_link(words::HELP_NOW, routes::path(routes::HELP_NOW)),
        ],
    );
    check_me::easy_read(facts, page);
    let more = lone_link("Read about privacy", routes::path(routes::PRIVACY));
    let sentences = sent(facts.practice).into_iter().map(text);
    page.idea("/art/contact.svg#private", sentences.chain([more]));
    if vcard::is_possible(facts.practice) {
        page.built(Built::ContactCard);
    }
}

/// When the therapist replies, and what happens then, each in short sentences.
fn next(contact: &Contact) -> [Vec<String>; 2] {
    let within = contact.replies_within_working_days.map(|days| match days {
        1 => "I reply within 1 working day.".to_owned(),
        days => format!("I reply within {days} working days."),
    });
    let days = contact.days.as_ref();
    let days = days.map(|days| {
        format!(
            "I answer on these days: {}.",
            days.as_str().trim_end_matches('.')
        )
    });
    let after = contact.what_happens_next.iter();
    [
        within.into_iter().chain(days).collect(),
        after.map(|sentence| sentence.0.clone()).collect(),
    ]
}

/// The ways without speaking, as in “an e-mail or a letter”.
fn in_writing(ways: &[Way]) -> Option<String> {
    let written: Vec<&str> = ways.iter().filter_map(|way| way.written).collect();
    let (last, others) = written.split_last()?;
    Some(if others.is_empty() {
        (*last).to_owned()
    } else {
        [&others.join(", "), " or ", last].concat()
    })
}

/// The number to dial for Relay UK, as words and as an address. It works with numbers of the United Kingdom.
fn relay(contact: &Contact) -> Option<[String; 2]> {
    let telephone = contact.telephone.as_ref()?;
    let shown = telephone.shown();
    shown.starts_with('0').then(|| {
        let digits: String = shown.split(' ').collect();
        [["18001 ", &shown].concat(), ["tel:18001", &digits].concat()]
    })
}

/// What is done with what people send, in short sentences.
fn sent(practice: &Practice) -> Vec<String> {
    let mut sentences = vec![
        "This site sends nothing itself.".to_owned(),
        "Your words go by your own e-mail, phone or post.".to_owned(),
    ];
    let kept = practice.privacy.as_ref();
    if let Some(kept) = kept.and_then(|privacy| privacy.enquiries_kept.as_ref()) {
        let kept = kept.as_str().trim_end_matches('.');
        sentences.push(format!(
            "If you do not come to me, I keep your message for this long: {kept}."
        ));
    }
    sentences
}

fn save() -> Text {
    lone_link("Save to my contacts", ["/", CONTACT_CARD].concat())
}

/// A letter needs an address that it can go to.
fn letter_form(page: &mut Writer, practice: &Practice, contact: &Contact) {
    if contact.email.is_some() || contact.letters.is_some() {
        let email = contact.email.as_ref().map(|email| email.0.clone());
        let letters = super::ways::letter_lines(practice, contact);
        page.built(Built::LetterForm(Box::new(LetterForm::new(email, letters))));
    }
}
