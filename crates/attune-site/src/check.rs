//! `attune-site check`: checks the content, and prints the problems and notes for the site's owner.

use std::path::Path;

use attune::routes;
use site::check::check as check_content;
use site::editions;
use site::source::PlainText;

use crate::error::Error;
use crate::photographs::Cache;
use crate::{console, images, public};

/// Checks the content of a folder and prints the outcome.
pub fn check(folder: &Path) -> Result<(), Error> {
    let found = public::read(
        &public::enclosing(folder)?,
        folder,
        &Cache::of(Path::new("")),
    )?;
    let content = check_content(&found.sources).map_err(Error::Content)?;
    console::result(format_args!(
        "The content of {} is in order: {} pages.",
        folder.display(),
        content.pages.len()
    ));
    for note in found.notes() {
        console::result(format_args!("{note}"));
    }
    if let Some(steps) = &content.site.next_steps {
        list_gaps("in site.json", steps.gaps());
    }
    for (slug, page) in &content.pages {
        list_gaps(&format!("on {}", routes::path(slug.as_str())), page.gaps());
    }
    let without_easy_read = content
        .pages
        .iter()
        .filter(|(slug, page)| editions::lacks_easy_read(&content, slug.as_str(), page));
    for (slug, _) in without_easy_read {
        let path = routes::path(slug.as_str());
        console::result(format_args!("Note: {path} has no Easy Read edition yet."));
    }
    for note in images::notes(&content)? {
        console::result(note);
    }
    if content.site.address.as_str().ends_with(".example") {
        console::result(format_args!(
            "Note: {}/site.json still names the placeholder address {}; set \"address\" before the site goes public.",
            folder.display(),
            content.site.address.as_str()
        ));
    }
    Ok(())
}

/// Prints what the owner still has to fill in at a place.
fn list_gaps<'a>(place: &str, gaps: impl Iterator<Item = &'a PlainText>) {
    let mut gaps = gaps.peekable();
    if gaps.peek().is_some() {
        console::result(format_args!("Still to fill in {place}:"));
    }
    for gap in gaps {
        console::result(format_args!("  {}", gap.as_str()));
    }
}
