//! The problems that an owner is shown when a content file has a mistake. Each test changes the small good site of
//! `good/`.

mod limits;
mod notes;
mod passing;
mod reports;
mod tables;

use site::check::check;
use site::check::problem::Problem;
use site::check::sources::Sources;
use site::fault::Fault;
use support::project::good_content;
use support::published;

fn good() -> Sources {
    let fault = |wrong: &str, remedy: &str| {
        Err(Fault {
            wrong: wrong.to_owned(),
            remedy: remedy.to_owned(),
        })
    };
    let torn = fault(
        "The artwork \"/art/torn.svg\" can't be read.",
        "Put the file back as it was.",
    );
    let empty = fault(
        "The picture \"/images/scan.png\" is empty.",
        "Copy the file again.",
    );
    let pictures = [
        ("/art/room.svg#wide", Ok(())),
        ("/art/room.svg#narrow", Ok(())),
        ("/art/torn.svg", torn),
        ("/images/room.jpg", Ok(())),
        ("/images/scan.png", empty),
        // Two names that look the same: the accented letter is one character or two.
        ("/images/caf\u{e9} two.jpg", Ok(())),
        ("/images/cafe\u{301}\u{202f}two.jpg", Ok(())),
    ];
    let public_files = ["/art/room.svg", "/images/room.jpg", "/start.js"];
    Sources {
        texts: published::texts(&good_content()),
        public_files: public_files.map(str::to_owned).into(),
        pictures: pictures
            .map(|(path, found)| (path.to_owned(), found))
            .into(),
        refused: [].into(),
        not_utf8: [].into(),
        is_sample: false,
        folder: "public/content".to_owned(),
    }
}

fn problems(sources: &Sources) -> Vec<Problem> {
    check(sources).err().unwrap_or_default()
}

fn shown(problems: &[Problem]) -> String {
    let shown: Vec<_> = problems.iter().map(ToString::to_string).collect();
    shown.join("\n")
}

fn replace(sources: &mut Sources, file: &str, old: &str, new: &str) {
    let text = sources
        .texts
        .get_mut(file)
        .unwrap_or_else(|| panic!("there is no {file}"));
    assert_eq!(
        text.matches(old).count(),
        1,
        "{file} should hold {old} once"
    );
    *text = text.replace(old, new);
}
