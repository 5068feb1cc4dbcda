//! The results that the site's accessibility page shows. The tests write notes (`axe-*.json`, `html.json`), which are
//! merged after a full run in which every test passed. docs/accessibility.md describes the file.

use std::path::{Path, PathBuf};
use std::{collections::BTreeSet, time::SystemTime};

use fs_err as fs;
use serde_json::{Value, json};
use walkdir::WalkDir;

use crate::{error::Error, project::Project};

const FILE: &str = "attune-accessibility.json";

/// Merges the notes of the tests into one file, which is written atomically, and returns its path.
pub fn write(project: &Project, notes_folder: &Path) -> Result<PathBuf, Error> {
    let (mut notes, mut html) = (Vec::new(), None);
    for entry in WalkDir::new(notes_folder).sort_by_file_name().min_depth(1) {
        let entry = entry.map_err(std::io::Error::from)?;
        let note = serde_json::from_str(&fs::read_to_string(entry.path())?);
        let note: Value = note.map_err(|error| unusable(entry.path(), error.to_string()))?;
        match entry.file_name().to_string_lossy() {
            name if name.starts_with("axe-") => notes.push(note),
            name if name == "html.json" => html = Some(note),
            _ => {}
        }
    }
    let Some((axe, html)) = merge(&notes).zip(html) else {
        let reason = "the note of the axe scenarios or of the HTML check is missing";
        return Err(unusable(notes_folder, reason.to_owned()));
    };
    // The date in UTC.
    let now = humantime::format_rfc3339(SystemTime::now()).to_string();
    let report = json!({ "date": &now[.."2026-11-23".len()], "axe": axe, "html": html });

    // Not `project.target()`: checkouts may share that folder. The build reads this path.
    let folder = project.root.join("target");
    fs::create_dir_all(&folder)?;
    let path = folder.join(FILE);
    // In the same folder, because a rename doesn't work across disks.
    let part = folder.join(format!(".{FILE}.part"));
    fs::write(&part, format!("{report:#}\n"))?;
    fs::rename(&part, &path)?;
    Ok(path)
}

/// Merges the notes: sums the figures and lists each page, state and engine once.
fn merge(notes: &[Value]) -> Option<Value> {
    let runs = notes.iter().filter_map(|note| note["runs"].as_array());
    let runs: Vec<&Value> = runs.flatten().collect();
    if runs.is_empty() {
        return None;
    }
    let sum = |name: &str| -> u64 { runs.iter().filter_map(|run| run[name].as_u64()).sum() };
    let values = |name: &str| distinct(runs.iter().map(|run| run[name].clone()));
    let widths = runs.iter().filter_map(|run| run["width"].as_u64());
    Some(json!({
        "version": notes.first()?["axe"],
        "runs": runs.len(),
        "violations": sum("violations"),
        "incomplete": sum("incomplete"),
        "pages": values("page").len(),
        "engines": distinct(notes.iter().map(|note| note["engine"].clone())),
        "states": values("state"),
        "schemes": values("scheme"),
        "widths": widths.collect::<BTreeSet<_>>(),
    }))
}

fn distinct(values: impl Iterator<Item = Value>) -> Vec<Value> {
    values.fold(Vec::new(), |mut distinct, value| {
        if !distinct.contains(&value) {
            distinct.push(value);
        }
        distinct
    })
}

fn unusable(path: &Path, reason: String) -> Error {
    let doing = "writing the accessibility report";
    let remedy = "check that tests/browser/scenarios/axe.rs and tests/site/valid_html.rs run, and repeat \
                  `cargo xtask test`";
    Error::Unusable(doing, path.to_owned(), reason, remedy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notes_of_all_engines_are_summed_up() {
        let run = |width, scheme, violations| {
            json!({ "page": "/", "state": "plain", "scheme": scheme, "width": width,
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
            "states": ["plain"], "schemes": ["light", "dark"], "widths": [390, 1280],
        });
        assert_eq!(merge(&notes), Some(report));
        assert_eq!(merge(&[]), None);
    }
}
