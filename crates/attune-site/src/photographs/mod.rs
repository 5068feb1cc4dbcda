//! The owner's photographs: checked before the build, then encoded in several sizes and formats. Files that were
//! made before come from the cache. The program `photographs` does all decoding and encoding.

#[path = "../../../photographs/src/answer.rs"]
mod answer;
mod cache;
mod error;
mod header;
mod jpeg;
mod program;
mod progress;
mod rejected;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::Value;
use site::check::folded;
use site::fault::Fault;
use site::files::Files;
use site::names::PHOTOGRAPHS;
use site::pictures::photograph::{self, Photograph, Photographs};

use self::cache::{Key, Variants};
use self::progress::Progress;
use self::rejected::Rejected;
use super::disk;

pub use self::cache::Cache;
pub use self::error::PhotographError;

/// Checks each photograph among the files, whose keys are their addresses in the content. A photograph that one of
/// the texts names is decoded completely. Of the others, only the headers are checked.
pub fn inspect<'t>(
    files: &BTreeMap<String, PathBuf>,
    texts: impl Iterator<Item = &'t String>,
    cache: &Cache,
) -> Result<BTreeMap<String, Result<(), Fault>>, PhotographError> {
    let mut verdicts = BTreeMap::new();
    let photographs = files
        .iter()
        .filter(|(path, _)| photograph::has_photograph_extension(path));
    let texts: Vec<String> = texts.flat_map(|text| strings(text)).collect();
    for (path, file) in photographs {
        let folded_path = folded(path);
        let is_used = texts.iter().any(|text| text.contains(&folded_path));
        let verdict = verdict(file, path, is_used, cache)?;
        verdicts.insert(
            path.clone(),
            verdict.map_err(|rejected| rejected.fault(path)),
        );
    }
    Ok(verdicts)
}

/// The strings of a content file, folded; or its whole text if it isn't valid JSON.
fn strings(text: &str) -> Vec<String> {
    let text = text.trim_start_matches('\u{feff}');
    let mut strings = Vec::new();
    match serde_json::from_str(text) {
        Ok(value) => collect_strings(value, &mut strings),
        Err(_) => strings.push(folded(text)),
    }
    strings
}

fn collect_strings(value: Value, strings: &mut Vec<String>) {
    match value {
        Value::String(string) => strings.push(folded(&string)),
        Value::Array(list) => list
            .into_iter()
            .for_each(|value| collect_strings(value, strings)),
        Value::Object(fields) => fields
            .into_iter()
            .for_each(|(_, value)| collect_strings(value, strings)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Checks one photograph: its header, or with `decode_fully` all of it.
fn verdict(
    file: &Path,
    path: &str,
    decode_fully: bool,
    cache: &Cache,
) -> Result<Result<(), Rejected>, PhotographError> {
    let size = disk::size(file)?;
    if size > header::MAX_BYTES {
        let megabytes = size / 1_000_000;
        return Ok(Err(Rejected::TooHeavy { megabytes }));
    }
    if path.contains('#') {
        return Ok(Err(Rejected::Name));
    }
    let bytes = disk::read(file)?;
    let format = match header::check(path, &bytes) {
        Ok(format) if decode_fully => format,
        Ok(_) => return Ok(Ok(())),
        Err(rejected) => return Ok(Err(rejected)),
    };
    let key = Key::of(&bytes);
    if !cache.was_decoded(&key) {
        if let Err(rejected) = program::read(path, format, &bytes)? {
            return Ok(Err(rejected));
        }
        cache.mark_decoded(&key);
    }
    Ok(Ok(()))
}

/// Makes the files of the photographs that the content uses. Returns their descriptions for pages, and the files.
pub fn make(
    public: &Path,
    named: &BTreeSet<String>,
    cache: &Cache,
) -> Result<(Photographs, Files), PhotographError> {
    let read = |path: &String| disk::read(&public.join(path.trim_start_matches('/')));
    let mut found = BTreeMap::new();
    let mut missing = Vec::new();
    for path in named {
        let key = Key::of(&read(path)?);
        match cache.get(&key) {
            Some(variants) => drop(found.insert(path, (key, variants))),
            None => missing.push((path, key)),
        }
    }
    let mut progress = Progress::new(missing.len());
    for (path, key) in missing {
        progress.picture(path);
        let variants = encode(path, &read(path)?, &progress)?;
        cache.put(&key, &variants);
        found.insert(path, (key, variants));
    }
    let mut photographs = Photographs::new();
    let mut files = Files::new();
    for (path, (key, variants)) in found {
        photographs.insert(path.clone(), publish(path, &key, variants, &mut files));
    }
    Ok((photographs, files))
}

/// Encodes a photograph in every size and format.
fn encode(path: &str, bytes: &[u8], progress: &Progress) -> Result<Variants, PhotographError> {
    let rejected = |rejected: Rejected| PhotographError::Rejected(rejected.fault(path));
    let format = header::check(path, bytes).map_err(rejected)?;
    program::make(path, format, bytes, progress)?.map_err(rejected)
}

/// Adds the variants to the site's files. Their names hold the photograph's name, a hash of its bytes and the width.
fn publish(path: &str, key: &Key, variants: Variants, files: &mut Files) -> Photograph {
    let mut formats: Vec<photograph::Format> = Vec::new();
    let stem = format!("{}{}-{:.16}", PHOTOGRAPHS, stem(path), key.0);
    for (entry, bytes) in variants.record.files.into_iter().zip(variants.files) {
        let media_type = entry.format.media_type();
        let name = format!("{stem}-{}.{}", entry.width, entry.format.extension());
        files.insert(name.clone(), bytes);
        match formats
            .last_mut()
            .filter(|format| format.kind == media_type)
        {
            Some(format) => format.files.push((entry.width, name)),
            None => formats.push(photograph::Format {
                kind: media_type.to_owned(),
                files: vec![(entry.width, name)],
            }),
        }
    }
    Photograph {
        width: variants.record.width,
        height: variants.record.height,
        tone: variants.record.tone,
        formats,
    }
}

/// A photograph's name without its extension, in characters that are safe in every URL.
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
