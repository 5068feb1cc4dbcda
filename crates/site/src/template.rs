//! Trunk's `index.html`, the template of every page.

use crate::error::BuildError;

/// The placeholder for the lines of a page's head.
pub(crate) const HEAD_MARK: &str = "<!--attune:head-->";

/// The placeholder for a page's body.
pub(crate) const BODY_MARK: &str = "<!--attune:body-->";

/// The end of the head.
pub(crate) const END_OF_HEAD: &str = "</head>";

/// The value of an attribute of the template's one script, without its leading slash.
///
/// # Errors
/// When the script has no such attribute.
pub(crate) fn attribute(template: &str, name: &str) -> Result<String, BuildError> {
    let value = template
        .split_once(&format!("{name}=\"/"))
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(value, _)| value.to_owned());
    value.ok_or_else(|| BuildError::Invalid {
        file: "index.html".into(),
        wrong: format!("its script has no {name}=\"/…\""),
        remedy: "see pattern_script in Trunk.toml",
    })
}
