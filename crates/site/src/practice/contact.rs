use attune::routes;

use super::writer::{Writer, text};
use super::{Facts, MadePage};
use crate::source::{Built, LetterForm};

pub(super) fn page(facts: Facts) -> Option<MadePage> {
    let contact = facts.practice.contact.as_ref()?;
    let email = contact.email.as_ref().map(|email| email.0.clone());
    let form = || Built::LetterForm(LetterForm::new(email.clone(), Vec::new()));
    Some(MadePage {
        slug: routes::CONTACT,
        title: "Contact".into(),
        menu_label: "Contact",
        description: "Contact.".into(),
        standard: Writer::blocks(|page| {
            page.section("Write a message", "write", |page| page.built(form()));
        }),
        easy_read: Writer::blocks(|page| {
            page.idea("/art/things.svg#safe", [text("Write a message.")]);
            page.built(form());
        }),
    })
}
