//! The JSON Schema of the content files, made from the types of `content::model`: the one statement
//! of their shape. Editors read it from `public/content/schema/`, `content::check` from here.

use schemars::schema_for;
use serde_json::Value;

use super::model::{Page, Site};

/// The schema of `site.json`.
pub(super) fn site() -> Value {
    schema_for!(Site).to_value()
}

/// The schema of each file of `pages/`.
pub(super) fn page() -> Value {
    schema_for!(Page).to_value()
}

/// The schema files as they stand in `public/content/schema/`: file name and text.
pub fn files() -> Vec<(&'static str, String)> {
    vec![
        ("page.schema.json", format!("{:#}\n", page())),
        ("site.schema.json", format!("{:#}\n", site())),
    ]
}
