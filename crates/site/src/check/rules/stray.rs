//! Reports files in the content folder that aren't used, mostly copies.

use crate::check::file::{File, FileKind};
use crate::check::problem::Problem;
use crate::fault::Fault;

pub(super) fn run(files: &[File], problems: &mut Vec<Problem>) {
    for file in files {
        let FileKind::Stray(path) = file.kind else {
            continue;
        };
        problems.push(file.start().fault(fault(path, files)));
    }
}

fn fault(path: &str, files: &[File]) -> Fault {
    if let Some(original) = original(path, files) {
        return Fault::new(
            format!("This looks like a copy of {original}, so the site doesn't read it."),
            "Delete this file.".to_owned(),
        );
    }
    if path.starts_with("pages/") {
        return Fault::new(
            "No page can have this file's name.".to_owned(),
            "Rename it to lower-case words with hyphens between them, such as \"our-prices.json\", and add that \
             name to \"pages\" in site.json; or delete it."
                .to_owned(),
        );
    }
    Fault::new(
        "The site doesn't read this file.".to_owned(),
        "Move it into pages/ if it is a page, or delete it.".to_owned(),
    )
}

/// The file that this is a copy of, going by the names that systems give to copies: `home - Copy.json`,
/// `home (1).json`, `Copy of home.json`, `._home.json`.
fn original(path: &str, files: &[File]) -> Option<String> {
    let used = files.iter().filter_map(|file| match file.kind {
        FileKind::Site => Some("site".to_owned()),
        FileKind::Practice => Some("practice".to_owned()),
        FileKind::HelpNow => Some("help-now".to_owned()),
        FileKind::Page(slug) => Some(["pages/", slug].concat()),
        FileKind::Stray(_) => None,
    });
    let (folder, name) = split(path.strip_suffix(".json").unwrap_or(path));
    let name = name.to_lowercase();
    let name = name.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let is_copy = |original: &str| {
        let has_suffix =
            |rest: &str| rest.starts_with(|next: char| !next.is_alphanumeric() && next != '-');
        name == original
            || name.strip_prefix(original).is_some_and(has_suffix)
            || name
                .strip_suffix(original)
                .is_some_and(|before| before.ends_with(' '))
    };
    let originals = used.filter(|stem| {
        let (parent, original) = split(stem);
        parent == folder && is_copy(original)
    });
    let longest = originals.max_by_key(String::len)?;
    Some(longest + ".json")
}

fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}
