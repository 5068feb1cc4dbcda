//! Checks that the list of pages, the menu and the redirects agree with each other and with the files.

use std::collections::BTreeSet;

use attune::routes;

use super::address;
use super::link_targets::LinkTargets;
use crate::check::file::{File, FileKind, Span};
use crate::check::nearest::nearest;
use crate::check::problem::Problem;
use crate::check::slug;
use crate::check::sources::Sources;
use crate::check::visit::{Definition, Visit, as_str};

pub(super) fn run(
    sources: &Sources,
    files: &[File],
    all_visits: &[Vec<Visit>],
    targets: &LinkTargets,
    problems: &mut Vec<Problem>,
) {
    let visits = || all_visits.iter().flatten();
    let needed = [
        (
            FileKind::Site,
            "site.json",
            "Write it: it names the site's pages.",
        ),
        (
            FileKind::HelpNow,
            "help-now.json",
            "Put it back as it was: every page links to the numbers in it.",
        ),
    ];
    for (kind, name, remedy) in needed {
        if !files.iter().any(|file| file.kind == kind) {
            problems.push(Problem {
                file: sources.name(name),
                line: 1,
                column: 1,
                path: "$".to_owned(),
                wrong: "This file is missing.".to_owned(),
                remedy: remedy.to_owned(),
            });
        }
    }
    for site in visits().filter(|visit| visit.definition == Definition::Site) {
        let listed: BTreeSet<_> = site
            .list("pages")
            .into_iter()
            .map(|(slug, _)| slug)
            .collect();
        check_pages(site, &listed, files, targets, problems);
        check_menu(site, targets, problems);
        let redirects = visits().filter(|visit| visit.definition == Definition::Redirect);
        check_redirects(redirects, &listed, targets, problems);
    }
}

fn check_pages(
    site: &Visit,
    listed: &BTreeSet<&str>,
    files: &[File],
    targets: &LinkTargets,
    problems: &mut Vec<Problem>,
) {
    // The shape check has reported a missing list.
    let Some((_, span)) = site
        .field("pages")
        .filter(|(node, _)| node.as_array().is_some())
    else {
        return;
    };
    for needed in routes::REQUIRED
        .iter()
        .filter(|slug| !listed.contains(**slug))
    {
        let wrong = format!("\"{needed}\" isn't in the list of pages.");
        let remedy = format!("Add \"{needed}\": the site needs that page.");
        problems.push(span.problem(wrong, remedy));
    }
    let slugs = files.iter().filter_map(|file| match file.kind {
        FileKind::Page(slug) => Some((slug, file)),
        _ => None,
    });
    let unlisted: Vec<_> = slugs
        .clone()
        .filter(|(slug, _)| !listed.contains(slug))
        .collect();
    for (slug, file) in &unlisted {
        let remedy = format!("Add \"{slug}\" to \"pages\" there, or delete this file.");
        problems.push(
            file.start()
                .problem("No page in site.json has this file's name.", remedy),
        );
    }
    let with_file: BTreeSet<_> = slugs.map(|(slug, _)| slug).collect();
    report_duplicates(
        site.list("pages"),
        "is in the list of pages twice",
        problems,
    );
    for (page, span) in site.list("pages") {
        if span.file.has_too_many_problems() {
            return;
        }
        check_reserved(page, &span, targets, problems);
        if slug::valid_for_page(page) && !with_file.contains(page) {
            let remedy = match nearest(page, unlisted.iter().map(|(slug, _)| *slug)) {
                Some(meant) => format!("Did you mean \"{meant}\"?"),
                None => "Write that file, or remove the name here.".to_owned(),
            };
            problems.push(span.problem(format!("There is no file pages/{page}.json."), remedy));
        }
    }
}

fn check_menu(site: &Visit, targets: &LinkTargets, problems: &mut Vec<Problem>) {
    report_duplicates(site.list("menu"), "is in the menu twice", problems);
    let mut in_foot: BTreeSet<_> = site
        .list("menu")
        .into_iter()
        .map(|(page, _)| page)
        .collect();
    for (page, span) in site.list("foot") {
        if span.file.has_too_many_problems() {
            return;
        }
        if !in_foot.insert(page) {
            problems.push(span.problem(
                format!("\"{page}\" is in the footer already, as every page of the menu is."),
                "Remove it here.",
            ));
        }
    }
    for (page, span) in [site.list("menu"), site.list("foot")].concat() {
        if span.file.has_too_many_problems() {
            return;
        }
        let fault = address::check_page(page, targets);
        problems.extend(fault.map(|fault| span.fault(fault)));
    }
}

fn check_redirects<'v>(
    redirects: impl Iterator<Item = &'v Visit<'v>>,
    listed: &BTreeSet<&str>,
    targets: &LinkTargets,
    problems: &mut Vec<Problem>,
) {
    let mut froms = Vec::new();
    for redirect in redirects {
        if redirect.span.file.has_too_many_problems() {
            return;
        }
        let string = |name| {
            let (node, span) = redirect.field(name)?;
            Some((as_str(node)?, span))
        };
        if let Some((from, span)) = string("from") {
            check_reserved(from, &span, targets, problems);
            if listed.contains(from) {
                problems.push(span.problem(
                    format!("\"{from}\" is a page already."),
                    "Choose another slug, or remove this redirect.",
                ));
            }
            froms.push((from, span));
        }
        if let Some((to, span)) = string("to") {
            let fault = address::check_page(to, targets);
            problems.extend(fault.map(|fault| span.fault(fault)));
        }
    }
    report_duplicates(froms, "redirects twice", problems);
}

/// Reports slugs that occur twice in a list. `wrong` is the sentence's predicate.
fn report_duplicates(list: Vec<(&str, Span)>, wrong: &str, problems: &mut Vec<Problem>) {
    let mut seen = BTreeSet::new();
    for (slug, span) in list {
        if span.file.has_too_many_problems() {
            return;
        }
        if !seen.insert(slug) {
            let wrong = format!("\"{slug}\" {wrong}.");
            problems.push(span.problem(wrong, "Keep one of them and remove the other."));
        }
    }
}

fn check_reserved(slug: &str, span: &Span, targets: &LinkTargets, problems: &mut Vec<Problem>) {
    let first = slug.split('/').next().unwrap_or_default();
    let parent = slug.strip_suffix(routes::BOOKLET);
    let is_booklet = parent.is_some_and(|parent| parent.ends_with('/'));
    if routes::MADE.contains(&first) {
        problems.push(span.problem(
            format!(
                "The site makes the page \"{first}\" itself, from practice.json or help-now.json."
            ),
            "Fill in that file, or choose another slug.",
        ));
        return;
    }
    if is_booklet || targets.reserved.contains(first) {
        problems.push(span.problem(
            format!("\"{slug}\" is reserved for the site itself."),
            "Choose another slug.",
        ));
    }
}
