//! Notes on dates: facts that haven't been looked at for long, and what is due.

use time::{Date, Month};

use super::{Facts, Note, Words};
use crate::check::file::FileKind;
use crate::check::visit::Definition;
use crate::date;
use crate::source::Availability;

/// A fact with the day on which it was last checked.
struct Dated<'t> {
    /// The JSON path of the day.
    path: &'static str,
    /// The day, as it is written.
    day: Option<&'t str>,
    /// The number of months for which it is taken to be true.
    months: u8,
    /// What it is about, as in “You last checked … on”.
    subject: &'static str,
    why: &'static str,
    remedy: &'static str,
}

pub(super) fn notes(facts: &Facts) -> Vec<Note> {
    let mut notes: Vec<Note> = [fees(facts), availability(facts), privacy(facts)]
        .iter()
        .filter_map(|dated| old(facts, dated))
        .collect();
    notes.extend(renewal(facts));
    notes.extend(in_the_future(facts));
    notes.extend(year_in_the_future(facts));
    notes
}

fn fees<'t>(facts: &Facts<'t>) -> Dated<'t> {
    let fees = facts.practice.fees.as_ref();
    Dated {
        path: "$.fees.checked_on",
        day: fees.map(|fees| fees.checked_on.as_str()),
        months: 12,
        subject: "your fees",
        why: "people decide by them, and what promotes your practice must be accurate (HCPC: \
              https://www.hcpc-uk.org/standards/standards-of-conduct-performance-and-ethics/).",
        remedy: "Read them again, correct what has changed, and write today's date under \"checked_on\".",
    }
}

fn availability<'t>(facts: &Facts<'t>) -> Dated<'t> {
    let availability = facts.practice.availability.as_ref();
    Dated {
        path: match availability {
            Some(Availability::Open(_)) => "$.availability.open.as_of",
            Some(Availability::Waiting(_)) => "$.availability.waiting.as_of",
            Some(Availability::Closed(_)) | None => "$.availability.closed.as_of",
        },
        day: availability.map(|availability| availability.as_of().as_str()),
        months: 3,
        subject: "whether you have room for new people",
        why: "people decide by this whether to write to you, and what promotes your practice must be accurate (HCPC: \
              https://www.hcpc-uk.org/standards/standards-of-conduct-performance-and-ethics/).",
        remedy: "Correct it if it has changed, and write today's date under \"as_of\".",
    }
}

fn privacy<'t>(facts: &Facts<'t>) -> Dated<'t> {
    let privacy = facts.practice.privacy.as_ref();
    Dated {
        path: "$.privacy.checked_on",
        day: privacy.map(|privacy| privacy.checked_on.as_str()),
        months: 12,
        subject: "what you say about privacy",
        why: "the law asks you to tell people truly what happens to what they send you (ICO: \
              https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/individual-rights/\
              the-right-to-be-informed/checklists/).",
        remedy: "Read it again, correct what has changed, and write today's date under \"checked_on\".",
    }
}

/// The note on a fact that was last checked more than its months ago.
fn old(facts: &Facts, dated: &Dated) -> Option<Note> {
    let day = date::parse(dated.day?)?;
    (facts.today > date::months_later(day, dated.months)).then(|| {
        let what = format!(
            "You last checked {} on {}, more than {} months ago.",
            dated.subject,
            date::spoken(day),
            dated.months
        );
        let words = Words::new(what, dated.why, dated.remedy);
        facts.note(FileKind::Practice, dated.path, words)
    })
}

/// Arts therapists renew their registration between the first of March and the end of May of even years.
fn renewal(facts: &Facts) -> Option<Note> {
    facts.practice.hcpc_number.as_ref()?;
    let year = facts.today.year();
    let from = Date::from_calendar_date(year, Month::March, 1).ok()?;
    let until = Date::from_calendar_date(year, Month::May, 31).ok()?;
    let is_due = year % 2 == 0 && (from..=until).contains(&facts.today);
    is_due.then(|| {
        let words = Words::new(
            format!("Your registration with the HCPC has to be renewed by {}.", date::spoken(until)),
            "arts therapists renew every two years; who doesn't is taken off the register and may not use the title \
             (https://www.hcpc-uk.org/employers/registration/renewals/).",
            "If you have renewed it, there is nothing to do; this note goes away in June.",
        );
        facts.note(FileKind::Practice, "$.hcpc_number", words)
    })
}

/// Notes on days that are still to come, in any file.
fn in_the_future(facts: &Facts) -> Vec<Note> {
    let visits = facts.visits.iter().flatten();
    let dates = visits.filter(|visit| visit.definition == Definition::Date);
    let later = dates.filter_map(|visit| {
        let day = date::parse(visit.as_str()?).filter(|day| *day > facts.today)?;
        let file = visit.span.file;
        let words = Words::new(
            format!(
                "{} is in the future: {}.",
                visit.span.subject(),
                date::spoken(day)
            ),
            "it should be the day on which you did or checked something.",
            "Correct the day, the month or the year.",
        );
        Some(words.at(file.name.clone(), file.position(visit.span.byte).0))
    });
    later.collect()
}

fn year_in_the_future(facts: &Facts) -> Option<Note> {
    let mut visits = facts.visits.iter().flatten();
    let therapist = visits.find(|visit| visit.definition == Definition::Therapist)?;
    let (node, span) = therapist.field("practising_since")?;
    let year: i32 = node.as_number_lit()?.value.parse().ok()?;
    (year > facts.today.year()).then(|| {
        let words = Words::new(
            format!("{} is a year in the future: {year}.", span.subject()),
            "it should be the year in which you began.",
            "Correct the year.",
        );
        words.at(span.file.name.clone(), span.file.position(span.byte).0)
    })
}
