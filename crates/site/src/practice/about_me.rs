//! Who the therapist is.

use attune::{routes, words};

use super::sentences::{self, in_a_row};
use super::writer::{Writer, drawing, link, lone_link, plain, text, with_next_steps};
use super::{Facts, MadePage};
use crate::source::{
    Block, DbsLevel, Figure, Idea, PlainText, Practice, Question, Reader, Text, Therapist,
};

/// The register, where people search by name.
const REGISTER: &str = "https://www.hcpc-uk.org/check-the-register/";

/// The longest description that search engines show.
const MAX_DESCRIPTION: usize = 160;

pub(super) fn page(facts: Facts) -> Option<MadePage> {
    let practice = facts.practice;
    let [standard, easy_read] = with_next_steps(
        |page| standard(practice, page),
        |page| easy_read(practice, page),
    )?;
    let name = practice.therapist.as_ref().map(|one| one.name.as_str());
    Some(MadePage {
        slug: routes::ABOUT_ME,
        title: name.map_or_else(|| "About me".into(), |name| format!("About {name}")),
        menu_label: "About me",
        description: name
            .map(|name| format!("About {name}, the person you would meet."))
            .filter(|words| words.chars().count() < MAX_DESCRIPTION - 20)
            .unwrap_or_else(|| "About the person you would meet.".into()),
        standard,
        easy_read,
    })
}

fn standard(practice: &Practice, page: &mut Writer) {
    if let Some(therapist) = &practice.therapist {
        if let Some(picture) = therapist.photograph.clone() {
            let caption = None;
            page.block(Block::Picture(Figure { picture, caption }));
        }
        let own_words = therapist.own_words.clone();
        if let Some(Block::Paragraph(_)) = own_words.first() {
            page.section("In my own words", "my-words", |page| {
                for block in own_words {
                    page.block(block);
                }
            });
        } else {
            for block in own_words {
                page.block(block);
            }
        }
        page.section("Who I work with", "my-clients", |page| {
            page.list(texts(&therapist.works_with));
        });
        page.section("What I do not offer", "not-offered", |page| {
            page.list(texts(&therapist.does_not_offer));
        });
        page.section("Training", "my-training", |page| {
            page.list(texts(&therapist.training));
            if let Some(year) = therapist.practising_since {
                page.paragraph(text(format!("I have practised since {year}.")));
            }
        });
        page.section("Languages", "my-languages", |page| {
            if !therapist.languages.is_empty() {
                let languages = in_a_row(&therapist.languages);
                page.paragraph(text(format!("I work in {languages}.")));
            }
        });
    }
    page.section("Registration and checks", "my-checks", |page| {
        checks(practice, page);
    });
    page.section("Supervision", "my-supervision", |page| {
        page.own_words(practice.supervision.as_ref());
    });
    questions(practice, page, "Questions people ask me", Reader::Client);
    let carers = "Questions from parents and carers";
    questions(practice, page, carers, Reader::Carer);
    page.section("If something is wrong", "complaints", |page| {
        page.own_words(practice.complaints.as_ref());
    });
}

fn checks(practice: &Practice, page: &mut Writer) {
    if let Some(sentence) = sentences::registration(practice) {
        page.paragraph(Text::Parts(vec![
            plain(sentence),
            plain(" You can look me up on "),
            link("the HCPC’s register", REGISTER),
            plain("."),
        ]));
    }
    if !practice.memberships.is_empty() {
        page.paragraph(text("I am a member of:"));
        page.list(texts(&practice.memberships));
    }
    if let Some(sentence) = sentences::insurance(practice) {
        page.paragraph(text(sentence));
    }
    if let Some(dbs) = &practice.dbs {
        page.paragraph(text(sentences::dbs(dbs)));
    }
}

fn questions(practice: &Practice, page: &mut Writer, heading: &str, reader: Reader) {
    let readers = [reader];
    let questions = sentences::questions(practice, &readers).map(|one| Question {
        question: one.question.clone(),
        answer: one.answer.text.clone(),
    });
    let questions: Vec<Question> = questions.collect();
    if !questions.is_empty() {
        let anchor = match reader {
            Reader::Client => "questions",
            Reader::Carer => "carers",
            Reader::Referrer => "referrers",
        };
        page.section(heading, anchor, |page| {
            page.block(Block::Questions(questions));
        });
    }
}

