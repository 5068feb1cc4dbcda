//! `attune-site check`: checks the content, and prints the problems and notes for the site's owner.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use attune::routes;
use site::check::notes::{Urgency, notes};
use site::check::{self, sources::Sources};
use site::source::{Content, PlainText};
use site::{date, editions};

use crate::error::Error;
use crate::photographs::Cache;
use crate::{console, images, public};

/// Checks the content of a folder and prints the outcome: first what is in order, then what to look at, then what is
/// still to be filled in, and at the end, where it is seen, what can't wait.
pub fn check(folder: &Path) -> Result<(), Error> {
    let found = public::read(
        &public::enclosing(folder)?,
        folder,
        &Cache::of(Path::new("")),
    )?;
    let content = check::check(&found.sources).map_err(Error::Content)?;
    console::result(format_args!(
        "The content of {} is in order: {} pages.",
        folder.display(),
        content.pages.len()
    ));
    let (loud, quiet): (Vec<_>, Vec<_>) = notes_of_today(&content, &found.sources)
        .into_iter()
        .partition(|note| note.urgency == Urgency::Loud);
    for note in quiet {
        console::result(format_args!("\n{note}"));
    }
    console::result("");
    for note in found.notes() {
        console::result(note);
    }
    list_gaps(&content);
    for note in images::notes(&content)? {
        console::result(note);
    }
    for note in loud {
        console::result("");
        console::loud(note);
    }
    Ok(())
}

/// The notes, by this computer's clock. The library has none.
fn notes_of_today(content: &Content, sources: &Sources) -> Vec<check::notes::Note> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let today = now.ok().and_then(|time| date::of_unix_time(time.as_secs()));
    today.map_or_else(Vec::new, |today| notes(content, sources, today))
}

/// Prints what the owner still has to write: gaps, and Easy Read editions.
fn list_gaps(content: &Content) {
    let list = |place: &str, gaps: &[&PlainText]| {
        if !gaps.is_empty() {
            console::result(format_args!("Still to fill in {place}:"));
        }
        for gap in gaps {
            console::result(format_args!("  {}", gap.as_str()));
        }
    };
    if let Some(steps) = &content.site.next_steps {
        list("in site.json", &steps.gaps().collect::<Vec<_>>());
    }
    for (slug, page) in &content.pages {
        let path = routes::path(slug.as_str());
        list(&format!("on {path}"), &page.gaps().collect::<Vec<_>>());
    }
    for (slug, page) in &content.pages {
        if editions::lacks_easy_read(content, slug.as_str(), page) {
            let path = routes::path(slug.as_str());
            console::result(format_args!("Note: {path} has no Easy Read edition yet."));
        }
    }
}
