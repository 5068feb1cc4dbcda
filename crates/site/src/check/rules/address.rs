//! Where links lead: to a page of the site or to a place on one; `elsewhere` has the rest.

use super::elsewhere;
use super::hidden::hidden;
use super::map::Map;
use crate::check::file::{File, FileKind};
use crate::check::nearest::nearest;
use crate::check::slug;
use crate::fault::{Fault, fail};
use attune::routes::{self, HOME, NOT_FOUND};

/// Checks the address of a link that stands in `file`.
pub(super) fn check(to: &str, file: &File, map: &Map) -> Option<Fault> {
    let here = match file.kind {
        FileKind::Page(slug) => slug,
        _ => HOME,
    };
    follow(to, here, map).err()
}

fn follow(to: &str, here: &str, map: &Map) -> Result<(), Fault> {
    if to.is_empty() {
        return Ok(()); // The schema speaks of what is empty.
    }
    if let Some(Fault { wrong, .. }) = hidden(to) {
        return fail(
            wrong.replace("these words", "this address"),
            "Type the address anew.",
        );
    }
    if to.contains(char::is_whitespace) {
        return fail(
            format!("There is a space in the address \"{to}\"."),
            "Take it out; within an address on the web, write %20.",
        );
    }
    if to.starts_with("//") {
        return fail(
            format!("\"{to}\" doesn't say how it is reached."),
            format!("Write \"https:{to}\"."),
        );
    }
    if let Some(anchor) = to.strip_prefix('#') {
        return find_anchor(anchor, here, "", map);
    }
    if to.starts_with('/') {
        return internal(to, map);
    }
    if to.contains(':') {
        return elsewhere::follow(to);
    }
    unfinished(to, map)
}

/// Words that say neither a page of this site nor how to reach another.
fn unfinished(to: &str, map: &Map) -> Result<(), Fault> {
    let page = to.split(['/', '#']).next().unwrap_or_default();
    let remedy = if map.pages.contains(page) {
        format!("Write \"{}\".", routes::path(page))
    } else if to.contains('@') {
        format!("Write \"mailto:{to}\".")
    } else {
        "Begin with https:// for another site, or with / for a page of this one.".to_owned()
    };
    fail(format!("\"{to}\" isn't a whole address."), remedy)
}

/// `/`, `/slug/`, each with or without an `#anchor`.
fn internal(to: &str, map: &Map) -> Result<(), Fault> {
    let (path, anchor) = match to.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor)),
        None => (to, None),
    };
    let page = match path.trim_matches('/') {
        "" => HOME,
        page => page,
    };
    if page == NOT_FOUND {
        return fail(
            format!("\"{path}\" is no address: that page shows where an address leads nowhere."),
            "Link to another page.",
        );
    }
    if !map.pages.contains(page) {
        return if let Some(target) = map.redirect(page) {
            let right = routes::path(target);
            fail(
                format!("\"{path}\" only leads on to \"{right}\"."),
                format!("Link to the page itself: write \"{right}\"."),
            )
        } else {
            let remedy = match nearest(page, map.open_pages()) {
                Some(meant) => format!("Did you mean \"{}\"?", routes::path(meant)),
                None => "Write the address of a page that \"pages\" in site.json names.".to_owned(),
            };
            fail(format!("There is no page \"{path}\"."), remedy)
        };
    }
    let right = routes::path(page);
    if path != right {
        let anchor = anchor
            .map(|anchor| format!("#{anchor}"))
            .unwrap_or_default();
        let wrong = if right == format!("{path}/") {
            format!("\"{path}\" has no slash at its end.")
        } else {
            format!("\"{path}\" isn't quite the address of that page.")
        };
        return fail(wrong, format!("Write \"{right}{anchor}\"."));
    }
    anchor.map_or(Ok(()), |anchor| find_anchor(anchor, page, &right, map))
}

/// Looks for an anchor on a page; `written` is the page's address as the link has it.
fn find_anchor(anchor: &str, page: &str, written: &str, map: &Map) -> Result<(), Fault> {
    let Some(anchors) = map.anchors.get(page) else {
        return Ok(()); // That page's file can't be read, which is reported there.
    };
    if anchor.is_empty() {
        return fail(
            format!("Nothing stands after the # in \"{written}#\"."),
            "Write the anchor of a heading after it, or take it out.",
        );
    }
    if anchors.contains(anchor) || anchor == routes::MAIN_ID {
        return Ok(());
    }
    let remedy = match nearest(anchor, anchors.iter().copied()) {
        Some(meant) => format!("Did you mean \"{written}#{meant}\"?"),
        None => format!("Give a heading there \"anchor\": \"{anchor}\", or link to another."),
    };
    fail(
        format!("No heading of the page \"{page}\" has the anchor \"{anchor}\"."),
        remedy,
    )
}

/// Checks that a page named in the menu or by a redirect is there to be led to.
pub(super) fn check_page(page: &str, map: &Map) -> Option<Fault> {
    if page == NOT_FOUND {
        let wrong = "The page \"not-found\" shows where an address leads nowhere.".to_owned();
        return Some(Fault::new(wrong, "Name another page."));
    }
    if map.pages.contains(page) || !slug::valid_for_page(page) {
        return None;
    }
    let remedy = match (map.redirect(page), nearest(page, map.open_pages())) {
        (Some(target), _) => format!("Name the page that it leads on to: \"{target}\"."),
        (None, Some(meant)) => format!("Did you mean \"{meant}\"?"),
        (None, None) => "Name a page that stands in \"pages\".".to_owned(),
    };
    Some(Fault::new(format!("There is no page \"{page}\"."), remedy))
}
