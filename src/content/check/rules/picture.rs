//! A picture's file has to be there.

use super::Objection;
use crate::content::check::Sources;
use crate::content::check::nearest::nearest;

const ENDINGS: [&str; 7] = ["svg", "png", "jpg", "jpeg", "webp", "avif", "gif"];

fn is_picture(path: &str) -> bool {
    let ending = path
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

pub(super) fn check(source: &str, sources: &Sources) -> Option<Objection> {
    if source.is_empty() {
        return None; // The schema speaks of what is empty.
    }
    if !sources.public_files.contains(source) {
        let files = sources.public_files.iter().map(String::as_str);
        let pictures = || files.clone().filter(|path| is_picture(path));
        let same = pictures().find(|path| source.ends_with(path) || *path == format!("/{source}"));
        let remedy = match same.or_else(|| nearest(source, pictures())) {
            Some(path) => format!("Did you mean \"{path}\"?"),
            None => "Put the file into public/images/ and write \"/images/\" and its name.".into(),
        };
        let wrong = format!("There is no picture \"{source}\" in the folder public.");
        return Some((wrong, remedy));
    }
    (!is_picture(source)).then(|| {
        let wrong = format!("\"{source}\" isn't a picture.");
        (
            wrong,
            format!("Name a file that ends in one of: {}.", ENDINGS.join(", ")),
        )
    })
}
