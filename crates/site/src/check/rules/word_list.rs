//! Checks that a page explains each hard word once.

use std::collections::BTreeSet;

use crate::check::problem::Problem;
use crate::check::quote::short;
use crate::check::visit::{Definition, Visit, as_str};

/// The maximum number of characters of a word that a message quotes.
const MAX_QUOTED: usize = 40;

/// Checks the lists of hard words of one page.
pub(super) fn run(visits: &[Visit], problems: &mut Vec<Problem>) {
    let mut explained = BTreeSet::new();
    for visit in visits
        .iter()
        .filter(|visit| visit.definition == Definition::Word)
        .take_while(|visit| !visit.span.file.has_too_many_problems())
    {
        let Some((node, span)) = visit.field("word") else {
            continue;
        };
        let Some(word) = as_str(node) else {
            continue;
        };
        if !explained.insert(word.trim().to_lowercase()) {
            problems.push(span.problem(
                format!(
                    "The hard word “{}” is explained twice on this page.",
                    short(word, MAX_QUOTED)
                ),
                "Keep the better meaning, and remove the other.",
            ));
        }
    }
}
