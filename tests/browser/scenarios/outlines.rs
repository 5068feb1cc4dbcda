//! Snapshots for screen readers: each page's accessibility tree in Chromium, written as lines and compared with
//! `tests/browser/outlines/`, which a person has reviewed. With scripts refused, the page is the same without the
//! buttons that need them.
//!
//! After an intended change, `ATTUNE_WRITE_OUTLINES=1 cargo xtask test -- --test browser -- screen_reader`
//! rewrites the files; review the diff before you commit it.

mod difference;
mod tree;

use std::time::Duration;
use std::{env, fs};

use attune::words;
use serde_json::json;
use support::project::project;
use tokio::sync::Mutex;

use tree::Tree;

use super::{Scenario, each_page};
use crate::copy::{NOT_FOUND, PRACTICE, Page, every_page};
use crate::devtools::devtools;
use crate::engine::{Engine, Scripts};
use crate::problem::{Outcome, Problem};
use crate::visitor::Visitor;

/// Chromium builds the tree after the page is shown, and returns as much of it as there is.
const TIMEOUT: Duration = Duration::from_secs(5);

pub fn all() -> impl IntoIterator<Item = Scenario> {
    let all = each_page(
        "a_screen_reader_is_told_every_page_as_it_was_read_before",
        every_page().chain([NOT_FOUND]),
        a_screen_reader_is_told_every_page_as_it_was_read_before,
    );
    // Only Chromium exposes its tree, and the width doesn't change it.
    all.into_iter()
        .map(|scenario| scenario.only_in(&[Engine::Chromium]))
}

/// With scripts refused, the page for getting in touch has a sheet of questions too.
pub fn with_scripts() -> impl IntoIterator<Item = Scenario> {
    let practice = each_page(
        "a_screen_reader_is_told_the_pages_of_a_practice_as_they_were_read_before",
        PRACTICE,
        a_screen_reader_is_told_every_page_as_it_was_read_before,
    );
    practice
        .into_iter()
        .map(|scenario| scenario.only_in(&[Engine::Chromium]).on_the_sample())
}

async fn a_screen_reader_is_told_every_page_as_it_was_read_before(
    visitor: &Visitor,
    page: Page,
) -> Outcome {
    visitor.open(page.path).await?;
    if visitor.config.scripts == Scripts::Run {
        visitor.app_runs().await?;
    }
    let name = format!("tests/browser/outlines/{}.txt", page.file_stem());
    let path = project().join(&name);
    // Not with scripts refused: the file has the buttons too.
    if env::var_os("ATTUNE_WRITE_OUTLINES").is_some() && visitor.config.scripts == Scripts::Run {
        let outline = stable_outline(visitor).await?;
        return fs::write(&path, &outline).map_err(|source| Problem::Note { path, source });
    }
    let recorded = fs::read_to_string(&path).map_err(|error| Problem::File {
        path: name.clone(),
        why: format!("{error}; `ATTUNE_WRITE_OUTLINES=1 cargo xtask test` writes it"),
    })?;
    let expected = if visitor.config.scripts == Scripts::Run {
        recorded
    } else {
        without_buttons(&recorded)
    };
    let Some(outline) = differing_outline(visitor, &expected).await? else {
        return Ok(());
    };
    let lines = difference::lines(&expected, &outline);
    Err(Problem::Faults(vec![format!(
        "{} differs from {name} (- as it was reviewed, + as it is now; if that is \
         right, ATTUNE_WRITE_OUTLINES=1 rewrites the file):\n{lines}",
        page.path
    )]))
}

/// The outline without the buttons that need scripts: all but those of hard words.
fn without_buttons(outline: &str) -> String {
    let term = ["button \"", words::WHAT_IT_MEANS[0]].concat();
    let lines = outline.lines().filter(|line| {
        let line = line.trim_start();
        !line.starts_with("button ") || line.starts_with(&term)
    });
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Waits for the expected outline; returns the current page's outline if it differs to the end.
async fn differing_outline(visitor: &Visitor, expected: &str) -> Outcome<Option<String>> {
    let last = Mutex::default();
    let what = "the outline is the one that was reviewed";
    let waited = visitor
        .wait(what, TIMEOUT, async || {
            let outline = outline(visitor).await?;
            let is_expected = outline == expected;
            *last.lock().await = outline;
            Ok(is_expected)
        })
        .await;
    match waited {
        Ok(()) => Ok(None),
        Err(Problem::Waited { .. }) => Ok(Some(last.into_inner())),
        Err(problem) => Err(problem),
    }
}

/// The outline of the current page, once it is the same twice in a row.
async fn stable_outline(visitor: &Visitor) -> Outcome<String> {
    let last = Mutex::default();
    visitor
        .wait("the page's tree no longer changes", TIMEOUT, async || {
            let outline = outline(visitor).await?;
            let mut last = last.lock().await;
            let is_same = outline == *last;
            *last = outline;
            Ok(is_same)
        })
        .await?;
    Ok(last.into_inner())
}

/// The outline of the current page, as far as Chromium has built its tree.
async fn outline(visitor: &Visitor) -> Outcome<String> {
    let client = &visitor.client;
    let mut tree = Tree::read(&devtools(client, "Accessibility.getFullAXTree", json!({})).await?);
    // The tree from the protocol lacks `aria-current`, so it is read from the document.
    for link in tree.links() {
        let query = json!({ "backendNodeId": link });
        let element = devtools(client, "DOM.describeNode", query).await?;
        let attributes = element["node"]["attributes"].as_array();
        let mut pairs = attributes.map(Vec::as_slice).unwrap_or_default().chunks(2);
        if let Some([_, current]) = pairs.find(|pair| pair[0] == "aria-current") {
            tree.mark(
                link,
                &format!("current {}", current.as_str().unwrap_or("one")),
            );
        }
    }
    Ok(tree.outline())
}
