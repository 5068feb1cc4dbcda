//! What search engines are told: each page under words of its own, and nothing that isn't on the page.

use std::collections::BTreeMap;

use super::{easy_read, plain_text};
use crate::check::file::Span;
use crate::check::file::{File, FileKind};
use crate::check::problem::Problem;
use crate::check::visit::{self, Definition, Visit};
use crate::fault::Fault;
use attune::routes;

/// Compares the titles and descriptions of all pages. A page and its Easy Read edition may have one title,
/// as tabs and search engines show the edition after it.
pub(super) fn run(files: &[File], read: &[Vec<Visit>], problems: &mut Vec<Problem>) {
    let pages: Vec<_> = files
        .iter()
        .zip(read)
        .filter_map(|(file, visits)| {
            let FileKind::Page(slug) = file.kind else {
                return None;
            };
            let is_page = |visit: &&Visit| visit.definition == Definition::Page;
            visits.iter().find(is_page).map(|page| (slug, page))
        })
        .collect();
    for (field, remedy) in [
        (
            "title",
            "Change one of them: people find the page they want by its title.",
        ),
        (
            "description",
            "Change one of them: search engines show it below the title.",
        ),
    ] {
        let mut first = BTreeMap::new();
        for (slug, page) in &pages {
            let Some((node, place)) = page.field(field) else {
                continue;
            };
            let words = visit::words(node).unwrap_or_default();
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            if words.is_empty() {
                continue; // Spoken of elsewhere.
            }
            let edition = field == "title" && routes::standard(slug).is_some();
            let other = *first
                .entry((edition, words.to_lowercase()))
                .or_insert(*slug);
            if other != *slug {
                let wrong = format!("The page \"{other}\" has the same {field}.");
                problems.push(place.problem(wrong, remedy));
            }
        }
    }
}

/// Checks that the page itself speaks of the therapy that it is said to explain.
pub(super) fn check_therapy(name: &str, page: &[Visit], place: &Span) -> Option<Fault> {
    if let Some(objection) = plain_text::check(name, true, place) {
        return Some(objection);
    }
    let name_there = name.to_lowercase();
    let says = easy_read::page_words(page);
    let is_there = says
        .iter()
        .any(|words| words.to_lowercase().contains(&name_there));
    (!is_there).then(|| {
        let wrong = format!("The words \"{name}\" don't stand on this page.");
        let remedy = "Name the therapy as the page does, or take \"therapy\" out.";
        Fault::new(wrong, remedy)
    })
}
