//! `attune-site schema`: the JSON Schemas of the content, which editors read.

use std::path::{Path, PathBuf};

use site::source::schema;

use crate::error::Error;
use crate::project::CONTENT;
use crate::{console, disk};

fn schema_path(name: &str) -> PathBuf {
    Path::new(CONTENT).join("schema").join(name)
}

pub fn write() -> Result<(), Error> {
    for (name, text) in schema::files() {
        disk::write(&schema_path(name), text.as_bytes())?;
        console::result(format_args!("Wrote {}.", schema_path(name).display()));
    }
    Ok(())
}

/// Compares the schemas with those in the content folder.
pub fn compare() -> Result<(), Error> {
    for (name, text) in schema::files() {
        let path = schema_path(name);
        if disk::read_text(&path)? != text {
            return Err(Error::StaleSchema(path.display().to_string()));
        }
    }
    Ok(())
}
