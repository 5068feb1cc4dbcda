//! Checks the values of `practice.json` and `help-now.json` that visitors and programs rely on: numbers and dates.
//! `contact` has those for the ways to get in touch.

use crate::date;
use crate::fault::Fault;
use crate::source::HcpcNumber;

pub(super) fn check_date(date: &str) -> Option<Fault> {
    (!date.is_empty() && date::parse(date).is_none()).then(|| {
        Fault::new(
            format!("\"{date}\" isn't a day."),
            "Write year, month and day, such as \"2026-10-03\".",
        )
    })
}

pub(super) fn check_pounds(amount: &str) -> Option<Fault> {
    let (pounds, pence) = amount.split_once('.').unwrap_or((amount, "00"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let fits = is_number(pounds) && pounds.len() <= 5 && is_number(pence) && pence.len() == 2;
    (!amount.is_empty() && !fits).then(|| {
        Fault::new(
            format!("\"{amount}\" isn't an amount in pounds."),
            "Write digits without a pound sign or a comma, and no pence or two digits of them: \"55\" or \"47.50\".",
        )
    })
}

pub(super) fn check_hcpc_number(number: &str) -> Option<Fault> {
    (!number.is_empty() && !HcpcNumber(number.to_owned()).is_valid()).then(|| {
        Fault::new(
            format!("\"{number}\" isn't a number of an arts therapist on the HCPC's register."),
            "Write AS and four to six digits, such as \"AS12345\", as the register has it: \
             https://www.hcpc-uk.org/check-the-register/",
        )
    })
}

/// Numbers in use begin with a Z or a C, a letter or a digit, and six digits.
pub(super) fn check_ico_number(number: &str) -> Option<Fault> {
    let bytes = number.as_bytes();
    let fits = bytes.len() == 8
        && matches!(bytes[0], b'Z' | b'C')
        && (bytes[1].is_ascii_uppercase() || bytes[1].is_ascii_digit())
        && bytes[2..].iter().all(u8::is_ascii_digit);
    (!number.is_empty() && !fits).then(|| {
        Fault::new(
            format!("\"{number}\" isn't a number in the ICO's register."),
            "Write it as your certificate has it, such as \"ZA123456\".",
        )
    })
}

pub(super) fn check_short_number(number: &str) -> Option<Fault> {
    let mut groups = number.split(' ');
    let fits =
        groups.all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    (!number.is_empty() && !fits).then(|| {
        Fault::new(
            format!("\"{number}\" isn't a number to call or text."),
            "Write digits with single spaces between groups, such as \"116 123\".",
        )
    })
}

pub(super) fn check_country(code: &str) -> Option<Fault> {
    let fits = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    // ISO 3166-1 reserves UK without assigning it to a country.
    if code.is_empty() || fits && code != "UK" {
        return None;
    }
    let remedy = "Write a code of two capital letters, such as \"GB\" for the United Kingdom.";
    Some(Fault::new(
        format!("\"{code}\" isn't a country's code."),
        remedy,
    ))
}
