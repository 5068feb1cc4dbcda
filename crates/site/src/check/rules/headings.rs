//! Checks that heading levels have no gaps, and that each anchor is unique.

use std::collections::BTreeSet;

use attune::routes;

use super::link_targets::anchor;
use crate::check::problem::Problem;
use crate::check::visit::{Definition, Visit};

/// Checks the headings of one page.
pub(super) fn run(visits: &[Visit], problems: &mut Vec<Problem>) {
    // The page's title is level 1. None after a heading without a valid level.
    let mut before = Some(1);
    let mut anchors = BTreeSet::new();
    for visit in visits
        .iter()
        .filter(|visit| visit.definition == Definition::Heading)
        .take_while(|visit| !visit.span.file.has_too_many_problems())
    {
        let level = visit.field("level");
        let number = level
            .as_ref()
            .and_then(|(node, _)| node.as_number_lit()?.value.parse().ok());
        let number = number.filter(|level: &u8| (2..=4).contains(level));
        if let (Some(before), Some(number), Some((_, span))) = (before, number, level)
            && number > before + 1
        {
            let wrong = match before {
                1 => format!("The first heading of the page has level {number}."),
                _ => format!("A heading of level {number} follows one of level {before}."),
            };
            let deepest = before + 1;
            let remedy = match before {
                1 => "Write level 2: the page's title is level 1.".to_owned(),
                _ => format!("Write level {deepest} or less, so that no level is skipped."),
            };
            problems.push(span.problem(wrong, remedy));
        }
        before = number;

        let Some((anchor, (_, span))) = anchor(visit).zip(visit.field("anchor")) else {
            continue;
        };
        let names = [
            (routes::TERM_ID, "hard words"),
            (routes::LETTER_ID, "letters in a list of hard words"),
        ];
        let taken = names.iter().find(|(start, _)| anchor.starts_with(start));
        if let Some((start, named)) = taken {
            problems.push(span.problem(
                format!(
                    "The anchor \"{anchor}\" begins like the names of {named}, which begin with \"{start}\"."
                ),
                "Choose another word.",
            ));
        } else if routes::SHELL_IDS.contains(&anchor) {
            problems.push(span.problem(
                format!("The anchor \"{anchor}\" is taken: every page has a place of that name."),
                "Choose another word.",
            ));
        } else if !anchors.insert(anchor) {
            problems.push(span.problem(
                format!("Two headings of this page have the anchor \"{anchor}\"."),
                "Give each its own anchor.",
            ));
        }
    }
}
