//! How a visitor checks that the therapist is registered: shown at every way to get in touch.

use super::Facts;
use super::writer::{Writer, link, lone_link, plain, strong, text};
use crate::source::{GroupKind, Practice, Text};

/// The register, where people search by name.
const REGISTER: &str = "https://www.hcpc-uk.org/check-the-register/";

/// Adds the group to a standard page; nothing without a number.
pub(super) fn standard(facts: Facts, page: &mut Writer) {
    let Some(number) = number(facts.practice) else {
        return;
    };
    let seen = seen(facts.practice);
    page.group(GroupKind::CheckMe, |page| {
        page.section("Check that I am registered", "check-me", |page| {
            page.paragraph(text(
                "In the UK, music therapists must be registered with the Health and Care Professions Council (HCPC). \
                 Nobody else may use that title.",
            ));
            page.paragraph(Text::Parts(vec![
                plain("My number is "),
                strong(number.clone()),
            ]));
            page.paragraph(lone_link("See me on the HCPC’s register", entry(&number)));
            page.paragraph(text("This is what you should see there:"));
            page.list(seen.into_iter().map(text).collect());
            page.paragraph(Text::Parts(vec![
                plain("If that link does not work, open "),
                link("the search of the register", REGISTER),
                plain(search(facts.practice)),
            ]));
        });
    });
}

/// Adds the same in Easy Read; nothing without a number.
pub(super) fn easy_read(facts: Facts, page: &mut Writer) {
    let Some(number) = number(facts.practice) else {
        return;
    };
    let seen = seen(facts.practice);
    page.group(GroupKind::CheckMe, |page| {
        page.idea(
            "/art/contact.svg#registered",
            [
                text("Music therapists must be on a list."),
                text("The list is called the HCPC register."),
                Text::Parts(vec![plain("My number is "), strong(number.clone())]),
                lone_link("See me on the list", entry(&number)),
            ],
        );
        page.idea(
            "/art/things.svg#register",
            [
                text("You should see these words:"),
                text(seen.join(", ")),
                Text::Parts(vec![
                    plain("If the link does not work, open "),
                    link("the search of the list", REGISTER),
                ]),
                text(search(facts.practice).trim_start_matches(". ")),
            ],
        );
    });
}

fn number(practice: &Practice) -> Option<String> {
    let number = practice.hcpc_number.as_ref();
    number.map(crate::source::HcpcNumber::normal)
}

/// The address of the therapist's entry.
fn entry(number: &str) -> String {
    [
        REGISTER,
        "professional-registration-detail/?query=",
        number,
        "&profession=AS",
    ]
    .concat()
}

/// What the register shows.
fn seen(practice: &Practice) -> Vec<String> {
    let name = practice.therapist.as_ref();
    let name = name.map(|one| one.name.as_str().to_owned());
    let shown = ["Arts therapist", "Music therapist", "Registered"];
    name.into_iter().chain(shown.map(str::to_owned)).collect()
}

/// How to find the therapist in the register, after the link to it.
fn search(practice: &Practice) -> &'static str {
    match practice.therapist {
        Some(_) => ". Choose ‘Arts therapist’, and type my name.",
        None => ". Choose ‘Arts therapist’, and type my number.",
    }
}
