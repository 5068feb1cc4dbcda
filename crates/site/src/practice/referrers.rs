//! What somebody who refers a person needs, on one sheet of paper.

use attune::routes;

use super::sentences::{self, in_a_row, label_of, labelled};
use super::writer::{Writer, link, listed, lone_link, plain, strong, text};
use super::{Facts, MadePage, check_me};
use crate::source::{
    Contact, ContactWay, Fees, GroupKind, OwnWords, Practice, Reader, Text, Visits,
};

/// The page; `None` without a person or a way to get in touch, or without any fact that helps to decide on a referral.
pub(super) fn page(facts: Facts) -> Option<MadePage> {
    let practice = facts.practice;
    let standard = Writer::blocks(|page| standard(facts, page));
    if standard.is_empty() || practice.therapist.is_none() && ways(practice).is_empty() {
        return None;
    }
    Some(MadePage {
        slug: routes::FOR_REFERRERS,
        title: "For people who refer".into(),
        menu_label: "For referrers",
        description:
            "For doctors, teachers, social workers and others who refer people: one page to print."
                .into(),
        standard,
        easy_read: Writer::blocks(|page| easy_read(facts, page)),
    })
}

fn ways(practice: &Practice) -> Vec<ContactWay> {
    practice
        .contact
        .as_ref()
        .map_or_else(Vec::new, Contact::ways)
}

fn standard(facts: Facts, page: &mut Writer) {
    let practice = facts.practice;
    page.section("The therapist", "therapist", |page| {
        page.list(therapist(practice));
    });
    page.section("Sessions", "sessions", |page| page.list(sessions(practice)));
    page.section("Cost", "cost", |page| {
        page.list(practice.fees.as_ref().map_or_else(Vec::new, cost));
    });
    page.section("Registration and checks", "checks", |page| {
        page.list(checks(practice));
    });
    let questions = Writer::blocks(|page| {
        for one in sentences::questions(practice, &[Reader::Referrer]) {
            page.paragraph(Text::Parts(vec![strong(one.question.as_str())]));
            page.own_words(Some(&one.answer));
        }
    });
    page.section("Questions", "questions", |page| {
        for block in questions {
            page.block(block);
        }
    });
    if ways(practice).is_empty() {
        return;
    }
    page.section("How to refer", "how", |page| {
        page.list(how(practice));
        page.group(GroupKind::Referral, |page| page.paragraph(more()));
    });
    check_me::standard(facts, page);
}

fn therapist(practice: &Practice) -> Vec<Text> {
    let mut items = Vec::new();
    let Some(one) = &practice.therapist else {
        return items;
    };
    let mut add = |label: &str, words: String| items.push(label_of(label, &text(words)));
    if !one.works_with.is_empty() {
        add("Works with", in_a_row(&one.works_with));
    }
    if !one.does_not_offer.is_empty() {
        add("Does not offer", in_a_row(&one.does_not_offer));
    }
    if !one.languages.is_empty() {
        add("Languages", in_a_row(&one.languages));
    }
    if !one.training.is_empty() {
        add("Training", in_a_row(&one.training));
    }
    if let Some(year) = one.practising_since {
        add("Practising since", year.to_string());
    }
    if !items.is_empty() {
        let name = text(one.name.as_str());
        items.insert(0, label_of("Name", &name));
    }
    items
}

fn sessions(practice: &Practice) -> Vec<Text> {
    let mut items = Vec::new();
    let mut add = |label: &str, words: String| items.push(label_of(label, &text(words)));
    if let Some(availability) = &practice.availability {
        add(
            "Room for new people",
            sentences::availability(availability).join(" "),
        );
    }
    for place in &practice.places {
        let area = place.area.as_str();
        let access = place.step_free.as_ref();
        let access = access.map(|one| sentences::step_free(one.access));
        let words = match access {
            Some(access) => format!("{area}. {access}"),
            None => area.to_owned(),
        };
        add(place.name.as_str(), words);
    }
    let elsewhere = practice.visits.as_ref().map_or_else(Vec::new, elsewhere);
    if !elsewhere.is_empty() {
        add("Also", listed(&elsewhere));
    }
    if let Some(minutes) = practice.sessions.as_ref().and_then(|one| one.minutes) {
        add("Length", format!("{minutes} minutes"));
    }
    if let Some(sessions) = &practice.sessions {
        items.extend(labelled("How often", sessions.how_often.as_ref()));
        items.extend(labelled("First meeting", sessions.first_meeting.as_ref()));
    }
    items
}

