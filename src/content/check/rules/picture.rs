//! A picture has to be there, and to be one.

use super::Objection;
use crate::content::check::nearest::nearest;
use crate::content::check::place::{Visit, words};
use crate::content::check::{Problem, Sources};

pub(super) fn check(source: &str, sources: &Sources) -> Option<Objection> {
    if source.is_empty() {
        return None; // The schema speaks of what is empty.
    }
    let file = source
        .split_once('#')
        .map_or(source, |(file, _drawing)| file);
    // A file that can't be read stands for all of its drawings.
    let found = sources.pictures.get(source);
    if let Some(found) = found.or_else(|| sources.pictures.get(file)) {
        let fault = found.as_ref().err()?;
        return Some((fault.wrong.clone(), fault.remedy.clone()));
    }
    // Where a file of artwork can't be read, none of its drawings is known.
    let file = source.split('#').next().unwrap_or_default();
    if let Some(Err(fault)) = sources.pictures.get(file) {
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
