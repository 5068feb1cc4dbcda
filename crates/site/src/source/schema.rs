//! The JSON Schema of the content files, generated from their types. Editors read it from
//! `public/content/schema/`; `check` uses it directly.

use std::sync::LazyLock;

use schemars::schema_for;
use serde_json::Value;

use super::help_now::HelpNow;
use super::page::Page;
use super::practice::Practice;
use super::site::Site;

/// The schema of `site.json`.
pub(crate) fn site() -> &'static Value {
    static SITE: LazyLock<Value> = LazyLock::new(|| schema_for!(Site).to_value());
    &SITE
}

/// The schema of each file of `pages/`.
pub(crate) fn page() -> &'static Value {
    static PAGE: LazyLock<Value> = LazyLock::new(|| schema_for!(Page).to_value());
    &PAGE
}

/// The schema of `practice.json`.
pub(crate) fn practice() -> &'static Value {
    static PRACTICE: LazyLock<Value> = LazyLock::new(|| schema_for!(Practice).to_value());
    &PRACTICE
}

/// The schema of `help-now.json`.
pub(crate) fn help_now() -> &'static Value {
    static HELP_NOW: LazyLock<Value> = LazyLock::new(|| schema_for!(HelpNow).to_value());
    &HELP_NOW
}

/// The schema of each kind of file.
#[cfg(test)]
pub(crate) fn all() -> [&'static Value; 4] {
    [site(), practice(), help_now(), page()]
}

/// The files of `public/content/schema/`: names and texts.
#[must_use]
pub fn files() -> Vec<(&'static str, String)> {
    vec![
        ("help-now.schema.json", format!("{:#}\n", help_now())),
        ("page.schema.json", format!("{:#}\n", page())),
        ("practice.schema.json", format!("{:#}\n", practice())),
        ("site.schema.json", format!("{:#}\n", site())),
    ]
}
