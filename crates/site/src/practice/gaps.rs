//! Fills the gaps of pages for which the practice has a fact: in the story, and on the accessibility page.

use super::writer::{drawing, link, listed, lone_link, plain, text};
use crate::source::{
    Block, Contact, Content, Idea, NextSteps, OwnWords, Picture, PlainText, Practice, PracticeFact,
    Text,
};
use attune::routes;

/// Fills every gap for which there is a fact, unless the owner has written words of their own there.
pub(super) fn fill(content: &mut Content) {
    let practice = &content.practice;
    if let (Some(steps), Some(contact)) = (&mut content.site.next_steps, &practice.contact)
        && !contact.ways().is_empty()
    {
        add_contact(steps);
    }
    for (slug, page) in &mut content.pages {
        let is_easy_read = page.is_easy_read || routes::standard(slug.as_str()).is_some();
        for block in &mut page.blocks {
            match block {
                Block::Ideas(ideas) | Block::Steps(ideas) => {
                    for idea in ideas {
                        fill_idea(idea, practice);
                    }
                }
                Block::Gap(gap) if gap.own_words.is_none() && !is_easy_read => {
                    gap.own_words = gap.filled_by.and_then(|fact| paragraph(fact, practice));
                }
                _ => {}
            }
        }
    }
}

/// Makes getting in touch the first of the next steps.
fn add_contact(steps: &mut NextSteps) {
    let to = routes::path(routes::CONTACT);
    let step = vec![
        link("Get in touch", &*to),
        plain(", by yourself or with somebody."),
    ];
    steps.steps.insert(0, Text::Parts(step));
    let sentences = vec![
        lone_link("Get in touch", to),
        text("Somebody can help you."),
    ];
    let idea = Idea::new(drawing("/art/contact.svg#email"), sentences);
    steps.easy_read.insert(0, idea);
}

fn fill_idea(idea: &mut Idea, practice: &Practice) {
    if idea.is_shown() {
        return;
    }
    let Some(fact) = idea.filled_by else { return };
    idea.text = sentences(fact, practice);
    if fact == PracticeFact::Therapist && idea.is_shown() && idea.photograph.is_none() {
        idea.photograph = photograph(practice).cloned();
    }
}

fn photograph(practice: &Practice) -> Option<&Picture> {
    practice.therapist.as_ref()?.photograph.as_ref()
}

/// The fact in short sentences; none if it isn't filled in.
fn sentences(fact: PracticeFact, practice: &Practice) -> Vec<Text> {
    match fact {
        PracticeFact::Place => {
            let places = practice.places.iter();
            let areas: Vec<&str> = places.map(|place| place.area.as_str()).collect();
            let is_any = !areas.is_empty();
            let sentence = is_any.then(|| text(format!("Sessions are in {}.", listed(&areas))));
            sentence.into_iter().collect()
        }
        PracticeFact::Therapist => {
            let therapist = practice.therapist.as_ref();
            let sentence = |name: &PlainText| text(format!("{} meets me.", name.as_str()));
            therapist
                .map(|one| sentence(&one.name))
                .into_iter()
                .collect()
        }
        PracticeFact::SessionLength => {
            let minutes = practice.sessions.as_ref().and_then(|one| one.minutes);
            let sentence =
                minutes.map(|minutes| text(format!("A session is {minutes} minutes long.")));
            sentence.into_iter().collect()
        }
        PracticeFact::AfterFirstSession => {
            let after = practice
                .sessions
                .as_ref()
                .and_then(|one| one.after_first.as_ref());
            after.map_or_else(Vec::new, easy_sentences)
        }
        PracticeFact::Contact => {
            let contact = practice.contact.as_ref();
            contact.and_then(easy_contact).into_iter().collect()
        }
    }
}

/// The owner's words in Easy Read, or as they are where there are none.
fn easy_sentences(words: &OwnWords) -> Vec<Text> {
    if words.easy_read.is_empty() {
        return words.text.clone();
    }
    words.easy_read.iter().cloned().map(Text::Plain).collect()
}

fn easy_contact(contact: &Contact) -> Option<Text> {
    contact.ways().first()?;
    let to = routes::path(routes::CONTACT);
    Some(Text::Parts(vec![
        plain("You can "),
        link("get in touch", to),
        plain(" and ask for help."),
    ]))
}

/// The fact as a paragraph of a standard page.
fn paragraph(fact: PracticeFact, practice: &Practice) -> Option<Text> {
    if fact != PracticeFact::Contact {
        return sentences(fact, practice).into_iter().next();
    }
    // Not the address itself: beside each is how to check the registration, which is on the page for getting in touch.
    practice.contact.as_ref()?.ways().first()?;
    Some(Text::Parts(vec![
        plain(
            "If something on this site does not work for you, or you need the words in another form, please ",
        ),
        link("get in touch", routes::path(routes::CONTACT)),
        plain("."),
    ]))
}
