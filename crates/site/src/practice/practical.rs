//! Where sessions are, how to get in, how they go, what they cost, and whether there is room.

use attune::routes;

use super::sentences::{self, in_a_row, label_of, labelled};
use super::writer::{Writer, listed, strong, text, with_next_steps};
use super::{Facts, MadePage};
use crate::source::{
    Availability, Fees, OwnWords, Place, Practice, Sessions, StepFreeAccess, Text, Visits,
};

pub(super) fn page(facts: Facts) -> Option<MadePage> {
    let practice = facts.practice;
    let [standard, easy_read] = with_next_steps(
        |page| standard(practice, page),
        |page| easy_read(practice, page),
    )?;
    Some(MadePage {
        slug: routes::PRACTICAL,
        title: "Practical details".into(),
        menu_label: "Practical details",
        description: description(practice),
        standard,
        easy_read,
    })
}

/// Names only the parts that are filled in.
fn description(practice: &Practice) -> String {
    let has_places = !practice.places.is_empty() || !practice.area_served.is_empty();
    let parts = [
        (practice.availability.is_some(), "whether there is room"),
        (has_places, "where sessions are"),
        (practice.sessions.is_some(), "how they go"),
        (practice.fees.is_some(), "what they cost"),
    ];
    let parts: Vec<&str> = parts
        .into_iter()
        .filter_map(|(is_there, words)| is_there.then_some(words))
        .collect();
    match listed(&parts) {
        words if words.is_empty() => "Practical details of sessions.".into(),
        words => format!("Practical details of sessions: {words}."),
    }
}

fn standard(practice: &Practice, page: &mut Writer) {
    page.section("Is there room?", "room", |page| {
        if let Some(availability) = &practice.availability {
            page.paragraph(sentences::paragraph(&sentences::availability(availability)));
        }
    });
    page.section("Where sessions are", "where", |page| {
        if !practice.area_served.is_empty() {
            let areas = in_a_row(&practice.area_served);
            page.paragraph(text(format!("I work in {areas}.")));
        }
        for place in &practice.places {
            page.part(place.name.as_str(), |page| standard_place(place, page));
        }
    });
    page.section("At your home, at school, online", "visits", |page| {
        for (label, _, words) in practice.visits.iter().flat_map(visits) {
            facts(page, label, words);
        }
    });
    page.section("How sessions go", "sessions", |page| {
        if let Some(sessions) = &practice.sessions {
            if let Some(minutes) = sessions.minutes {
                page.paragraph(text(format!("A session is {minutes} minutes long.")));
            }
            for (label, _, words) in topics(sessions) {
                facts(page, label, words);
            }
        }
    });
    page.section("What it costs", "costs", |page| {
        if let Some(fees) = &practice.fees {
            standard_fees(fees, page);
        }
    });
}

/// Adds the owner's paragraphs after a label.
fn facts(page: &mut Writer, label: &str, words: Option<&OwnWords>) {
    for text in labelled(label, words) {
        page.paragraph(text);
    }
}

fn standard_place(place: &Place, page: &mut Writer) {
    page.paragraph(text(format!("It is in {}.", place.area.as_str())));
    if let Some(address) = place.shown_address() {
        let address = text(sentences::address(address));
        page.paragraph(label_of("Address", &address));
    }
    if let Some(step_free) = &place.step_free {
        let access = text(sentences::step_free(step_free.access));
        page.paragraph(label_of("Getting in", &access));
        page.own_words(step_free.more.as_ref());
    }
    for (label, _, words) in details(place) {
        facts(page, label, words);
    }
}

/// What there is to know about a place: the label, the drawing, and the owner's words.
fn details(place: &Place) -> [(&'static str, &'static str, Option<&OwnWords>); 7] {
    [
        ("Toilet", "toilet", place.toilet.as_ref()),
        ("Parking", "parking", place.parking.as_ref()),
        ("Buses and trains", "bus", place.transport.as_ref()),
        ("Waiting", "waiting", place.waiting.as_ref()),
        ("Light and sound", "light", place.light_and_sound.as_ref()),
        (
            "Who can come with you",
            "companion",
            place.companions.as_ref(),
        ),
        (
            "Assistance animals",
            "assistance-dog",
            place.assistance_animals.as_ref(),
        ),
    ]
}

fn visits(visits: &Visits) -> [(&'static str, &'static str, Option<&OwnWords>); 3] {
    [
        ("At your home", "home-visit", visits.home.as_ref()),
        ("At school", "school", visits.school.as_ref()),
        ("Online", "online", visits.online.as_ref()),
    ]
}

fn topics(sessions: &Sessions) -> [(&'static str, &'static str, Option<&OwnWords>); 5] {
    [
        ("How often", "calendar", sessions.how_often.as_ref()),
        (
            "The first meeting",
            "meeting",
            sessions.first_meeting.as_ref(),
        ),
        (
            "After the first session",
            "reply",
            sessions.after_first.as_ref(),
        ),
        ("Breaks", "closed", sessions.breaks.as_ref()),
        ("How sessions end", "clock", sessions.ending.as_ref()),
    ]
}

