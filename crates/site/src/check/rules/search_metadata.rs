//! Checks the metadata for search engines: each page's title and description are unique, and its therapy is
//! named on the page.

use std::collections::BTreeMap;

use attune::routes;

use super::{easy_read, plain_text};
use crate::check::file::{File, FileKind, Span};
use crate::check::problem::Problem;
use crate::check::visit::{Definition, Visit, as_str};
use crate::fault::Fault;

/// Compares the titles and descriptions of all pages. A page and its Easy Read edition may share a title,
/// because the edition's name is added to it in tabs and search results.
pub(super) fn run(files: &[File], all_visits: &[Vec<Visit>], problems: &mut Vec<Problem>) {
    let pages: Vec<_> = files
        .iter()
        .zip(all_visits)
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
            let Some((node, span)) = page.field(field) else {
                continue;
            };
            let words = as_str(node).unwrap_or_default();
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            if words.is_empty() {
                continue; // Reported by other checks.
            }
            let edition = field == "title" && routes::standard(slug).is_some();
            let other = *first
                .entry((edition, words.to_lowercase()))
                .or_insert(*slug);
            if other != *slug {
                let wrong = format!("The page \"{other}\" has the same {field}.");
                problems.push(span.problem(wrong, remedy));
            }
        }
    }
}

/// Checks that the page names the therapy that its `therapy` field claims.
pub(super) fn check_therapy(name: &str, page: &[Visit], span: &Span) -> Option<Fault> {
    if let Some(fault) = plain_text::check(name, true, span) {
        return Some(fault);
    }
    let lower_name = name.to_lowercase();
    let texts = easy_read::page_texts(page);
    let is_named = texts
        .iter()
        .any(|text| text.to_lowercase().contains(&lower_name));
    (!is_named).then(|| {
        let wrong = format!("The words \"{name}\" aren't on this page.");
        let remedy = "Name the therapy as the page does, or remove \"therapy\".";
        Fault::new(wrong, remedy)
    })
}
