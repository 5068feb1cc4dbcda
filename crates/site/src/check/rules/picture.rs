//! A picture has to be there, and to be one.

use std::collections::BTreeSet;

use crate::check::nearest::nearest;
use crate::check::problem::Problem;
use crate::check::quote::visible_line;
use crate::check::similar;
use crate::check::sources::Sources;
use crate::check::visit::{Definition, Visit, words};
use crate::clutter;
use crate::fault::Fault;

pub(super) fn check(source: &str, sources: &Sources) -> Option<Fault> {
    let Fault { wrong, remedy } = fault(source, sources)?;
    Some(Fault::new(visible_line(wrong), visible_line(remedy)))
}

fn fault(source: &str, sources: &Sources) -> Option<Fault> {
    if source.is_empty() {
        return None; // The schema speaks of what is empty.
    }
    let meant = similar::picture(source, sources).unwrap_or(source);
    // A file of artwork that can't be read stands for all of its drawings.
    let file = meant.split('#').next().unwrap_or_default();
    let fault = match (sources.pictures.get(meant), sources.pictures.get(file)) {
        (Some(Ok(())), _) => return None,
        (Some(Err(fault)), _) | (None, Some(Err(fault))) => Some(fault),
        (None, _) => sources.refused.get(file),
    };
    if let Some(fault) = fault {
        return Some(fault.clone());
    }
    if let [first, second, ..] = similar::pictures(source, sources)[..] {
        return Some(Fault::new(
            format!(
                "\"{source}\" could be any of several files whose names look the same: {} and {}.",
                similar::spelled(first),
                similar::spelled(second)
            ),
            "Rename those files so that one can see which is which, and write the new name here.",
        ));
    }
    if sources.public_files.contains(source) {
        return Some(Fault::new(
            format!("\"{source}\" isn't a picture that the site can show."),
            "Name a drawing of the artwork, such as \"/art/room.svg#wide\", or a photograph; if this is one, give the file a name that ends in .jpg (or .png), and write that here.",
        ));
    }
    let inside = source
        .strip_prefix('/')
        .filter(|path| !path.split('/').any(|part| matches!(part, "." | "..")));
    if let Some(part) = inside.and_then(clutter::part) {
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

/// Names the files of `public/` that the build refuses. Of one that a page shows, the picture's own problem
/// speaks; a photograph that would give its owner away is used by being shown, without what it says.
pub(super) fn refused(sources: &Sources, read: &[Vec<Visit>], problems: &mut Vec<Problem>) {
    if sources.refused.is_empty() {
        return;
    }
    let visits = read.iter().flatten();
    let pictures = visits.filter(|visit| visit.definition == Definition::PictureFile);
    let shown: BTreeSet<&str> = pictures
        .filter_map(Visit::words)
        .map(|source| similar::picture(source, sources).unwrap_or(source))
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

/// Only a drawing has another for narrow screens: of a photograph the browser picks the right size.
pub(super) fn check_narrow(visit: &Visit, sources: &Sources) -> Option<Problem> {
    let photograph = |source: &str| {
        let source = similar::picture(source, sources).unwrap_or(source);
        let usable = sources.pictures.get(source).is_some_and(Result::is_ok);
        usable && !source.contains('#')
    };
    let (narrow, place) = visit.field("narrow")?;
    let (source, _) = visit.field("source")?;
    if words(source).is_some_and(photograph) {
        return Some(place.problem(
            "A photograph needs no other picture for narrow screens.",
            "Take \"narrow\" out: a photograph comes in a size that fits the screen.",
        ));
    }
    words(narrow).is_some_and(photograph).then(|| {
        place.problem(
            "What stands for a drawing on narrow screens has to be a drawing too.",
            "Name a drawing of the artwork, such as \"/art/room.svg#narrow\".",
        )
    })
}
