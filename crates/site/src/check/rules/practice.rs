//! Checks the practice's telephone number, e-mail address and country, which search engines parse.

use super::external::is_host;
use crate::fault::Fault;

/// Checks for a plus sign and digits with single spaces between them (ITU-T E.123).
pub(super) fn check_telephone(number: &str) -> Option<Fault> {
    let groups = number.strip_prefix('+').unwrap_or_default();
    let digits = groups.bytes().filter(u8::is_ascii_digit).count();
    let plain = groups
        .split(' ')
        .all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    // A number has at most 15 digits (ITU-T E.164).
    if number.is_empty() || plain && (7..=15).contains(&digits) {
        return None; // The schema reports an empty string.
    }
    let remedy = "Write it with the country's number, digits and spaces: \"+44 1632 960001\".";
    Some(Fault::new(
        format!("\"{number}\" isn't a complete telephone number."),
        remedy,
    ))
}

pub(super) fn check_email(email: &str) -> Option<Fault> {
    let fits = email.split_once('@').is_some_and(|(name, host)| {
        let letter = |letter: char| !letter.is_whitespace() && !"<>\"(),:;\\".contains(letter);
        !name.is_empty() && name.chars().all(letter) && host.contains('.') && is_host(host)
    });
    (!email.is_empty() && !fits).then(|| {
        let wrong = format!("\"{email}\" isn't an e-mail address.");
        Fault::new(wrong, "Write it like \"name@example.org\".")
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
