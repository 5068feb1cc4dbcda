//! Checks links to pages of the site and to anchors on them. `external` checks all others.

use attune::routes::{self, HOME, NOT_FOUND};

use super::external;
use super::hidden::hidden;
use super::link_targets::LinkTargets;
use crate::check::file::{File, FileKind};
use crate::check::nearest::nearest;
use crate::check::slug;
use crate::fault::{Fault, fail};

/// Checks the address of a link in `file`.
pub(super) fn check(to: &str, file: &File, targets: &LinkTargets) -> Option<Fault> {
    let here = match file.kind {
        FileKind::Page(slug) => slug,
        _ => HOME,
    };
    check_address(to, here, targets).err()
}

fn check_address(to: &str, here: &str, targets: &LinkTargets) -> Result<(), Fault> {
    if to.is_empty() {
        return Ok(()); // The schema reports an empty string.
    }
    if let Some(Fault { wrong, .. }) = hidden(to) {
        return fail(
            wrong.replace("these words", "this address"),
            "Type the address again.",
        );
    }
    if to.contains(char::is_whitespace) {
        return fail(
            format!("There is a space in the address \"{to}\"."),
            "Remove it; in a web address, write %20.",
        );
    }
    if to.starts_with("//") {
        return fail(
            format!("\"{to}\" doesn't say how to reach it."),
            format!("Write \"https:{to}\"."),
        );
    }
    if let Some(anchor) = to.strip_prefix('#') {
        return check_anchor(anchor, here, "", targets);
    }
    if to.starts_with('/') {
        return check_internal(to, targets);
    }
    if to.contains(':') {
        return external::check(to);
    }
    incomplete(to, targets)
}

/// The fault of an address that is neither a path nor a URL.
fn incomplete(to: &str, targets: &LinkTargets) -> Result<(), Fault> {
    let page = to.split(['/', '#']).next().unwrap_or_default();
    let remedy = if targets.pages.contains(page) {
        format!("Write \"{}\".", routes::path(page))
    } else if to.contains('@') {
        format!("Write \"mailto:{to}\".")
    } else {
        "Begin with https:// for another site, or with / for a page of this one.".to_owned()
    };
    fail(format!("\"{to}\" isn't a complete address."), remedy)
}

/// Checks `/` or `/slug/`, with or without an `#anchor`.
fn check_internal(to: &str, targets: &LinkTargets) -> Result<(), Fault> {
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
            format!(
                "\"{path}\" isn't an address to link to: visitors see that page when an address doesn't exist."
            ),
            "Link to another page.",
        );
    }
    if !targets.pages.contains(page) {
        return if let Some(target) = targets.redirect(page) {
            let right = routes::path(target);
            fail(
                format!("\"{path}\" only redirects to \"{right}\"."),
                format!("Link to the page itself: write \"{right}\"."),
            )
        } else {
            let remedy = match nearest(page, targets.linkable_pages()) {
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
    anchor.map_or(Ok(()), |anchor| check_anchor(anchor, page, &right, targets))
}

/// Checks that a page has an anchor; `written` is the page's address as the link has it.
fn check_anchor(
    anchor: &str,
    page: &str,
    written: &str,
    targets: &LinkTargets,
) -> Result<(), Fault> {
    let Some(anchors) = targets.anchors.get(page) else {
        return Ok(()); // That page's file can't be read, which has been reported.
    };
    if anchor.is_empty() {
        return fail(
            format!("There is nothing after the # in \"{written}#\"."),
            "Write the anchor of a heading after it, or remove it.",
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

/// Checks that a page named in the menu or by a redirect exists.
pub(super) fn check_page(page: &str, targets: &LinkTargets) -> Option<Fault> {
    if page == NOT_FOUND {
        let wrong =
            "The page \"not-found\" is what visitors see when an address doesn't exist.".to_owned();
        return Some(Fault::new(wrong, "Name another page."));
    }
    if targets.pages.contains(page) || !slug::valid_for_page(page) {
        return None;
    }
    let remedy = match (
        targets.redirect(page),
        nearest(page, targets.linkable_pages()),
    ) {
        (Some(target), _) => format!("Name the page that it redirects to: \"{target}\"."),
        (None, Some(meant)) => format!("Did you mean \"{meant}\"?"),
        (None, None) => "Name a page that is in \"pages\".".to_owned(),
    };
    Some(Fault::new(format!("There is no page \"{page}\"."), remedy))
}
