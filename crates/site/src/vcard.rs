//! The practice as a vCard, with which people save it among the contacts of their device. Version 3.0, as every address
//! book reads it: <https://www.rfc-editor.org/rfc/rfc2426>.

use crate::source::{Contact, PostalAddress, Practice};

/// The longest line in bytes, without its end.
const LINE: usize = 75;

/// The whole card, for the file; `None` without a name, or without a way to get in touch. `site` is the address of the
/// site, without a slash at its end.
pub(crate) fn whole(practice: &Practice, site: &str) -> Option<String> {
    let contact = reachable(practice)?;
    let mut card = Card::begin(practice)?;
    if let Some(name) = &practice.name {
        card.line("ORG", &escaped(name.as_str()));
    }
    if let Some(email) = &contact.email {
        card.line("EMAIL;TYPE=INTERNET", &escaped(&email.0));
    }
    if let Some(telephone) = &contact.telephone {
        card.line("TEL;TYPE=WORK,VOICE", &telephone.dialled());
    }
    if let Some(letters) = &contact.letters {
        card.line("ADR;TYPE=WORK", &address(letters));
    }
    Some(card.end(site))
}

/// A short card, for a code that is printed small: the name, the telephone number, the e-mail address and the site.
pub(crate) fn short(practice: &Practice, site: &str) -> Option<String> {
    let contact = reachable(practice)?;
    let mut card = Card::begin(practice)?;
    if let Some(telephone) = &contact.telephone {
        card.line("TEL", &telephone.dialled());
    }
    if let Some(email) = &contact.email {
        card.line("EMAIL", &escaped(&email.0));
    }
    Some(card.end(site))
}

/// Whether there is a card: it needs a name, and a way to get in touch.
pub(crate) fn is_possible(practice: &Practice) -> bool {
    reachable(practice).is_some() && practice.shown_name().is_some()
}

fn reachable(practice: &Practice) -> Option<&Contact> {
    let contact = practice.contact.as_ref();
    contact.filter(|contact| !contact.ways().is_empty())
}

/// The parts of an address: PO box, extension, street, town, county, postcode, country.
fn address(letters: &PostalAddress) -> String {
    let part = |part: &Option<crate::source::PlainText>| {
        part.as_ref()
            .map_or_else(String::new, |words| escaped(words.as_str()))
    };
    let country = match letters.country.0.as_str() {
        "GB" => "United Kingdom",
        other => other,
    };
    [
        String::new(),
        String::new(),
        part(&letters.street),
        escaped(letters.town.as_str()),
        part(&letters.county),
        part(&letters.postcode),
        escaped(country),
    ]
    .join(";")
}

/// A text in which the characters that part values are marked as text.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// A card that is being written.
struct Card(String);

impl Card {
    fn begin(practice: &Practice) -> Option<Self> {
        let mut card = Self(String::new());
        let therapist = practice.therapist.as_ref();
        let person = therapist.map(|one| escaped(one.name.as_str()));
        let name = practice.name.as_ref();
        let shown = person
            .clone()
            .or_else(|| name.map(|name| escaped(name.as_str())))?;
        card.line("BEGIN", "VCARD");
        card.line("VERSION", "3.0");
        // Nobody can tell which of a person's names is the family's, so all of them are in one part, which address books
        // show as it is. A practice has no such names.
        card.line("N", &[";", &person.unwrap_or_default(), ";;;"].concat());
        card.line("FN", &shown);
        Some(card)
    }

    fn end(mut self, site: &str) -> String {
        self.line("URL", &[site, "/"].concat());
        self.line("END", "VCARD");
        self.0
    }

    /// Adds a line, folded where it is too long: each part after the first begins with a space.
    fn line(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for letter in [name, ":", value].concat().chars() {
            if length + letter.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(letter);
            length += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}
