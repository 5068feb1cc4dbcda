//! Photographs that an owner supplies: checked before the build, then made into files of several
//! sizes and formats. What was made before is taken from the cache; what has to be decoded or made is given to
//! the program `photographs`.

#[path = "../../../photographs/src/answer.rs"]
mod answer;
mod cache;
mod header;
mod jpeg;
mod program;
mod progress;
mod rejected;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use attune::content::check::{Fault, folded};
use attune::site::Files;
use attune::site::pictures::photograph::{self, Photograph, Photographs};
use serde_json::Value;

use self::cache::{Key, Made};
use self::program::ProgramError;
use self::progress::Progress;
use self::rejected::Rejected;
use super::disk::{self, DiskError};

pub use self::cache::Cache;

/// A photograph that the content names could not be looked at, or not be made into what is served.
#[derive(Debug, thiserror::Error)]
pub enum PhotographError {
    #[error(transparent)]
    Disk(#[from] DiskError),
    #[error("{} {}", .0.wrong, .0.remedy)]
    Rejected(Fault),
    #[error("the picture {path} can't be written as {reason}; save it anew in a picture program")]
    Encode { path: String, reason: String },
    #[error(transparent)]
    Program(#[from] ProgramError),
}

/// What there is to say of each photograph among some files, which are given by the addresses that content
/// names them by. Those that are named somewhere in the texts are decoded to their ends, the others are only
/// looked at.
pub fn inspect<'t>(
    files: &BTreeMap<String, PathBuf>,
    texts: impl Iterator<Item = &'t String>,
    cache: &Cache,
) -> Result<BTreeMap<String, Result<(), Fault>>, PhotographError> {
    let mut verdicts = BTreeMap::new();
    let photographs = files
        .iter()
        .filter(|(path, _)| photograph::named_as_one(path));
    let texts: Vec<String> = texts.flat_map(|text| words(text)).collect();
    for (path, file) in photographs {
        let look = folded(path);
        let named = texts.iter().any(|text| text.contains(&look));
        let verdict = verdict(file, path, named, cache)?;
        verdicts.insert(path.clone(), verdict.map_err(|rejected| rejected.of(path)));
    }
    Ok(verdicts)
}

/// What a content file says, as it looks; or the file's text where it can't be read.
fn words(text: &str) -> Vec<String> {
    let text = text.trim_start_matches('\u{feff}');
    let mut words = Vec::new();
    match serde_json::from_str(text) {
        Ok(value) => collect(value, &mut words),
        Err(_) => words.push(folded(text)),
    }
    words
}

fn collect(value: Value, words: &mut Vec<String>) {
    match value {
        Value::String(string) => words.push(folded(&string)),
        Value::Array(list) => list.into_iter().for_each(|value| collect(value, words)),
        Value::Object(fields) => fields
            .into_iter()
            .for_each(|(_, value)| collect(value, words)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn verdict(
    file: &Path,
    path: &str,
    whole: bool,
    cache: &Cache,
) -> Result<Result<(), Rejected>, PhotographError> {
    let size = disk::size(file)?;
    if size > header::MOST_BYTES {
        let megabytes = size / 1_000_000;
        return Ok(Err(Rejected::TooHeavy { megabytes }));
    }
    if path.contains('#') {
        return Ok(Err(Rejected::Name));
    }
    let bytes = disk::read(file)?;
    let kind = match header::check(path, &bytes) {
        Ok(kind) if whole => kind,
        Ok(_) => return Ok(Ok(())),
        Err(rejected) => return Ok(Err(rejected)),
    };
    let key = Key::of(&bytes);
    if !cache.knows_as_sound(&key) {
        if let Err(rejected) = program::read(path, kind, &bytes)? {
            return Ok(Err(rejected));
        }
        cache.note_sound(&key);
    }
    Ok(Ok(()))
}

/// Makes the photographs that the content names. Gives what pages say of them, and the files.
pub fn make(
    public: &Path,
    named: &BTreeSet<String>,
    cache: &Cache,
) -> Result<(Photographs, Files), PhotographError> {
    let read = |path: &String| disk::read(&public.join(path.trim_start_matches('/')));
    let mut found = BTreeMap::new();
    let mut wanted = Vec::new();
    for path in named {
        let key = Key::of(&read(path)?);
        match cache.get(&key) {
            Some(made) => drop(found.insert(path, (key, made))),
            None => wanted.push((path, key)),
        }
    }
    let mut progress = Progress::new(wanted.len());
    for (path, key) in wanted {
        progress.picture(path);
        let made = develop(path, &read(path)?, &progress)?;
        cache.put(&key, &made);
        found.insert(path, (key, made));
    }
    let mut photographs = Photographs::new();
    let mut files = Files::new();
    for (path, (key, made)) in found {
        photographs.insert(path.clone(), publish(path, &key, made, &mut files));
    }
    Ok((photographs, files))
}

/// Makes every size of a photograph in every format.
fn develop(path: &str, bytes: &[u8], progress: &Progress) -> Result<Made, PhotographError> {
    let rejected = |rejected: Rejected| PhotographError::Rejected(rejected.of(path));
    let kind = header::check(path, bytes).map_err(rejected)?;
    program::make(path, kind, bytes, progress)?.map_err(rejected)
}

/// Names what was made as it is served: after the photograph, its bytes and its width.
fn publish(path: &str, key: &Key, made: Made, files: &mut Files) -> Photograph {
    let mut formats: Vec<photograph::Format> = Vec::new();
    let stem = format!("{}{}-{:.16}", photograph::FOLDER, stem(path), key.0);
    for (entry, bytes) in made.record.files.into_iter().zip(made.files) {
        let kind = entry.format.media_type();
        let name = format!("{stem}-{}.{}", entry.width, entry.format.ending());
        files.insert(name.clone(), bytes);
        match formats.last_mut().filter(|format| format.kind == kind) {
            Some(format) => format.files.push((entry.width, name)),
            None => formats.push(photograph::Format {
                kind,
                files: vec![(entry.width, name)],
            }),
        }
    }
    Photograph {
        width: made.record.width,
        height: made.record.height,
        tone: made.record.tone,
        formats,
    }
}

/// A photograph's name in letters that every address can have.
fn stem(path: &str) -> String {
    let stem = Path::new(path).file_stem().unwrap_or_default();
    let stem = stem.to_string_lossy().to_lowercase();
    let plain = stem.replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
    let plain = plain.trim_matches('-');
    let end = plain.len().min(40);
    match &plain[..end] {
        "" => "picture".to_owned(),
        plain => plain.to_owned(),
    }
}