fn elsewhere(visits: &Visits) -> Vec<&'static str> {
    let kinds = [
        (&visits.home, "at people’s homes"),
        (&visits.school, "at schools"),
        (&visits.online, "online"),
    ];
    let offered = kinds.into_iter().filter(|(words, _)| words.is_some());
    offered.map(|(_, name)| name).collect()
}

fn cost(fees: &Fees) -> Vec<Text> {
    let mut items: Vec<Text> = fees.prices.iter().map(sentences::price).map(text).collect();
    if !fees.who_can_pay.is_empty() {
        let payers = fees
            .who_can_pay
            .iter()
            .map(|payer| sentences::payer(*payer));
        let payers = listed(&payers.collect::<Vec<_>>());
        items.push(label_of("These can pay", &text(payers)));
    }
    if !items.is_empty() {
        let day = sentences::day(&fees.checked_on);
        items.push(text(format!("Checked on {day}.")));
    }
    items
}

fn checks(practice: &Practice) -> Vec<Text> {
    let mut items = Vec::new();
    items.extend(sentences::registration(practice));
    if !practice.memberships.is_empty() {
        items.push(format!(
            "I am a member of {}.",
            in_a_row(&practice.memberships)
        ));
    }
    items.extend(sentences::insurance(practice));
    items.extend(practice.dbs.as_ref().map(sentences::dbs));
    let mut items: Vec<Text> = items.into_iter().map(text).collect();
    items.extend(labelled("Supervision", practice.supervision.as_ref()));
    items
}

/// Each way to get in touch, the preferred one first, and when there is an answer.
fn how(practice: &Practice) -> Vec<Text> {
    let Some(contact) = &practice.contact else {
        return Vec::new();
    };
    let ways = contact.ways().into_iter();
    let mut items: Vec<Text> = ways.filter_map(|way| way_item(contact, way)).collect();
    if let Some(days) = contact.replies_within_working_days {
        let days = match days {
            1 => "1 working day".to_owned(),
            days => format!("{days} working days"),
        };
        items.push(text(format!("I reply within {days}.")));
    }
    items
}

fn more() -> Text {
    Text::Parts(vec![
        plain("The page "),
        link("Get in touch", routes::path(routes::CONTACT)),
        plain(" has more ways, and helps you to write a letter of referral."),
    ])
}

fn reached(label: &str, words: String, to: String) -> Text {
    label_of(label, &Text::Parts(vec![link(words, to)]))
}

fn way_item(contact: &Contact, way: ContactWay) -> Option<Text> {
    match way {
        ContactWay::Email => {
            let email = contact.email.as_ref()?.0.as_str();
            Some(reached("E-mail", email.into(), ["mailto:", email].concat()))
        }
        ContactWay::Telephone => {
            let number = contact.telephone.as_ref()?;
            let to = ["tel:", &number.dialled()].concat();
            Some(reached("Telephone", number.shown(), to))
        }
        ContactWay::Letter => {
            let address = text(sentences::address(contact.letters.as_ref()?));
            Some(label_of("Letters", &address))
        }
        // The same number as above.
        ContactWay::Text | ContactWay::Whatsapp => None,
    }
}

fn easy_read(facts: Facts, page: &mut Writer) {
    let practice = facts.practice;
    page.idea(
        "/art/contact.svg#report",
        [
            text("This page is for people who help others to find therapy."),
            text("They can be a doctor, a teacher or a social worker."),
            text("It is one page to print."),
        ],
    );
    if practice.therapist.is_some() {
        let about = routes::path(routes::ABOUT_ME);
        let sentence = vec![link("Read about me", about)];
        page.idea("/art/things.svg#who", [Text::Parts(sentence)]);
    }
    if let Some(availability) = &practice.availability {
        let sentences = sentences::availability(availability).into_iter().map(text);
        page.idea("/art/contact.svg#waiting-list", sentences);
    }
    for one in sentences::questions(practice, &[Reader::Referrer]) {
        let source = "/art/contact.svg#question";
        let question = Some(one.question.as_str());
        let answer: Option<&OwnWords> = Some(&one.answer);
        page.easy_words(source, question, answer, routes::FOR_REFERRERS);
    }
    if !ways(practice).is_empty() {
        let to = routes::path(routes::CONTACT);
        page.idea(
            "/art/contact.svg#reply",
            [
                text("You can ask for somebody."),
                lone_link("Get in touch", to),
            ],
        );
        check_me::easy_read(facts, page);
    }
}
