//! What a whole run of the tests has proved about accessibility, for a page that tells visitors: joined from the notes
//! of tests that all have passed (`axe-*.json`, `html.json`), as docs/accessibility.md describes.

use std::path::{Path, PathBuf};
use std::{collections::BTreeSet, time::SystemTime};

use fs_err as fs;
use serde_json::{Value, json};
use walkdir::WalkDir;

use crate::{error::Error, project::Project, run_folder::RunFolder};

const FILE: &str = "attune-accessibility.json";

pub struct AccessibilityReport {
    /// Where the tests leave their notes.
    pub folder: PathBuf,
}

impl AccessibilityReport {
    pub fn new(run: &RunFolder) -> Result<Self, Error> {
        let folder = run.path.join("accessibility");
        fs::create_dir_all(&folder)?;
        Ok(Self { folder })
    }

    /// Joins the notes into the file, whole or not at all; gives its path.
    pub fn write(&self, project: &Project) -> Result<PathBuf, Error> {
        let (mut notes, mut html) = (Vec::new(), None);
        for entry in WalkDir::new(&self.folder).sort_by_file_name().min_depth(1) {
            let entry = entry.map_err(std::io::Error::from)?;
            let note = serde_json::from_str(&fs::read_to_string(entry.path())?);
            let note: Value = note.map_err(|error| unreadable(entry.path(), error.to_string()))?;
            match entry.file_name().to_string_lossy() {
                name if name.starts_with("axe-") => notes.push(note),
                name if name == "html.json" => html = Some(note),
                _ => {}
            }
        }
        let Some((axe, html)) = joined(&notes).zip(html) else {
            let reason = "no scenario with axe, or not the check of the HTML, has left a note of a run there";
            return Err(unreadable(&self.folder, reason.to_owned()));
        };
        // The day in UTC.
        let now = humantime::format_rfc3339(SystemTime::now()).to_string();
        let report = json!({ "date": &now[.."2026-11-23".len()], "axe": axe, "html": html });

        // Where the build looks, whichever folder cargo builds into: checkouts may share that one.
        let folder = project.root.join("target");
        fs::create_dir_all(&folder)?;
        let path = folder.join(FILE);
        // In the same folder, as a rename doesn't reach across disks.
        let part = folder.join(format!(".{FILE}.part"));
        fs::write(&part, format!("{report:#}\n"))?;
        fs::rename(&part, &path)?;
        Ok(path)
    }
}

/// The notes as one: figures summed up, what was looked at named once.
fn joined(notes: &[Value]) -> Option<Value> {
    let runs = notes.iter().filter_map(|note| note["runs"].as_array());
    let runs: Vec<&Value> = runs.flatten().collect();
    if runs.is_empty() {
        return None;
    }
    let sum = |name: &str| -> u64 { runs.iter().filter_map(|run| run[name].as_u64()).sum() };
    let words = |name: &str| named_once(runs.iter().map(|run| run[name].clone()));
    let widths = runs.iter().filter_map(|run| run["width"].as_u64());
    Some(json!({
        "version": notes.first()?["axe"],
        "runs": runs.len(),
        "violations": sum("violations"),
        "incomplete": sum("incomplete"),
        "pages": words("page").len(),
        "engines": named_once(notes.iter().map(|note| note["engine"].clone())),
        "states": words("state"),
        "schemes": words("scheme"),
        "widths": widths.collect::<BTreeSet<_>>(),
    }))
}

fn named_once(values: impl Iterator<Item = Value>) -> Vec<Value> {
    values.fold(Vec::new(), |mut once, value| {
        if !once.contains(&value) {
            once.push(value);
        }
        once
    })
}

fn unreadable(path: &Path, reason: String) -> Error {
    let doing = "writing down what the tests have proved";
    let remedy = "see that tests/browser/scenarios/axe.rs and tests/valid_html.rs are run, and run `cargo xtask test` again";
    Error::Unreadable(doing, path.to_owned(), reason, remedy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notes_of_all_engines_are_summed_up() {
        let run = |width, scheme, violations| {
            json!({ "page": "/", "state": "as it stands", "scheme": scheme, "width": width,
                    "violations": violations, "incomplete": 1 })
        };
        let engine = |name| json!({ "name": name, "version": "1" });
        let note =
            |name, runs: &[Value]| json!({ "axe": "4.14.1", "engine": engine(name), "runs": runs });
        let notes = [
            note("Chromium", &[run(1280, "light", 0), run(1280, "dark", 2)]),
            note("Chromium", &[run(390, "light", 0)]),
            note("Firefox", &[run(390, "light", 0)]),
        ];
        let report = json!({
            "version": "4.14.1", "runs": 4, "violations": 2, "incomplete": 4, "pages": 1,
            "engines": [engine("Chromium"), engine("Firefox")],
            "states": ["as it stands"], "schemes": ["light", "dark"], "widths": [390, 1280],
        });
        assert_eq!(joined(&notes), Some(report));
        assert_eq!(joined(&[]), None);
    }
}
