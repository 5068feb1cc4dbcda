//! The list of pages, the menu and the redirects agree with each other and with the files.

use std::collections::BTreeSet;

use super::address;
use super::map::Map;
use crate::check::file::Span;
use crate::check::file::{File, FileKind};
use crate::check::nearest::nearest;
use crate::check::problem::Problem;
use crate::check::slug;
use crate::check::sources::Sources;
use crate::check::visit::{Definition, Visit, words};
use attune::routes;

pub(super) fn run(
    sources: &Sources,
    files: &[File],
    read: &[Vec<Visit>],
    map: &Map,
    problems: &mut Vec<Problem>,
) {
    let visits = || read.iter().flatten();
    if !files.iter().any(|file| file.kind == FileKind::Site) {
        let (wrong, remedy) = (
            "This file is missing.",
            "Write it: it names the site's pages.",
        );
        problems.push(Problem {
            file: sources.name("site.json"),
            line: 1,
            column: 1,
            path: "$".to_owned(),
            wrong: wrong.to_owned(),
            remedy: remedy.to_owned(),
        });
    }
    for site in visits().filter(|visit| visit.definition == Definition::Site) {
        let listed: BTreeSet<_> = site
            .list("pages")
            .into_iter()
            .map(|(slug, _)| slug)
            .collect();
        pages(site, &listed, files, map, problems);
        menu(site, map, problems);
        let redirects = visits().filter(|visit| visit.definition == Definition::Redirect);
        each_redirect(redirects, &listed, map, problems);
    }
}

fn pages(
    site: &Visit,
    listed: &BTreeSet<&str>,
    files: &[File],
    map: &Map,
    problems: &mut Vec<Problem>,
) {
    // Without a list there is nothing to compare; the shape's problem says so.
    let Some((_, place)) = site
        .field("pages")
        .filter(|(node, _)| node.as_array().is_some())
    else {
        return;
    };
    for needed in routes::REQUIRED
        .iter()
        .filter(|slug| !listed.contains(**slug))
    {
        let wrong = format!("\"{needed}\" isn't among the pages.");
        let remedy = format!("Add \"{needed}\": the site can't do without that page.");
        problems.push(place.problem(wrong, remedy));
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
        let remedy = format!("Add \"{slug}\" to \"pages\" there, or take this file away.");
        problems.push(
            file.start()
                .problem("No page in site.json has this file's name.", remedy),
        );
    }
    let with_file: BTreeSet<_> = slugs.map(|(slug, _)| slug).collect();
    once(
        site.list("pages"),
        "is named twice among the pages",
        problems,
    );
    for (page, place) in site.list("pages") {
        if place.file.has_enough() {
            return;
        }
        reserved(page, &place, map, problems);
        if slug::valid_for_page(page) && !with_file.contains(page) {
            let remedy = match nearest(page, unlisted.iter().map(|(slug, _)| *slug)) {
                Some(meant) => format!("Did you mean \"{meant}\"?"),
                None => "Write that file, or take the name out here.".to_owned(),
            };
            problems.push(place.problem(format!("There is no file pages/{page}.json."), remedy));
        }
    }
}

fn menu(site: &Visit, map: &Map, problems: &mut Vec<Problem>) {
    once(site.list("menu"), "stands twice in the menu", problems);
    let mut at_the_foot: BTreeSet<_> = site
        .list("menu")
        .into_iter()
        .map(|(page, _)| page)
        .collect();
    for (page, place) in site.list("foot") {
        if place.file.has_enough() {
            return;
        }
        if !at_the_foot.insert(page) {
            problems.push(place.problem(
                format!("\"{page}\" stands at the foot already; what the menu names always does."),
                "Take it out here.",
            ));
        }
    }
    for (page, place) in [site.list("menu"), site.list("foot")].concat() {
        if place.file.has_enough() {
            return;
        }
        let fault = address::check_page(page, map);
        problems.extend(fault.map(|fault| place.fault(fault)));
    }
}

fn each_redirect<'v>(
    redirects: impl Iterator<Item = &'v Visit<'v>>,
    listed: &BTreeSet<&str>,
    map: &Map,
    problems: &mut Vec<Problem>,
) {
    let mut froms = Vec::new();
    for redirect in redirects {
        if redirect.place.file.has_enough() {
            return;
        }
        let string = |name| {
            let (node, place) = redirect.field(name)?;
            Some((words(node)?, place))
        };
        if let Some((from, place)) = string("from") {
            reserved(from, &place, map, problems);
            if listed.contains(from) {
                problems.push(place.problem(
                    format!("\"{from}\" is a page already."),
                    "Choose another slug, or take this redirect out.",
                ));
            }
            froms.push((from, place));
        }
        if let Some((to, place)) = string("to") {
            let fault = address::check_page(to, map);
            problems.extend(fault.map(|fault| place.fault(fault)));
        }
    }
    once(froms, "leads on twice", problems);
}

/// Finds what stands in a list a second time.
fn once(list: Vec<(&str, Span)>, wrong: &str, problems: &mut Vec<Problem>) {
    let mut seen = BTreeSet::new();
    for (slug, place) in list {
        if place.file.has_enough() {
            return;
        }
        if !seen.insert(slug) {
            let wrong = format!("\"{slug}\" {wrong}.");
            problems.push(place.problem(wrong, "Keep one of them and take the other out."));
        }
    }
}

fn reserved(slug: &str, place: &Span, map: &Map, problems: &mut Vec<Problem>) {
    let first = slug.split('/').next().unwrap_or_default();
    let above = slug.strip_suffix(routes::BOOKLET);
    let is_booklet = above.is_some_and(|above| above.ends_with('/'));
    if is_booklet || map.reserved.contains(first) {
        problems.push(place.problem(
            format!("\"{slug}\" is kept for the site's own use."),
            "Choose another slug.",
        ));
    }
}
