//! The ways to get in touch, as they are shown in both editions.

use crate::source::{Contact, ContactWay, GroupKind, PlainText, PostalAddress, Practice};

/// A way to get in touch.
pub(super) struct Way {
    /// The first way is shown large.
    pub kind: GroupKind,
    /// Whether the owner says that it is the best one.
    pub is_preferred: bool,
    /// Its name.
    pub heading: &'static str,
    /// Its drawing, on an Easy Read page.
    pub drawing: &'static str,
    /// What a visitor can do, on an Easy Read page.
    pub sentence: &'static str,
    /// What a visitor sends, if it is in writing: “a letter”.
    pub written: Option<&'static str>,
    /// The text and the address of its link.
    pub link: Option<(String, String)>,
    /// The lines of an address.
    pub lines: Vec<String>,
    /// What to know before.
    pub notes: &'static [&'static str],
}

/// The ways that are filled in, the preferred one first.
pub(super) fn ways(practice: &Practice, contact: &Contact) -> Vec<Way> {
    let ways = contact.ways().into_iter().enumerate();
    ways.map(|(at, way)| Way {
        kind: if at == 0 {
            GroupKind::PreferredWay
        } else {
            GroupKind::Way
        },
        is_preferred: contact.preferred == Some(way),
        ..described(way, practice, contact)
    })
    .collect()
}

fn described(way: ContactWay, practice: &Practice, contact: &Contact) -> Way {
    let number = contact.telephone.as_ref();
    let (shown, dialled) = number.map_or_else(Default::default, |number| {
        (number.shown(), number.dialled())
    });
    let base = |heading, drawing, sentence, written| Way {
        kind: GroupKind::Way,
        is_preferred: false,
        heading,
        drawing,
        sentence,
        written,
        link: None,
        lines: Vec::new(),
        notes: &[],
    };
    match way {
        ContactWay::Email => Way {
            // The link's text is the address itself, so that people can copy it where no mail program opens.
            link: contact
                .email
                .as_ref()
                .map(|email| (email.0.clone(), ["mailto:", &email.0].concat())),
            ..base(
                "E-mail",
                "/art/contact.svg#email",
                "You can send me an e-mail.",
                Some("an e-mail"),
            )
        },
        ContactWay::Telephone => Way {
            link: Some((shown, ["tel:", &dialled].concat())),
            ..base(
                "Telephone",
                "/art/contact.svg#phone",
                "You can phone me.",
                None,
            )
        },
        ContactWay::Text => Way {
            link: Some((["Text ", &shown].concat(), ["sms:", &dialled].concat())),
            ..base(
                "Text message",
                "/art/contact.svg#text-message",
                "You can send me a text message.",
                Some("a text message"),
            )
        },
        ContactWay::Whatsapp => Way {
            link: Some((
                ["WhatsApp ", &shown].concat(),
                ["https://wa.me/", dialled.trim_start_matches('+')].concat(),
            )),
            notes: &[
                "WhatsApp belongs to a company called Meta.",
                "Meta can see who writes to whom.",
            ],
            ..base(
                "WhatsApp",
                "/art/contact.svg#text-message",
                "You can write to me with WhatsApp.",
                Some("a WhatsApp message"),
            )
        },
        ContactWay::Letter => Way {
            lines: letter_lines(practice, contact),
            ..base(
                "Letter",
                "/art/contact.svg#letter",
                "You can send me a letter. This is my address:",
                Some("a letter"),
            )
        },
    }
}

/// The lines on the envelope of a letter, the name first; none without an address.
pub(super) fn letter_lines(practice: &Practice, contact: &Contact) -> Vec<String> {
    let Some(letters) = &contact.letters else {
        return Vec::new();
    };
    let therapist = practice.therapist.as_ref().map(|one| &one.name);
    let name = therapist.or(practice.name.as_ref());
    let name = name.map(PlainText::as_str);
    let lines = name.into_iter().chain(PostalAddress::lines(letters));
    lines.map(str::to_owned).collect()
}
