//! A picture has to be there, and to be one.

use super::Objection;
use crate::content::check::nearest::nearest;
use crate::content::check::place::{Visit, words};
use crate::content::check::{Problem, Sources};

pub(super) fn check(source: &str, sources: &Sources) -> Option<Objection> {
    if source.is_empty() {
        return None; // The schema speaks of what is empty.
    }
    // A file of artwork that can't be read stands for all of its drawings.
    let file = source.split('#').next().unwrap_or_default();
    let fault = match (sources.pictures.get(source), sources.pictures.get(file)) {
        (Some(Ok(())), _) => return None,
        (Some(Err(fault)), _) | (None, Some(Err(fault))) => Some(fault),
        (None, _) => None,
    };
    if let Some(fault) = fault {
        return Some((fault.wrong.clone(), fault.remedy.clone()));
    }
    if sources.public_files.contains(source) {
        return Some((
            format!("\"{source}\" isn't a picture that the site can show."),
            "Name a photograph that ends in jpg, jpeg or png, or a drawing of the artwork, such as \"/art/room.svg#wide\".".into(),
        ));
    }
    let known = || sources.pictures.keys().map(String::as_str);
    let same = known().find(|path| source.ends_with(path) || *path == format!("/{source}"));
    let remedy = match same.or_else(|| nearest(source, known())) {
        Some(path) => format!("Did you mean \"{path}\"?"),
        None => "Put the file into public/images/ and write \"/images/\" and its name.".into(),
    };
    let wrong = format!("There is no picture \"{source}\" in the folder public.");
    Some((wrong, remedy))
}

/// Only a drawing has another for narrow screens: of a photograph the browser picks the right size.
pub(super) fn check_narrow(visit: &Visit, sources: &Sources) -> Option<Problem> {
    let photograph = |source: &str| {
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
