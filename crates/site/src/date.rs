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

/// The day of a time, in seconds since the first of January 1970 (UTC); `None` if the calendar doesn't reach so far.
#[must_use]
pub fn of_unix_time(seconds: u64) -> Option<Date> {
    const FIRST_DAY: u64 = 2_440_588;
    let day = i32::try_from(FIRST_DAY + seconds / 86_400).ok()?;
    Date::from_julian_day(day).ok()
}

/// The same day some months later, or the last of that month if it has no such day.
#[must_use]
pub fn months_later(date: Date, months: u8) -> Date {
    let (year, month, day) = date.to_calendar_date();
    let count = u8::from(month) - 1 + months;
    let year = year + i32::from(count / 12);
    let next = Month::try_from(count % 12 + 1).unwrap_or(month);
    let day = day.min(next.length(year));
    Date::from_calendar_date(year, next, day).unwrap_or(Date::MAX)
}

/// A day as people write it in the United Kingdom, `3 October 2026`; the text itself if it isn't a day.
#[must_use]
pub fn shown(text: &str) -> String {
    parse(text).map_or_else(|| text.to_owned(), spoken)
}

/// A day as people in the United Kingdom write it.
#[must_use]
pub fn spoken(date: Date) -> String {
    format!("{} {} {}", date.day(), date.month(), date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_end_where_the_next_one_has_no_such_day() {
        for (day, months, later) in [
            ("2026-10-03", 12, "2027-10-03"),
            ("2026-11-30", 3, "2027-02-28"),
            ("2028-02-29", 12, "2029-02-28"),
            ("2026-01-31", 1, "2026-02-28"),
        ] {
            let date = parse(day).expect("a day");
            assert_eq!(Some(months_later(date, months)), parse(later), "{day}");
        }
    }

    #[test]
    fn a_time_is_on_a_day() {
        assert_eq!(of_unix_time(0), parse("1970-01-01"));
        assert_eq!(of_unix_time(1_793_836_799), parse("2026-11-04"));
        assert_eq!(of_unix_time(1_793_836_800), parse("2026-11-05"));
        assert_eq!(of_unix_time(u64::MAX / 2), None);
    }

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
