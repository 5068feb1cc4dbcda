//! The JSON Schema of the content files, made from their types. Editors read it from `public/content/schema/`,
//! `check` from here.

use std::sync::LazyLock;

use schemars::schema_for;
use serde_json::Value;

use super::page::Page;
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

/// The schema files of `public/content/schema/`: file name and text.
#[must_use]
pub fn files() -> Vec<(&'static str, String)> {
    vec![
        ("page.schema.json", format!("{:#}\n", page())),
        ("site.schema.json", format!("{:#}\n", site())),
    ]
}
