//! Notes on the numbers of `help-now.json`.

use super::{Facts, Note, Urgency, Words};
use crate::check::file::FileKind;
use crate::date;
use crate::source::{HelpService, Reach};

/// From this many days after a check on, a note reminds of the next.
const REMINDED_AFTER: i64 = 300;
/// After more than this many days, the note is loud.
const OLD_AFTER: i64 = 365;

const WHY: &str = "somebody in danger may call this number, and numbers and menus change";

/// The note on all services that have no day on which they were checked.
pub(super) fn never_checked(facts: &Facts) -> Option<Note> {
    let unchecked = |service: &HelpService| service.checked_on.is_none();
    let (first, listed) = listed(facts, unchecked)?;
    let today = facts.today;
    let words = Words::new(
        format!("Check these numbers; nobody has done so for this site yet:{listed}"),
        format!("{WHY}."),
        format!(
            "Open each address and compare the number, the hours and what to choose. Then write the day into that \
             service: \"checked_on\": \"{today}\"."
        ),
    );
    Some(facts.note(FileKind::HelpNow, &name_path(first), words))
}

/// The notes on services whose last check is long ago: a quiet one, and a loud one.
pub(super) fn checked_long_ago(facts: &Facts) -> Vec<Note> {
    let days = |service: &HelpService| {
        let checked = date::parse(service.checked_on.as_ref()?.as_str())?;
        Some((facts.today - checked).whole_days())
    };
    let is_due = |service: &HelpService| {
        days(service).is_some_and(|days| (REMINDED_AFTER..=OLD_AFTER).contains(&days))
    };
    let is_old = |service: &HelpService| days(service).is_some_and(|days| days > OLD_AFTER);
    let due = self::listed(facts, is_due).map(|(first, listed)| {
        let words = Words::new(
            format!("These numbers should be checked again soon:{listed}"),
            format!("{WHY}; they are to be checked once a year."),
            "Open each address and compare. Then write today's date under \"checked_on\".",
        );
        facts.note(FileKind::HelpNow, &name_path(first), words)
    });
    let old = self::listed(facts, is_old).map(|(first, listed)| {
        let words = Words::new(
            format!("Nobody has checked these numbers for more than a year:{listed}"),
            format!("{WHY}. A wrong number in a crisis is the worst mistake that this site can have."),
            "Check them today: open each address and compare. Then write today's date under \"checked_on\".",
        );
        Note {
            urgency: Urgency::Loud,
            ..facts.note(FileKind::HelpNow, &name_path(first), words)
        }
    });
    due.into_iter().chain(old).collect()
}

/// The services to look at, one on each line, and the index of the first; `None` if there are none.
fn listed(facts: &Facts, is_wanted: impl Fn(&HelpService) -> bool) -> Option<(usize, String)> {
    let services = facts.help_now.services.iter().enumerate();
    let wanted: Vec<_> = services.filter(|(_, one)| is_wanted(one)).collect();
    let (first, _) = *wanted.first()?;
    let lines = wanted.iter().map(|(_, service)| {
        let number = match &service.reach {
            Reach::Call(number) => number.0.clone(),
            Reach::Text(message) => ["text ", &message.to.0].concat(),
        };
        let checked = service.checked_on.as_ref();
        let checked = checked.map(|day| format!(", checked on {}", date::shown(day.as_str())));
        let sources = service.sources.iter();
        let sources: Vec<String> = sources
            .map(|page| format!("\n      {}", page.as_str()))
            .collect();
        let sources = sources.concat();
        format!(
            "\n    {}, {number}{}{sources}",
            service.name.as_str(),
            checked.unwrap_or_default()
        )
    });
    Some((first, lines.collect()))
}

fn name_path(index: usize) -> String {
    format!("$.services[{index}].name")
}
