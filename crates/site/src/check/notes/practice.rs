//! Notes on what a practice that is filled in still lacks, and on addresses in the place of real ones.

use super::{Facts, Note, Words};
use crate::check::file::FileKind;
use crate::source::Practice;

pub(super) fn notes(facts: &Facts) -> Vec<Note> {
    [
        without_number(facts),
        without_particulars(facts),
        placeholder_email(facts),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn without_number(facts: &Facts) -> Option<Note> {
    let practice = facts.practice;
    let empty = Practice {
        schema: practice.schema.clone(),
        ..Practice::default()
    };
    (*practice != empty && practice.hcpc_number.is_none()).then(|| {
        let words = Words::new(
            "There is no \"hcpc_number\", so no page made from this file calls you a music therapist.",
            "the title is protected: only people on the HCPC's register may use it (Health Professions Order 2001, \
             article 39: https://www.legislation.gov.uk/uksi/2002/254/article/39).",
            "Write your number on the register: \"hcpc_number\": \"AS…\". Visitors are then shown how to check it.",
        );
        facts.note(FileKind::Practice, "$", words)
    })
}

/// What a site that offers a service has to say about its provider.
fn without_particulars(facts: &Facts) -> Option<Note> {
    let practice = facts.practice;
    if practice.therapist.is_none() && practice.contact.is_none() {
        return None;
    }
    let contact = practice.contact.as_ref();
    let has_letters = contact.is_some_and(|contact| contact.letters.is_some());
    let mut places = practice.places.iter();
    let has_place = places.any(|place| place.shown_address().is_some());
    let missing: Vec<&str> = [
        (practice.therapist.is_some(), "your own name (\"name\" in \"therapist\")"),
        (
            has_letters || has_place,
            "a postal address (\"letters\" in \"contact\", which can be a PO box, or a place with \"shows_address\": true)",
        ),
        (
            contact.is_some_and(|contact| contact.email.is_some()),
            "an e-mail address (\"email\" in \"contact\")",
        ),
    ]
    .into_iter()
    .filter_map(|(is_there, name)| (!is_there).then_some(name))
    .collect();
    (!missing.is_empty()).then(|| {
        let listed: Vec<String> = missing.iter().map(|name| format!("\n    {name}")).collect();
        let listed = listed.concat();
        let words = Words::new(
            format!("Visitors can't read who they deal with. This is missing:{listed}"),
            "a site that offers a service has to give these (E-Commerce Regulations 2002, regulation 6: \
             https://www.legislation.gov.uk/uksi/2002/2013/regulation/6).",
            "Fill them in.",
        );
        facts.note(FileKind::Practice, "$", words)
    })
}

/// The address with which the site is delivered.
pub(super) fn placeholder_address(facts: &Facts) -> Option<Note> {
    let address = facts.site.address.as_str();
    let words = placeholder(
        "address of the site",
        address,
        "search engines and shared links use it",
    )?;
    Some(facts.note(FileKind::Site, "$.address", words))
}

fn placeholder_email(facts: &Facts) -> Option<Note> {
    let email = facts.practice.contact.as_ref()?.email.as_ref()?;
    let words = placeholder("e-mail address", &email.0, "no message to it arrives")?;
    Some(facts.note(FileKind::Practice, "$.contact.email", words))
}

/// The words about an address below `.example`, which belongs to nobody.
fn placeholder(subject: &str, address: &str, effect: &str) -> Option<Words> {
    address.ends_with(".example").then(|| {
        Words::new(
            format!("The {subject}, {address}, is only a placeholder."),
            format!(
                "{effect}; addresses that end in .example belong to nobody (https://www.rfc-editor.org/rfc/rfc2606)."
            ),
            "Write your own before the site goes public.",
        )
    })
}
