//! Makes the page with the numbers for a crisis.

use attune::{routes, words};

use super::writer::{Writer, link, listed, lone_link, plain, strong, text};
use super::{Facts, MadePage};
use crate::date;
use crate::source::{
    Block, GroupKind, Heading, HelpService, Nation, PlainText, Reach, ShortNumber, Text,
};

const NO_CRISIS_SERVICE: [&str; 3] = [
    "This practice is not a crisis service.",
    "In a crisis, please do not write to us.",
    "Use a number on this page.",
];
const DRAWING_OF_NO_CRISIS_SERVICE: &str = "/art/contact.svg#not-offered";

pub(super) fn page(facts: Facts) -> MadePage {
    let services = &facts.help_now.services;
    MadePage {
        slug: routes::HELP_NOW,
        title: words::HELP_NOW.into(),
        menu_label: words::HELP_NOW,
        description: "Numbers to call or text in danger or in a crisis, and how to reach them if you can’t hear or \
                      speak on the phone."
            .into(),
        standard: Writer::blocks(|page| standard(page, services)),
        easy_read: Writer::blocks(|page| easy_read(page, services)),
    }
}

fn standard(page: &mut Writer, services: &[HelpService]) {
    if let Some(first) = services.first() {
        page.block(Block::Note(in_danger(first)));
    }
    page.paragraph(text(NO_CRISIS_SERVICE.join(" ")));
    for service in services {
        page.group(GroupKind::HelpService, |group| {
            group.block(Block::Heading(Heading {
                level: 2,
                text: service.name.clone(),
                anchor: None,
            }));
            // Not paragraphs: large ones of one line look like headings to a screen reader's user.
            let relay = service.text_relay.as_ref().map(by_text_relay);
            group.list([way(&service.reach)].into_iter().chain(relay).collect());
            if !service.how.is_empty() {
                let how: Vec<&str> = service.how.iter().map(PlainText::as_str).collect();
                group.paragraph(text(how.join(" ")));
            }
            group.paragraph(text(for_whom(service)));
            group.paragraph(text(terms(service).join(" ")));
        });
    }
}

fn easy_read(page: &mut Writer, services: &[HelpService]) {
    if let Some(first) = services.first() {
        page.idea_with(first.picture.clone(), [in_danger(first)]);
    }
    page.idea(DRAWING_OF_NO_CRISIS_SERVICE, NO_CRISIS_SERVICE.map(text));
    for service in services {
        let name = Text::Parts(vec![strong(service.name.as_str()), plain(".")]);
        let mut sentences = vec![name, way(&service.reach)];
        sentences.extend(service.how.iter().cloned().map(Text::Plain));
        sentences.push(text(for_whom(service)));
        sentences.extend(service.text_relay.as_ref().map(by_text_relay));
        sentences.extend(terms(service).into_iter().map(text));
        page.idea_with(service.picture.clone(), sentences);
    }
}

/// What to do first: the first service is the most urgent.
fn in_danger(first: &HelpService) -> Text {
    Text::Parts(vec![
        plain("If someone is in danger or badly hurt, "),
        link(first.reach.words(), first.reach.address()),
        plain("."),
    ])
}

fn way(reach: &Reach) -> Text {
    let words = reach.words();
    let (first, rest) = words.split_at(1);
    let words = [&first.to_uppercase(), rest].concat();
    lone_link(words, reach.address())
}

fn for_whom(service: &HelpService) -> String {
    ["For ", service.for_whom.as_str(), "."].concat()
}

fn by_text_relay(number: &ShortNumber) -> Text {
    let reach = Reach::Call(number.clone());
    Text::Parts(vec![
        plain("With text relay, "),
        link(reach.words(), reach.address()),
        plain("."),
    ])
}

/// Hours, cost and nations, and the day on which the owner has checked them.
fn terms(service: &HelpService) -> Vec<String> {
    let sentence = |words: &PlainText| [words.as_str(), "."].concat();
    let checked = service.checked_on.as_ref();
    let checked = checked.map(|day| format!("Checked on {}.", date::shown(day.as_str())));
    let mut terms = vec![sentence(&service.hours)];
    terms.extend(service.cost.as_ref().map(sentence));
    terms.push(nations(&service.nations));
    terms.extend(checked);
    terms
}

fn nations(nations: &[Nation]) -> String {
    let all = [
        (Nation::England, "England"),
        (Nation::Scotland, "Scotland"),
        (Nation::Wales, "Wales"),
        (Nation::NorthernIreland, "Northern Ireland"),
    ];
    let listed_nations = all.iter().filter(|(nation, _)| nations.contains(nation));
    let names: Vec<&str> = listed_nations.map(|(_, name)| *name).collect();
    if names.len() == all.len() {
        return "Everywhere in the UK.".into();
    }
    ["In ", &listed(&names), "."].concat()
}
