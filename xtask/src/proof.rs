//! What a whole run of the tests has proved about accessibility, for a page that tells visitors:
//! `target/attune-accessibility.json`. docs/accessibility.md describes the file.
//!
//! The tests leave notes in a folder: `axe-*.json` from each scenario with axe, `html.json` from the
//! check of the HTML. They are joined only where all tests have passed.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

use serde_json::{Value, json};

use crate::{error::Error, project::Project, run_folder::RunFolder};

const DOING: &str = "writing down what the tests have proved";
const FILE: &str = "attune-accessibility.json";

pub struct Proof {
    /// Where the tests leave their notes.
    pub folder: PathBuf,
}

impl Proof {
    pub fn new(run: &RunFolder) -> Result<Self, Error> {
        let folder = run.path.join("proof");
        fs::create_dir_all(&folder).map_err(|source| disk(&folder, source))?;
        Ok(Self { folder })
    }

    /// Joins the notes into the file, whole or not at all; gives its path.
    pub fn write(&self, project: &Project) -> Result<PathBuf, Error> {
        let mut notes = Vec::new();
        for path in self.notes()? {
            notes.push(read(&path)?);
        }
        let html = read(&self.folder.join("html.json"))?;
        let axe = joined(&notes).ok_or_else(|| Error::Unreadable {
            doing: DOING,
            path: self.folder.clone(),
            reason: "no scenario with axe has left a note of a run there".to_owned(),
            remedy: "see that tests/browser/scenarios/axe.rs is listed among the scenarios",
        })?;
        let proof = json!({ "date": date(SystemTime::now()), "axe": axe, "html": html });

        // Where the build looks, whichever folder cargo builds into: checkouts may share that one.
        let folder = project.root.join("target");
        fs::create_dir_all(&folder).map_err(|source| disk(&folder, source))?;
        let path = folder.join(FILE);
        // In the same folder, as a rename doesn't reach across disks.
        let part = folder.join(format!(".{FILE}.part"));
        fs::write(&part, format!("{proof:#}\n")).map_err(|source| disk(&part, source))?;
        fs::rename(&part, &path).map_err(|source| disk(&path, source))?;
        Ok(path)
    }

    /// The notes of the scenarios with axe, in the order of their names.
    fn notes(&self) -> Result<Vec<PathBuf>, Error> {
        let mut notes = Vec::new();
        for entry in fs::read_dir(&self.folder).map_err(|source| disk(&self.folder, source))? {
            let path = entry.map_err(|source| disk(&self.folder, source))?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name.starts_with("axe-") {
                notes.push(path);
            }
        }
        notes.sort_unstable();
        Ok(notes)
    }
}

/// The notes as one: figures summed up, what was looked at named once.
fn joined(notes: &[Value]) -> Option<Value> {
    let runs: Vec<&Value> = notes
        .iter()
        .filter_map(|note| note["runs"].as_array())
        .flatten()
        .collect();
    if runs.is_empty() {
        return None;
    }
    let sum = |name: &str| -> u64 { runs.iter().filter_map(|run| run[name].as_u64()).sum() };
    let words = |name: &str| named_once(runs.iter().map(|run| run[name].clone()));
    let widths: BTreeSet<u64> = runs
        .iter()
        .filter_map(|run| run["width"].as_u64())
        .collect();
    Some(json!({
        "version": notes.first()?["axe"],
        "runs": runs.len(),
        "violations": sum("violations"),
        "incomplete": sum("incomplete"),
        "pages": words("page").len(),
        "engines": named_once(notes.iter().map(|note| note["engine"].clone())),
        "states": words("state"),
        "schemes": words("scheme"),
        "widths": widths,
    }))
}

fn named_once(values: impl Iterator<Item = Value>) -> Vec<Value> {
    let mut once = Vec::new();
    for value in values {
        if !once.contains(&value) {
            once.push(value);
        }
    }
    once
}

fn read(path: &Path) -> Result<Value, Error> {
    let text = fs::read_to_string(path).map_err(|source| disk(path, source))?;
    serde_json::from_str(&text).map_err(|error| Error::Unreadable {
        doing: DOING,
        path: path.to_owned(),
        reason: error.to_string(),
        remedy: "run `cargo xtask test` again",
    })
}

/// The day in UTC, as `2026-11-23`.
fn date(time: SystemTime) -> String {
    let seconds = time
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
        .as_secs();
    let (year, month, day) = civil(seconds / 86_400);
    format!("{year}-{month:02}-{day:02}")
}

/// Year, month and day of the day so many days after 1 January 1970. Years are counted from March,
/// so that the day a leap year adds is a year's last.
fn civil(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let march = (5 * day + 2) / 153;
    let month = if march < 10 { march + 3 } else { march - 9 };
    let year = era * 400 + year + u64::from(month <= 2);
    (year, month, day - (153 * march + 2) / 5 + 1)
}

fn disk(path: &Path, source: std::io::Error) -> Error {
    Error::Disk {
        doing: DOING,
        path: path.to_owned(),
        source,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn days_are_named_as_a_calendar_does() {
        assert_eq!(civil(0), (1970, 1, 1));
        assert_eq!(civil(11_016), (2000, 2, 29));
        assert_eq!(civil(11_017), (2000, 3, 1));
        assert_eq!(civil(20_453), (2025, 12, 31));
        assert_eq!(civil(20_454), (2026, 1, 1));
        let noon = UNIX_EPOCH + Duration::from_hours(20_780 * 24 + 12);
        assert_eq!(date(noon), "2026-11-23");
    }

    #[test]
    fn the_notes_of_all_engines_are_summed_up() {
        let run = |width, scheme, violations| {
            json!({ "page": "/", "state": "as it stands", "scheme": scheme, "width": width,
                    "violations": violations, "incomplete": 1 })
        };
        let note = |name, runs: Vec<Value>| json!({ "axe": "4.14.1", "engine": { "name": name, "version": "1" }, "runs": runs });
        let notes = [
            note(
                "Chromium",
                vec![run(1280, "light", 0), run(1280, "dark", 2)],
            ),
            note("Chromium", vec![run(390, "light", 0)]),
            note("Firefox", vec![run(390, "light", 0)]),
        ];
        let engine = |name| json!({ "name": name, "version": "1" });
        assert_eq!(
            joined(&notes),
            Some(json!({
                "version": "4.14.1", "runs": 4, "violations": 2, "incomplete": 4, "pages": 1,
                "engines": [engine("Chromium"), engine("Firefox")],
                "states": ["as it stands"], "schemes": ["light", "dark"], "widths": [390, 1280],
            }))
        );
        assert_eq!(joined(&[]), None);
    }
}
