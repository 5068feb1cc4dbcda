//! Files that are too large, too long, too deep or wrong throughout are reported as such, quickly.

use super::{good, problems, shown};

/// A page of the good site with another lead.
fn with_lead(lead: &str) -> String {
    good().texts["pages/not-found.json"].replace("\"Nothing is wrong on your side.\"", lead)
}

fn reported(text: String) -> String {
    let mut sources = good();
    sources.texts.insert("pages/not-found.json".into(), text);
    shown(&problems(&sources))
}

#[test]
fn a_file_of_ten_megabytes_is_refused_unread() {
    let words = "la ".repeat(10_000_000 / 3);
    assert_eq!(
        reported(with_lead(&format!("\"{words}\""))),
        "public/content/pages/not-found.json:1:1  $\n  \
         wrong: The file is larger than 1000 KB.\n  \
         right: Put less on one page; photographs belong in public/images/."
    );
}

#[test]
fn a_paragraph_that_no_one_would_read_is_refused_and_not_repeated() {
    let words = "<b>".repeat(100_000);
    assert_eq!(
        reported(with_lead(&format!("\"{words}\""))),
        "public/content/pages/not-found.json:6:11  $.lead\n  \
         wrong: \"lead\" has 300000 characters.\n  \
         right: Write it in 5000 characters or fewer."
    );
    assert_eq!(
        reported(with_lead(&format!("\"{}\"", "é".repeat(5000)))),
        ""
    );
}

#[test]
fn brackets_within_brackets_end_in_words_however_deep_they_are() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        for depth in [600, 10_000, 100_000] {
            let (opened, closed) = (open.repeat(depth), close.repeat(depth));
            for text in [with_lead(&format!("{opened}1{closed}")), opened] {
                let report = reported(text);
                let named = "\n  wrong: There are too many brackets within brackets here.\n  \
                    right: Remove those that aren't needed; no page needs more than a dozen.";
                assert!(
                    report.ends_with(named) && report.lines().count() == 3,
                    "{depth} times {open} ends in: {report:.400}"
                );
            }
        }
    }
}

#[test]
fn a_file_that_is_wrong_throughout_is_told_of_in_a_hundred_problems() {
    let wrong = [
        ("1,", "1"),
        ("{\"paragraph\":\"<b>\"},", "{\"note\":\"\"}"),
        (
            "{\"heading\":{\"level\":4,\"text\":\"A\",\"anchor\":\"a\"}},",
            "{\"note\":\"\"}",
        ),
    ];
    for (entry, last) in wrong {
        let count = 900_000 / entry.len();
        let blocks = format!("\"\", \"blocks\": [{}{last}]", entry.repeat(count));
        let report = reported(with_lead(&blocks));
        assert!(
            report.contains(
                "There are more than 100 problems in this file; only the first are listed."
            )
        );
        assert!(
            report.lines().count() < 400,
            "{} lines",
            report.lines().count()
        );
    }
}
