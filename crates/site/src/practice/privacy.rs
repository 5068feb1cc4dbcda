//! The page about privacy: what the site keeps on a visitor's device, which follows from what the site does; and, if
//! the facts are there, what happens to what people send. Its general sentences about the law are true of any practice
//! in the United Kingdom: UK GDPR, articles 12 to 22, and regulation 6 of PECR, which asks for clear information about
//! everything that is stored on a device.

mod easy_read;
mod standard;

use attune::routes;

use super::writer::{Writer, link, plain};
use super::{Facts, MadePage};
use crate::source::{PlainText, Practice, Text};

/// The heading of the part about the device, and its anchor.
const DEVICE: [&str; 2] = ["What this site keeps on your device", "device"];

/// Where people complain about how their data are used. Source: the ICO's own address for it.
const ICO_COMPLAINTS: &str = "https://ico.org.uk/make-a-complaint/";
/// Where people look up a number in the ICO's register.
const ICO_REGISTER: &str = "https://ico.org.uk/ESDWebPages/Search";

pub(super) fn page(facts: Facts) -> MadePage {
    let practice = facts.practice;
    let about_practice = practice.privacy.is_some() || practice.confidentiality.is_some();
    let description = if about_practice {
        "What this site keeps on your device and how to remove it, and what happens to what you send."
    } else {
        "What this site keeps on your device, and how to remove it."
    };
    MadePage {
        slug: routes::PRIVACY,
        title: "Privacy".into(),
        menu_label: "Privacy",
        description: description.into(),
        standard: Writer::blocks(|page| standard::write(page, facts)),
        easy_read: Writer::blocks(|page| easy_read::write(page, facts)),
    }
}

/// Who answers for what people send: the therapist, the practice, or both.
fn responsible(practice: &Practice) -> Option<String> {
    let therapist = practice.therapist.as_ref().map(|one| one.name.as_str());
    let name = practice.name.as_ref().map(PlainText::as_str);
    match (therapist, name) {
        (Some(therapist), Some(name)) if therapist != name => {
            Some([therapist, " of ", name].concat())
        }
        (one, other) => one.or(other).map(Into::into),
    }
}

/// The sentence that says where to ask, if there is a way. The ways themselves are beside the check of the registration.
fn ask(practice: &Practice, before: &str) -> Option<Text> {
    practice.contact.as_ref()?.ways().first()?;
    let contact = link("get in touch", routes::path(routes::CONTACT));
    Some(Text::Parts(vec![plain(before), contact, plain(".")]))
}
