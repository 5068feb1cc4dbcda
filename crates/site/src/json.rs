//! Serialising build output as JSON.

use serde::Serialize;

use crate::error::BuildError;

/// Serialises a value; `name` identifies it in the error.
///
/// # Errors
/// When it can't be written as JSON.
pub(crate) fn to_json<T: Serialize>(name: &str, value: &T) -> Result<Vec<u8>, BuildError> {
    serde_json::to_vec(value).map_err(|source| BuildError::Json {
        name: name.to_owned(),
        source,
    })
}