fn standard_fees(fees: &Fees, page: &mut Writer) {
    let shown = Writer::blocks(|page| {
        page.list(fees.prices.iter().map(sentences::price).map(text).collect());
        facts(page, "Paying less", fees.concessions.as_ref());
        facts(page, "If you can’t come", fees.cancelling.as_ref());
        if !fees.who_can_pay.is_empty() {
            page.paragraph(text("These can pay:"));
            page.list(
                fees.who_can_pay
                    .iter()
                    .map(|payer| {
                        let meaning = sentences::meaning(*payer).join(" ");
                        match meaning.as_str() {
                            "" => text(sentences::payer(*payer)),
                            _ => text([sentences::payer(*payer), ". ", &meaning].concat()),
                        }
                    })
                    .collect(),
            );
        }
    });
    let is_empty = shown.is_empty();
    for block in shown {
        page.block(block);
    }
    if !is_empty {
        let day = sentences::day(&fees.checked_on);
        page.paragraph(text(format!("Checked on {day}.")));
    }
}

fn easy_read(practice: &Practice, page: &mut Writer) {
    page.section("Is there room?", "easy-room", |page| {
        if let Some(availability) = &practice.availability {
            let source = match availability {
                Availability::Open(_) => "/art/contact.svg#open",
                Availability::Waiting(_) => "/art/contact.svg#waiting-list",
                Availability::Closed(_) => "/art/contact.svg#closed",
            };
            page.idea(
                source,
                sentences::availability(availability).into_iter().map(text),
            );
        }
    });
    page.section("Where sessions are", "easy-where", |page| {
        if !practice.area_served.is_empty() {
            let areas = practice.area_served.iter().cloned().map(Text::Plain);
            let sentences = [text("I work here:")].into_iter().chain(areas);
            page.idea("/art/things.svg#where", sentences.collect::<Vec<_>>());
        }
        for place in &practice.places {
            easy_place(place, page);
        }
        for (label, drawing, words) in practice.visits.iter().flat_map(visits) {
            easy_facts(page, &[label, ":"].concat(), drawing, words);
        }
    });
    page.section("How sessions go", "easy-sessions", |page| {
        let Some(sessions) = &practice.sessions else {
            return;
        };
        let minutes = sessions.minutes.into_iter();
        let long = minutes.map(|minutes| text(format!("A session is {minutes} minutes long.")));
        page.idea("/art/things.svg#how-long", long);
        for (label, drawing, words) in topics(sessions) {
            easy_facts(page, &[label, ":"].concat(), drawing, words);
        }
    });
    page.section("What it costs", "easy-costs", |page| {
        if let Some(fees) = &practice.fees {
            easy_fees(fees, page);
        }
    });
}

/// Adds the owner's Easy Read after an opening, which also says what the part is about where there is none yet.
fn easy_facts(page: &mut Writer, opening: &str, drawing: &str, words: Option<&OwnWords>) {
    let source = ["/art/contact.svg#", drawing].concat();
    page.easy_words(&source, Some(opening), words, routes::PRACTICAL);
}

fn easy_place(place: &Place, page: &mut Writer) {
    let mut sentences = vec![
        Text::Parts(vec![strong(place.name.as_str())]),
        text("It is in this place:"),
        text(place.area.as_str()),
    ];
    if let Some(address) = place.shown_address() {
        sentences.push(text("The address is:"));
        sentences.extend(address.lines().map(text));
    }
    page.idea("/art/contact.svg#place", sentences);
    if let Some(step_free) = &place.step_free {
        let words = sentences::step_free(step_free.access);
        let drawing = match step_free.access {
            StepFreeAccess::Yes => "ramp",
            StepFreeAccess::Partly | StepFreeAccess::No => "step",
        };
        let source = ["/art/contact.svg#", drawing].concat();
        match &step_free.more {
            None => page.idea(&source, [text(words)]),
            more => easy_facts(page, words, drawing, more.as_ref()),
        }
    }
    for (label, drawing, words) in details(place) {
        easy_facts(page, &[label, ":"].concat(), drawing, words);
    }
}

fn easy_fees(fees: &Fees, page: &mut Writer) {
    let shown = Writer::blocks(|page| {
        let prices = fees.prices.iter().map(sentences::price).map(text);
        page.idea("/art/contact.svg#money", prices);
        easy_facts(
            page,
            "Paying less:",
            "less-money",
            fees.concessions.as_ref(),
        );
        let cancelling = "If you can not come:";
        easy_facts(page, cancelling, "calendar", fees.cancelling.as_ref());
        if !fees.who_can_pay.is_empty() {
            let payers = fees
                .who_can_pay
                .iter()
                .map(|payer| text(sentences::payer(*payer)));
            let sentences = [text("These can pay:")].into_iter().chain(payers);
            page.idea("/art/contact.svg#money", sentences.collect::<Vec<_>>());
        }
        for payer in &fees.who_can_pay {
            let meaning = sentences::meaning(*payer).iter().copied().map(text);
            page.idea("/art/contact.svg#report", meaning);
        }
    });
    let is_empty = shown.is_empty();
    for block in shown {
        page.block(block);
    }
    if !is_empty {
        let day = sentences::day(&fees.checked_on);
        let sentence = text(format!("I checked this on {day}."));
        page.idea("/art/contact.svg#calendar", [sentence]);
    }
}
