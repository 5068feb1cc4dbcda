//! Days of the calendar, as the content writes them: `2026-10-03`. The library has no clock; whoever needs today's date
//! passes it in.

use time::{Date, Month};

/// Parses a day; `None` if it isn't one.
#[must_use]
pub fn parse(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let mut number = |digits: usize| {
        let part = parts.next()?;
        let is_number = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse::<u16>().ok()).flatten()
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    let is_whole = parts.next().is_none();
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    let day = u8::try_from(day).ok()?;
    Date::from_calendar_date(year.into(), month, day)
        .ok()
        .filter(|_| is_whole)
}

/// A day as people write it in the United Kingdom, `3 October 2026`; the text itself if it isn't a day.
#[must_use]
pub fn shown(text: &str) -> String {
    parse(text).map_or_else(
        || text.to_owned(),
        |date| format!("{} {} {}", date.day(), date.month(), date.year()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        assert_eq!(shown("2026-10-03"), "3 October 2026");
        assert!(parse("2028-02-29").is_some());
        for wrong in [
            "",
            "2026-02-29",
            "2026-13-01",
            "03-10-2026",
            "2026-10-3",
            "2026-10-03-1",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