fn easy_read(practice: &Practice, page: &mut Writer) {
    if let Some(therapist) = &practice.therapist {
        who(practice, therapist, page);
    }
    page.section("How you can check", "easy-checks", |page| {
        easy_checks(practice, page);
    });
    page.section("Questions", "easy-questions", |page| {
        let readers = [Reader::Client, Reader::Carer];
        for one in sentences::questions(practice, &readers) {
            let question = Some(one.question.as_str());
            let source = "/art/contact.svg#question";
            page.easy_words(source, question, Some(&one.answer), routes::ABOUT_ME);
        }
    });
    page.section("If something is wrong", "easy-complaints", |page| {
        let source = "/art/contact.svg#complain";
        page.easy_words(source, None, practice.complaints.as_ref(), routes::ABOUT_ME);
    });
}

fn who(practice: &Practice, therapist: &Therapist, page: &mut Writer) {
    let mut name = vec![text(format!("My name is {}.", therapist.name.as_str()))];
    if practice.hcpc_number.is_some() {
        name.push(text("I am a music therapist."));
    }
    let photograph = therapist.photograph.clone();
    let picture = photograph.unwrap_or_else(|| drawing("/art/things.svg#who"));
    page.idea_with(picture, name);
    own_words(therapist, page);
    many(
        page,
        "/art/contact.svg#works-with",
        "I work with:",
        &therapist.works_with,
    );
    many(
        page,
        "/art/contact.svg#not-offered",
        "I do not offer:",
        &therapist.does_not_offer,
    );
    many(
        page,
        "/art/contact.svg#training",
        "I learned my work here:",
        &therapist.training,
    );
    let since = therapist.practising_since.into_iter();
    let since = since.map(|year| text(format!("I have done this work since {year}.")));
    page.idea("/art/contact.svg#calendar", since);
    many(
        page,
        "/art/people.svg#share",
        "I can use these languages:",
        &therapist.languages,
    );
}

/// The owner's own Easy Read, or the sentence that it isn't there yet.
fn own_words(therapist: &Therapist, page: &mut Writer) {
    let shown: Vec<Idea> = therapist.own_words_easy_read.clone();
    if shown.iter().any(Idea::is_shown) {
        page.block(Block::Ideas(shown));
    } else if !therapist.own_words.is_empty() {
        let to = [&routes::path(routes::ABOUT_ME), "#", routes::MAIN_ID].concat();
        let link = lone_link(words::READ_STANDARD, to);
        let sentences = [text(words::NOT_IN_EASY_READ), link];
        page.idea("/art/things.svg#easy", sentences);
    }
}

fn easy_checks(practice: &Practice, page: &mut Writer) {
    if let Some(number) = &practice.hcpc_number {
        page.idea(
            "/art/contact.svg#registered",
            [
                text("Music therapists must be on a list."),
                text("The list is called the HCPC register."),
                text(format!("My number on it is {}.", number.normal())),
                lone_link("Look at the list", REGISTER),
            ],
        );
    }
    many(
        page,
        "/art/things.svg#standards",
        "I am a member of:",
        &practice.memberships,
    );
    if let Some(insurer) = &practice.insurer {
        page.idea(
            "/art/contact.svg#insurance",
            [
                text("My work is insured."),
                text(format!("The insurer is {}.", insurer.as_str())),
            ],
        );
    }
    if let Some(dbs) = &practice.dbs {
        page.idea("/art/things.svg#safe", easy_dbs(dbs));
    }
    let source = "/art/contact.svg#meeting";
    page.easy_words(
        source,
        None,
        practice.supervision.as_ref(),
        routes::ABOUT_ME,
    );
}

fn easy_dbs(dbs: &crate::source::Dbs) -> Vec<Text> {
    let kind = match dbs.level {
        DbsLevel::Basic => "It was a basic check.",
        DbsLevel::Standard => "It was a standard check.",
        DbsLevel::Enhanced | DbsLevel::EnhancedWithBarredLists => "It was an enhanced check.",
    };
    let mut sentences = vec![
        text("I have had a DBS check."),
        text("It looks at whether a person has broken the law."),
        text(kind),
    ];
    if dbs.level == DbsLevel::EnhancedWithBarredLists {
        sentences.push(text(
            "It also looked at lists of people who must not do this work.",
        ));
    }
    let issued = dbs.issued.as_ref().map(sentences::day);
    sentences.extend(issued.map(|day| text(format!("The result is from {day}."))));
    sentences
}

/// An idea with a sentence for each entry; nothing without entries.
fn many(page: &mut Writer, source: &str, opening: &str, entries: &[PlainText]) {
    if !entries.is_empty() {
        let sentences = [text(opening)].into_iter().chain(texts(entries));
        page.idea(source, sentences.collect::<Vec<_>>());
    }
}

fn texts(words: &[PlainText]) -> Vec<Text> {
    words.iter().cloned().map(Text::Plain).collect()
}
