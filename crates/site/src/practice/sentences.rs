//! Facts as words, for the pages that show the same ones.

use super::writer::{listed, plain, strong, text};
use crate::date;
use crate::source::{
    Availability, Date, Dbs, DbsLevel, OwnWords, Payer, Per, PlainText, PostalAddress, Pounds,
    Practice, PracticeQuestion, Price, Reader, StepFreeAccess, Text,
};

/// The owner's paragraphs, the first of them after a label in strong type.
pub fn labelled(label: &str, words: Option<&OwnWords>) -> Vec<Text> {
    let texts = words.into_iter().flat_map(|words| &words.text);
    let mut texts: Vec<Text> = texts.cloned().collect();
    if let Some(first) = texts.first_mut() {
        *first = label_of(label, first);
    }
    texts
}

/// A text after a label in strong type.
pub fn label_of(label: &str, words: &Text) -> Text {
    let mut parts = vec![strong([label, ":"].concat()), plain(" ")];
    match words {
        Text::Plain(words) => parts.push(plain(words.as_str())),
        Text::Parts(rest) => parts.extend(rest.iter().cloned()),
    }
    Text::Parts(parts)
}

/// Words in a row, from a file.
pub fn in_a_row(items: &[PlainText]) -> String {
    let items: Vec<&str> = items.iter().map(PlainText::as_str).collect();
    listed(&items)
}

/// The questions of these readers.
pub fn questions<'a>(
    practice: &'a Practice,
    readers: &'a [Reader],
) -> impl Iterator<Item = &'a PracticeQuestion> {
    let all = practice.questions.iter();
    all.filter(|question| readers.contains(&question.reader))
}

/// The registration. Only with a number may a page call the owner a music therapist: the law protects the title.
pub fn registration(practice: &Practice) -> Option<String> {
    let number = practice.hcpc_number.as_ref()?.normal();
    Some(format!(
        "I am registered with the Health and Care Professions Council (HCPC) as an arts therapist: a music therapist. \
         My number is {number}."
    ))
}

pub fn insurance(practice: &Practice) -> Option<String> {
    let insurer = practice.insurer.as_ref()?;
    Some(format!(
        "My work is insured. The insurer is {}.",
        insurer.as_str()
    ))
}

pub fn dbs(dbs: &Dbs) -> String {
    let level = match dbs.level {
        DbsLevel::Basic => "a basic check",
        DbsLevel::Standard => "a standard check",
        DbsLevel::Enhanced => "an enhanced check",
        DbsLevel::EnhancedWithBarredLists => "an enhanced check with the barred lists",
    };
    let issued = dbs.issued.as_ref().map(day);
    let issued = issued.map_or_else(String::new, |day| format!(" It was issued on {day}."));
    format!("I have {level} by the Disclosure and Barring Service (DBS).{issued}")
}

pub fn day(date: &Date) -> String {
    date::shown(&date.0)
}

/// Whether there is room, in short sentences.
pub fn availability(availability: &Availability) -> Vec<String> {
    let mut sentences = match availability {
        Availability::Open(_) => vec!["I have room for new people.".to_owned()],
        Availability::Waiting(waiting) => {
            let weeks = match waiting.weeks {
                1 => "1 week".to_owned(),
                weeks => format!("{weeks} weeks"),
            };
            vec![
                "There is a waiting list.".to_owned(),
                format!("People wait about {weeks}."),
            ]
        }
        Availability::Closed(_) => vec![
            "I have no room for new people now.".to_owned(),
            "There is no waiting list.".to_owned(),
        ],
    };
    sentences.push(format!("This was so on {}.", day(availability.as_of())));
    sentences
}

/// A price, as in “Session for one person: £55 per session”.
pub fn price(price: &Price) -> String {
    let Some(amount) = amount(&price.amount) else {
        return format!("{}: free", price.what.as_str());
    };
    let per = match price.per {
        Per::Session => "session",
        Per::Hour => "hour",
        Per::Person => "person",
        Per::Report => "report",
        Per::Visit => "visit",
        Per::Mile => "mile",
    };
    format!("{}: {amount} per {per}", price.what.as_str())
}

/// The amount with its sign; `None` if it costs nothing.
fn amount(pounds: &Pounds) -> Option<String> {
    let is_free = pounds.0.chars().all(|letter| matches!(letter, '0' | '.'));
    (!is_free).then(|| ["£", &pounds.0].concat())
}

/// Who can pay, in a few words.
pub fn payer(payer: Payer) -> &'static str {
    match payer {
        Payer::Oneself => "you or your family",
        Payer::School => "a school",
        Payer::EhcPlan => "an EHC plan",
        Payer::PersonalBudget => "a personal budget",
        Payer::Charity => "a charity",
    }
}

/// What a way to pay is, in short sentences; empty if its name says it.
pub fn meaning(payer: Payer) -> &'static [&'static str] {
    match payer {
        Payer::EhcPlan => &[
            "An EHC plan is an education, health and care plan.",
            "It says what help a child or young person needs.",
            "The council writes it.",
        ],
        Payer::PersonalBudget => &[
            "A personal budget is money for your care.",
            "It comes from the council or the NHS.",
        ],
        Payer::Oneself | Payer::School | Payer::Charity => &[],
    }
}

pub fn step_free(access: StepFreeAccess) -> &'static str {
    match access {
        StepFreeAccess::Yes => "You can get in without steps.",
        StepFreeAccess::Partly => "Part of the way in has no steps.",
        StepFreeAccess::No => "There are steps on the way in.",
    }
}

/// An address in one line.
pub fn address(address: &PostalAddress) -> String {
    let lines: Vec<&str> = address.lines().collect();
    lines.join(", ")
}

/// Sentences one after the other, as a paragraph.
pub fn paragraph<T: AsRef<str>>(sentences: &[T]) -> Text {
    let sentences: Vec<&str> = sentences.iter().map(AsRef::as_ref).collect();
    text(sentences.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_is_written_as_people_say_it() {
        let shown = |amount: &str, per| {
            price(&Price {
                what: PlainText("Report".into()),
                amount: Pounds(amount.into()),
                per,
            })
        };
        assert_eq!(shown("22.50", Per::Person), "Report: £22.50 per person");
        assert_eq!(shown("0", Per::Session), "Report: free");
        assert_eq!(shown("0.00", Per::Session), "Report: free");
        assert_eq!(shown("0.45", Per::Mile), "Report: £0.45 per mile");
    }
}
