//! Headings form a ladder without missing rungs, and each anchor is found once.

use std::collections::BTreeSet;

use super::map::anchor;
use crate::check::problem::Problem;
use crate::check::visit::{Definition, Visit};
use attune::routes;

/// Checks the headings of one page, in its order.
pub(super) fn run(visits: &[Visit], problems: &mut Vec<Problem>) {
    // The page's title is level 1. None where the heading before has no level to go by.
    let mut before = Some(1);
    let mut anchors = BTreeSet::new();
    for visit in visits
        .iter()
        .filter(|visit| visit.definition == Definition::Heading)
        .take_while(|visit| !visit.place.file.has_enough())
    {
        let level = visit.field("level");
        let number = level
            .as_ref()
            .and_then(|(node, _)| node.as_number_lit()?.value.parse().ok());
        let number = number.filter(|level: &u8| (2..=4).contains(level));
        if let (Some(before), Some(number), Some((_, place))) = (before, number, level)
            && number > before + 1
        {
            let wrong = match before {
                1 => format!("The first heading of the page has level {number}."),
                _ => format!("A heading of level {number} follows one of level {before}."),
            };
            let deepest = before + 1;
            let remedy = match before {
                1 => "Write level 2: the page's title is level 1.".to_owned(),
                _ => format!("Write level {deepest} or less, so that none is left out."),
            };
            problems.push(place.problem(wrong, remedy));
        }
        before = number;

        let Some((anchor, (_, place))) = anchor(visit).zip(visit.field("anchor")) else {
            continue;
        };
        if routes::SHELL_IDS.contains(&anchor) {
            problems.push(place.problem(
                format!("The anchor \"{anchor}\" is taken: every page has a place of that name."),
                "Choose another word.",
            ));
        } else if !anchors.insert(anchor) {
            problems.push(place.problem(
                format!("Two headings of this page have the anchor \"{anchor}\"."),
                "Give each an anchor of its own.",
            ));
        }
    }
}
