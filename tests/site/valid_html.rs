//! Every page of the built site is valid HTML, redirects from old addresses included, by the Nu HTML Checker. Any
//! message fails, information too, except for its advice about lists.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use serde_json::{Value, json};
use support::built::{pages, variable};

/// Browsers repair invalid HTML each in its own way, and the app then finds other nodes than it expects.
#[test]
fn every_page_is_valid_html_without_an_error_or_a_warning() {
    let pages = pages(&variable("ATTUNE_DIST"));
    assert!(pages.len() >= 4, "only {} pages were built", pages.len());
    let messages = check(&pages);
    let count = |severity| {
        let severities = messages.iter().map(severity_of);
        severities.filter(|one| *one == severity).count()
    };
    record(&json!({
        "pages": pages.len(),
        "errors": count("error"),
        "warnings": count("warning"),
    }));
    let sentences: Vec<String> = messages.iter().map(sentence).collect();
    assert!(
        sentences.is_empty(),
        "the checker has something to say of the built pages:\n  {}",
        sentences.join("\n  ")
    );
}

/// The checker's messages about these pages.
fn check(pages: &[PathBuf]) -> Vec<Value> {
    let answer = Command::new(variable("ATTUNE_JAVA"))
        .arg("-jar")
        .arg(variable("ATTUNE_VNU"))
        .args(["--format", "json", "--stdout", "--exit-zero-always"])
        .args(pages)
        .output()
        .unwrap_or_else(|error| panic!("running the program that ATTUNE_JAVA names: {error}"));
    let answered: Value = serde_json::from_slice(&answer.stdout).unwrap_or_else(|error| {
        let complaint = String::from_utf8_lossy(&answer.stderr);
        panic!(
            "checking the built pages, the checker gave no JSON ({error}), but: {complaint}\n\
             Java must be 17 or later, and ATTUNE_VNU must name vnu.jar."
        )
    });
    let messages = answered["messages"].as_array();
    let messages = messages
        .unwrap_or_else(|| panic!("the checker's answer has no messages: {answered}"))
        .iter();
    messages
        .filter(|message| !is_about_the_policy(message) && !is_about_lists(message))
        .cloned()
        .collect()
}

/// Browsers test the policy (`tests/browser/scenarios/policy.rs`). The checker reads files, where `'self'` is no
/// origin, and it takes blocks of data for scripts, which they are not:
/// <https://html.spec.whatwg.org/multipage/scripting.html#data-block>.
fn is_about_the_policy(message: &Value) -> bool {
    let words = message["message"].as_str().unwrap_or_default();
    ["Resource", "Inline script"].iter().any(|begin| {
        let rest = words.strip_prefix(begin);
        rest.is_some_and(|rest| rest.starts_with(" violates Content Security Policy (meta tag)"))
    })
}

/// The checker calls `role="list"` unnecessary. Without it `VoiceOver` doesn't count the items of a list that has no
/// markers, so these pages have it; `/accessibility/` says so too (`site::results`).
fn is_about_lists(message: &Value) -> bool {
    let advice = |element| format!("The “list” role is unnecessary for element “{element}”.");
    ["ul", "ol"]
        .iter()
        .any(|element| message["message"] == advice(element))
}

/// A warning is information with a subtype.
fn severity_of(message: &Value) -> &str {
    let kind = message["type"].as_str().unwrap_or("error");
    message["subType"].as_str().unwrap_or(kind)
}

/// A message for people: the place, the words and the HTML that it is about.
fn sentence(message: &Value) -> String {
    let text = |name: &str| message[name].as_str().unwrap_or_default().trim().to_owned();
    format!(
        "{}:{}:{}: {}: {}\n    {}",
        text("url").trim_start_matches("file:"),
        message["lastLine"],
        message["lastColumn"],
        severity_of(message),
        text("message"),
        text("extract").replace('\n', " ")
    )
}

/// Writes the counts where `cargo xtask test` collects them, if it has named a folder for that.
fn record(counts: &Value) {
    if let Some(folder) = env::var_os("ATTUNE_ACCESSIBILITY_REPORT") {
        let path = Path::new(&folder).join("html.json");
        fs::write(&path, counts.to_string())
            .unwrap_or_else(|error| panic!("writing the result to {}: {error}", path.display()));
    }
}
