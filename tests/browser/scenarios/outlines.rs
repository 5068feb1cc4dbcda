//! What a screen reader is told: each page's accessibility tree as Chromium has it, drawn as lines and
//! held against `tests/browser/outlines/`, where a person has read it. With scripts refused the page is
//! the same without its buttons.
//!
//! After a change that is meant, `ATTUNE_WRITE_OUTLINES=1 cargo xtask test -- --test browser -- screen_reader`
//! writes the files anew; read what git then shows before it is committed.

mod difference;
mod tree;

use std::env;
use std::fs;
use std::time::Duration;

use serde_json::json;
use support::project::project;
use tokio::sync::Mutex;

use super::{Scenario, each_page};
use crate::copy::{NOT_FOUND, Page, every_page};
use crate::devtools::devtools;
use crate::engine::{Engine, Scripts};
use crate::problem::{Outcome, Problem};
use crate::visitor::Visitor;
use tree::Tree;

/// Chromium makes the tree while the page stands already, and tells as much of it as there is.
const PATIENCE: Duration = Duration::from_secs(5);

pub fn all() -> impl IntoIterator<Item = Scenario> {
    let all = each_page(
        "a_screen_reader_is_told_every_page_as_it_was_read_before",
        every_page().chain([NOT_FOUND]),
        a_screen_reader_is_told_every_page_as_it_was_read_before,
    );
    // Only Chromium shows its tree, which no width changes.
    all.into_iter()
        .map(|scenario| scenario.only_in(&[Engine::Chromium]))
}

async fn a_screen_reader_is_told_every_page_as_it_was_read_before(
    visitor: &Visitor,
    page: Page,
) -> Outcome {
    visitor.open(page.path).await?;
    if visitor.place.scripts == Scripts::Run {
        visitor.app_runs().await?;
    }
    let name = format!("tests/browser/outlines/{}.txt", page.file_stem());
    let path = project().join(&name);
    if env::var_os("ATTUNE_WRITE_OUTLINES").is_some() {
        let outline = at_rest(visitor).await?;
        return fs::write(&path, &outline).map_err(|source| Problem::Note { path, source });
    }
    let read = fs::read_to_string(&path).map_err(|error| Problem::File {
        path: name.clone(),
        why: format!("{error}; `ATTUNE_WRITE_OUTLINES=1 cargo xtask test` writes it"),
    })?;
    let expected = if visitor.place.scripts == Scripts::Run {
        read
    } else {
        without_buttons(&read)
    };
    let Some(outline) = otherwise(visitor, &expected).await? else {
        return Ok(());
    };
    let lines = difference::lines(&expected, &outline);
    Err(Problem::Faults(vec![format!(
        "{} is told otherwise than in {name} (- as it was read, + as it is now; if that is \
         right, ATTUNE_WRITE_OUTLINES=1 writes the file anew):\n{lines}",
        page.path
    )]))
}

fn without_buttons(outline: &str) -> String {
    let kept = outline
        .lines()
        .filter(|line| !line.trim_start().starts_with("button "));
    kept.flat_map(|line| [line, "\n"]).collect()
}

/// The outline of the page that stands, unless it comes to be the one that is expected.
async fn otherwise(visitor: &Visitor, expected: &str) -> Outcome<Option<String>> {
    let last = Mutex::default();
    let what = "the page is told as it was read before";
    let waited = visitor
        .wait(what, PATIENCE, async || {
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

/// The outline of the page that stands, once it is the same twice.
async fn at_rest(visitor: &Visitor) -> Outcome<String> {
    let last = Mutex::default();
    visitor
        .wait("the page's tree is at rest", PATIENCE, async || {
            let outline = outline(visitor).await?;
            let mut last = last.lock().await;
            let is_same = outline == *last;
            *last = outline;
            Ok(is_same)
        })
        .await?;
    Ok(last.into_inner())
}

/// The outline of the page that stands, as far as Chromium has made its tree.
async fn outline(visitor: &Visitor) -> Outcome<String> {
    let client = &visitor.client;
    let mut tree = Tree::read(&devtools(client, "Accessibility.getFullAXTree", json!({})).await?);
    // The tree of this protocol doesn't say which link is the current page's; the document does.
    for link in tree.links() {
        let wanted = json!({ "backendNodeId": link });
        let element = devtools(client, "DOM.describeNode", wanted).await?;
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
