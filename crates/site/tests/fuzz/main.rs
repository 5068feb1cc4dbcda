//! Bad content never lands: whatever stands in the content files, the check ends in time, without a
//! panic, in content that is drawn as words or in problems with a place. `cargo test` tries some inputs;
//! `cargo xtask fuzz` tries a million.
//!
//! Inputs are trees of JSON made along the schema, so a seeded generator on `fastrand` makes them: fuzzers
//! led by coverage need nightly Rust, and proptest keeps what it needs for shrinking, where a seed will do.

mod drawn;
#[path = "../hostile/mod.rs"]
mod hostile;
mod inputs;
mod invent;
mod mutate;
#[path = "../patience/mod.rs"]
mod patience;
#[path = "../published/mod.rs"]
mod published;
mod run;
mod words;

use std::path::Path;
use std::{env, fs};

use attune::content::check::{Problem, Sources, check};

use drawn::Drawing;
use inputs::Inputs;
use run::Ending;
use serde_json::Value;

/// Drawing takes much longer than checking, so of the sites that are accepted one in so many is drawn.
const ONE_DRAWN_OF: u64 = 8;

/// A problem that quotes no more than it should has at most so many bytes for each byte of content.
const MOST_TOLD: usize = 20;

#[test]
fn whatever_the_content_files_hold_is_shown_as_words_or_refused_with_a_place() {
    let number = |name| {
        env::var(name)
            .ok()
            .map(|value| value.parse().expect("a number"))
    };
    let inputs = number("ATTUNE_FUZZ_INPUTS").unwrap_or(5_000);
    let first = number("ATTUNE_FUZZ_SEED").unwrap_or(0x5eed);

    let made = Inputs::new();
    let meant_well = made
        .undamaged()
        .map(|sources| check(&sources).unwrap_or_else(|problems| panic!("{problems:#?}")));
    let drawing = Drawing::new(meant_well.into());
    let outcome = run::run(first, inputs, |seed| {
        let mut sources = made.input(seed);
        if inputs == 1 {
            leave(&sources);
        }
        let mut checked = check(&sources);
        if let Err(problems) = &checked
            && let Some(signed) = sign(&sources, problems)
        {
            sources = signed;
            checked = check(&sources);
        }
        match checked {
            Err(problems) => told_well(&sources, &problems).map(|()| Ending::Refused),
            Ok(content) if seed % ONE_DRAWN_OF == 0 || inputs == 1 => {
                drawing.check(&content).map(|()| Ending::Drawn)
            }
            Ok(_) => Ok(Ending::Accepted),
        }
    });
    let summary = outcome.unwrap_or_else(|wrong| panic!("{wrong}"));
    eprintln!("{summary}");
    if inputs >= 5_000 {
        // Inputs that are all refused, or all accepted, try little.
        let drawn = summary.drawn * 200;
        assert!(
            drawn > inputs && summary.refused * 5 > inputs,
            "the inputs have become too much alike"
        );
    }
}

/// Leaves the content files of an input where they can be looked at.
fn leave(sources: &Sources) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz-input");
    let _ = fs::remove_dir_all(&folder);
    for (path, text) in &sources.texts {
        // A file's name may be hostile too.
        let path = folder.join(path.replace("..", "dots"));
        let above = path.parent().unwrap_or(&folder);
        fs::create_dir_all(above).expect("a folder for the input");
        fs::write(&path, text).expect("a file of the input");
    }
    eprintln!("The input is left in {}.", folder.display());
}

/// Where nothing is wrong but that an Easy Read edition was written from other words: the content with
/// the sign that the problem asks for, as an owner would write it.
fn sign(sources: &Sources, problems: &[Problem]) -> Option<Sources> {
    let [problem] = problems else { return None };
    let (_, sign) = problem.remedy.split_once("\"written_from\": ")?;
    let path = problem
        .file
        .strip_prefix(&sources.folder)?
        .trim_start_matches('/');
    let mut page: Value = serde_json::from_str(sources.texts.get(path)?).ok()?;
    page["written_from"] = sign.trim_matches(['"', '.']).into();
    let mut signed = sources.clone();
    signed.texts.insert(path.to_owned(), page.to_string());
    Some(signed)
}

/// Each problem names a file and a place in it, and says what is wrong and right; nothing that it quotes
/// acts on the terminal that shows it, or buries what it says.
fn told_well(sources: &Sources, problems: &[Problem]) -> Result<(), String> {
    let acts = |letter: char| {
        letter.is_control() && letter != '\n' || ('\u{202a}'..='\u{202e}').contains(&letter)
    };
    let mut told = 0;
    for problem in problems {
        let shown = problem.to_string();
        told += shown.len();
        let is_placed = problem.line > 0
            && problem.column > 0
            && problem.path.starts_with('$')
            && !problem.file.is_empty();
        if !is_placed
            || problem.wrong.is_empty()
            || problem.remedy.is_empty()
            || shown.contains(acts)
        {
            return Err(format!("a problem isn't told well: {problem:?}"));
        }
    }
    let size: usize = sources.texts.values().map(String::len).sum();
    match problems.len() {
        0 => Err("it is refused without a problem".into()),
        count if count > 120 * sources.texts.len() => Err(format!("{count} problems are told")),
        _ if told > 100_000 + MOST_TOLD * size => Err(format!("{told} bytes are told of {size}")),
        _ => Ok(()),
    }
}
