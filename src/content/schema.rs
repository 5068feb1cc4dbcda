//! The JSON Schema of the content files, made from the types of `content::model`: the one statement
//! of their shape. Editors read it from `public/content/schema/`, `content::check` from here.

use std::sync::LazyLock;

use schemars::schema_for;
use serde_json::Value;

use super::model::{Page, Site};

/// The schema of `site.json`.
pub(super) fn site() -> &'static Value {
    static SITE: LazyLock<Value> = LazyLock::new(|| schema_for!(Site).to_value());
    &SITE
}

/// The schema of each file of `pages/`.
pub(super) fn page() -> &'static Value {
    static PAGE: LazyLock<Value> = LazyLock::new(|| schema_for!(Page).to_value());
    &PAGE
}

/// The schema files as they stand in `public/content/schema/`: file name and text.
pub fn files() -> Vec<(&'static str, String)> {
    vec![
        ("page.schema.json", format!("{:#}\n", page())),
        ("site.schema.json", format!("{:#}\n", site())),
    ]
}
