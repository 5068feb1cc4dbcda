//! Checks addresses outside the site, and the address of the site itself.

use crate::fault::{Fault, fail};

/// Checks an address with a scheme.
pub(super) fn check(to: &str) -> Result<(), Fault> {
    let (scheme, rest) = to.split_once(':').unwrap_or(("", to));
    let lower = scheme.to_ascii_lowercase();
    let known = matches!(lower.as_str(), "https" | "mailto" | "tel");
    match scheme {
        _ if known && scheme != lower => fail(
            format!("\"{scheme}:\" is written in capitals."),
            format!("Write \"{lower}:{rest}\"."),
        ),
        "https" => check_https(to, rest),
        "mailto" => {
            let mailbox = rest.split('?').next().unwrap_or_default();
            match mailbox.split_once('@') {
                Some((name, host)) if !name.is_empty() && is_host(host) => Ok(()),
                _ => fail(
                    format!("\"{to}\" isn't an e-mail address."),
                    "Write it like \"mailto:jane@my-practice.co.uk\".",
                ),
            }
        }
        "tel" => {
            let digits = rest.bytes().filter(u8::is_ascii_digit).count();
            let plain = rest.strip_prefix('+').unwrap_or(rest);
            let plain = plain
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'-');
            if plain && digits >= 3 {
                return Ok(());
            }
            fail(
                format!("\"{to}\" isn't a telephone number."),
                "Write it with the country's number and without spaces: \"tel:+441234567890\".",
            )
        }
        _ if lower == "http" => fail(
            format!("\"{to}\" isn't encrypted."),
            format!("Write \"https:{rest}\"."),
        ),
        _ => fail(
            format!("A link can't begin with \"{scheme}:\"."),
            "Begin with https://, mailto:, tel:, / or #.",
        ),
    }
}

fn check_https(to: &str, rest: &str) -> Result<(), Fault> {
    let host = rest.strip_prefix("//").unwrap_or_default();
    let host = host.split(['/', '?', '#']).next().unwrap_or_default();
    let (host, port) = host.split_once(':').unwrap_or((host, "443"));
    let safe = !to.contains(['<', '>', '"', '\\']);
    if safe && is_host(host) && port.parse::<u16>().is_ok() {
        return Ok(());
    }
    fail(
        format!("\"{to}\" isn't a web address."),
        "Write it like \"https://example.org/page\".",
    )
}

pub(super) fn is_host(host: &str) -> bool {
    let label = |label: &str| {
        let plain = |letter: char| letter.is_alphanumeric() || letter == '-';
        !label.is_empty() && label.chars().all(plain)
    };
    host.split('.').all(label)
}

/// Checks the address of the whole site.
pub(super) fn check_site(address: &str) -> Option<Fault> {
    let host = address.strip_prefix("https://").unwrap_or_default();
    let named = host.contains('.') && is_host(host) && host.is_ascii();
    if address.is_empty() || named && host == host.to_ascii_lowercase() {
        return None; // The schema reports an empty string.
    }
    let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
    let bare = bare
        .split('/')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let remedy = if bare.contains('.') && bare.is_ascii() && is_host(&bare) {
        format!("Write \"https://{bare}\".")
    } else {
        "Write it like \"https://my-practice.co.uk\".".to_owned()
    };
    let wrong = format!("\"{address}\" isn't just https:// and a host.");
    Some(Fault::new(wrong, remedy))
}
