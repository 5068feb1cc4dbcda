//! Checks that each picture exists and can be shown.

use std::collections::BTreeSet;

use crate::check::nearest::nearest;
use crate::check::problem::Problem;
use crate::check::quote::visible_line;
use crate::check::similar;
use crate::check::sources::Sources;
use crate::check::visit::{Definition, Visit, as_str};
use crate::clutter;
use crate::fault::Fault;

pub(super) fn check(source: &str, sources: &Sources) -> Option<Fault> {
    let Fault { wrong, remedy } = find_fault(source, sources)?;
    Some(Fault::new(visible_line(wrong), visible_line(remedy)))
}

fn find_fault(source: &str, sources: &Sources) -> Option<Fault> {
    if source.is_empty() {
        return None; // The schema reports an empty string.
    }
    let name = similar::find_picture(source, sources).unwrap_or(source);
    // An artwork file that can't be read is listed itself, in place of its drawings.
    let file = name.split('#').next().unwrap_or_default();
    let fault = match (sources.pictures.get(name), sources.pictures.get(file)) {
        (Some(Ok(())), _) => return None,
        (Some(Err(fault)), _) | (None, Some(Err(fault))) => Some(fault),
        (None, _) => sources.refused.get(file),
    };
    if let Some(fault) = fault {
        return Some(fault.clone());
    }
    if let [first, second, ..] = similar::similar_pictures(source, sources)[..] {
        return Some(Fault::new(
            format!(
                "\"{source}\" could be any of several files whose names look the same: {} and {}.",
                similar::with_code_points(first),
                similar::with_code_points(second)
            ),
            "Rename those files so that you can tell which is which, and write the new name here.",
        ));
    }
    if sources.public_files.contains(source) {
        return Some(Fault::new(
            format!("\"{source}\" isn't a picture that the site can show."),
            "Name a drawing of the artwork, such as \"/art/room.svg#wide\", or a photograph; if this is one, give the file a name that ends in .jpg (or .png), and write that here.",
        ));
    }
    let path = source
        .strip_prefix('/')
        .filter(|path| !path.split('/').any(|part| matches!(part, "." | "..")));
    if let Some(part) = path.and_then(clutter::find) {
        return Some(Fault::new(
            format!(
                "\"{source}\" is never published: \"{part}\" is a name of hidden files, copies or a system's own files."
            ),
            "Rename the file with plain letters and a name that ends in .jpg (or .png), and write that here.",
        ));
    }
    let known = || sources.pictures.keys().map(String::as_str);
    let same = known().find(|path| source.ends_with(path) || *path == format!("/{source}"));
    let remedy = match same.or_else(|| nearest(source, known())) {
        Some(path) => format!("Did you mean \"{path}\"?"),
        None => "Put the file into public/images/ and write \"/images/\" and its name.".into(),
    };
    let wrong = format!("There is no picture \"{source}\" in the folder public.");
    Some(Fault::new(wrong, remedy))
}

/// Reports the files of `public/` that the build refuses, except those that pages show: those are checked as pictures,
/// and of a photograph with private metadata only copies without it are published.
pub(super) fn report_refused(
    sources: &Sources,
    all_visits: &[Vec<Visit>],
    problems: &mut Vec<Problem>,
) {
    if sources.refused.is_empty() {
        return;
    }
    let visits = all_visits.iter().flatten();
    let pictures = visits.filter(|visit| visit.definition == Definition::PictureFile);
    let shown: BTreeSet<&str> = pictures
        .filter_map(Visit::as_str)
        .map(|source| similar::find_picture(source, sources).unwrap_or(source))
        .filter_map(|source| source.split('#').next())
        .collect();
    for (path, fault) in &sources.refused {
        if shown.contains(path.as_str()) {
            continue;
        }
        problems.push(Problem {
            file: sources.public_name(path),
            line: 0,
            column: 0,
            path: String::new(),
            wrong: visible_line(fault.wrong.clone()),
            remedy: visible_line(fault.remedy.clone()),
        });
    }
}

/// Checks `narrow`, which is only for drawings: browsers choose a photograph's size themselves.
pub(super) fn check_narrow(visit: &Visit, sources: &Sources) -> Option<Problem> {
    let is_photograph = |source: &str| {
        let source = similar::find_picture(source, sources).unwrap_or(source);
        let usable = sources.pictures.get(source).is_some_and(Result::is_ok);
        usable && !source.contains('#')
    };
    let (narrow, span) = visit.field("narrow")?;
    let (source, _) = visit.field("source")?;
    if as_str(source).is_some_and(is_photograph) {
        return Some(span.problem(
            "A photograph doesn't need another picture for narrow screens.",
            "Remove \"narrow\": the site sends each photograph in a size that fits the screen.",
        ));
    }
    as_str(narrow).is_some_and(is_photograph).then(|| {
        span.problem(
            "The picture that replaces a drawing on narrow screens must be a drawing too.",
            "Name a drawing of the artwork, such as \"/art/room.svg#narrow\".",
        )
    })
}
