//! Whatever the content files hold, the check ends in time and without a panic, either with content that is rendered as
//! text or with problems that have a place. `cargo test --workspace` tries some inputs; `cargo xtask fuzz` tries a million.
//!
//! Inputs are JSON generated from the schema by a seeded generator on `fastrand`. Coverage-guided fuzzers need nightly
//! Rust, and proptest stores data for shrinking, where a seed is enough.

mod generate;
mod inputs;
mod mutate;
mod rendered;
mod run;
mod strings;

use std::path::Path;
use std::{env, fs};

use serde_json::Value;
use site::check::check;
use site::check::notes::notes;
use site::check::problem::Problem;
use site::check::sources::Sources;
use site::date;
use site::source::Content;

use inputs::Inputs;
use rendered::Renderer;
use run::Verdict;

/// Rendering takes much longer than checking, so only one in this many accepted sites is rendered.
const RENDERED_ONE_IN: u64 = 8;

/// The most bytes of messages for each byte of content; more means that messages quote too much.
const MAX_MESSAGE_BYTES: usize = 20;

#[test]
fn whatever_the_content_files_hold_is_shown_as_words_or_refused_with_a_place() {
    let number = |name| {
        env::var(name)
            .ok()
            .map(|value| value.parse().expect("a number"))
    };
    let inputs = number("ATTUNE_FUZZ_INPUTS").unwrap_or(5_000);
    let first = number("ATTUNE_FUZZ_SEED").unwrap_or(0x5eed);

    let generator = Inputs::new();
    let valid = generator
        .undamaged()
        .map(|sources| check(&sources).unwrap_or_else(|problems| panic!("{problems:#?}")));
    let renderer = Renderer::new(valid.into());
    let outcome = run::run(first, inputs, |seed| {
        let mut sources = generator.input(seed);
        if inputs == 1 {
            write_input(&sources);
        }
        let mut checked = check(&sources);
        if let Err(problems) = &checked
            && let Some(changed) = with_hash(&sources, problems)
        {
            sources = changed;
            checked = check(&sources);
        }
        match checked {
            Err(problems) => check_messages(&sources, &problems).map(|()| Verdict::Refused),
            Ok(content) if seed % RENDERED_ONE_IN == 0 || inputs == 1 => {
                check_notes(&sources, &content)?;
                renderer.check(&content).map(|()| Verdict::Rendered)
            }
            Ok(_) => Ok(Verdict::Accepted),
        }
    });
    let summary = outcome.unwrap_or_else(|wrong| panic!("{wrong}"));
    eprintln!("{summary}");
    if inputs >= 5_000 {
        // Inputs that are all refused, or all accepted, try little.
        assert!(
            summary.rendered * 200 > inputs && summary.refused * 5 > inputs,
            "the inputs have become too similar"
        );
    }
}

/// Writes the content files of an input to a folder, to be read.
fn write_input(sources: &Sources) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz-input");
    let _ = fs::remove_dir_all(&folder);
    for (path, text) in &sources.texts {
        // A file's name may be hostile too.
        let path = folder.join(path.replace("..", "dots"));
        let above = path.parent().unwrap_or(&folder);
        fs::create_dir_all(above).expect("a folder for the input");
        fs::write(&path, text).expect("a file of the input");
    }
    eprintln!("The input is in {}.", folder.display());
}

/// If the only problem is an Easy Read edition that was written from another text, returns the content with the hash
/// that the problem names, as an owner would write it.
fn with_hash(sources: &Sources, problems: &[Problem]) -> Option<Sources> {
    let [problem] = problems else { return None };
    let (_, hash) = problem.remedy.split_once("\"written_from\": ")?;
    let path = problem
        .file
        .strip_prefix(&sources.folder)?
        .trim_start_matches('/');
    let mut page: Value = serde_json::from_str(sources.texts.get(path)?).ok()?;
    page["written_from"] = hash.trim_matches(['"', '.']).into();
    let mut changed = sources.clone();
    changed.texts.insert(path.to_owned(), page.to_string());
    Some(changed)
}

/// Whether a character of a message controls the terminal instead of being shown.
fn controls_terminal(letter: char) -> bool {
    letter.is_control() && letter != '\n' || ('\u{202a}'..='\u{202e}').contains(&letter)
}

/// Each note on accepted content names a file and a line, and can't control the terminal.
fn check_notes(sources: &Sources, content: &Content) -> Result<(), String> {
    let today = date::parse("2028-04-01").expect("a day");
    let notes = notes(content, sources, today);
    let wrong = notes.iter().find(|note| {
        note.line == 0 || note.file.is_empty() || note.to_string().contains(controls_terminal)
    });
    wrong.map_or(Ok(()), |note| {
        Err(format!(
            "a note has no place or holds control characters: {note:?}"
        ))
    })
}

/// Each problem names a file, a place in it, and what is wrong and right. Quoted content can't control the terminal,
/// and isn't so long that it hides the message.
fn check_messages(sources: &Sources, problems: &[Problem]) -> Result<(), String> {
    let mut bytes = 0;
    for problem in problems {
        let shown = problem.to_string();
        bytes += shown.len();
        let is_placed = problem.line > 0
            && problem.column > 0
            && problem.path.starts_with('$')
            && !problem.file.is_empty();
        if !is_placed
            || problem.wrong.is_empty()
            || problem.remedy.is_empty()
            || shown.contains(controls_terminal)
        {
            return Err(format!(
                "a problem lacks a part or holds control characters: {problem:?}"
            ));
        }
    }
    let size: usize = sources.texts.values().map(String::len).sum();
    match problems.len() {
        0 => Err("it is refused without a problem".into()),
        count if count > 120 * sources.texts.len() => Err(format!("{count} problems are reported")),
        _ if bytes > 100_000 + MAX_MESSAGE_BYTES * size => {
            Err(format!("{bytes} bytes of messages for {size}"))
        }
        _ => Ok(()),
    }
}
