//! The content of the site: what it may be (`model`), what it must be (`check`), its JSON Schema
//! (`schema`). No disk and no network here: callers hand in texts and get values back.

pub mod frame;
pub mod ideas;
pub mod model;
pub mod text;

#[cfg(feature = "ssr")]
pub mod check;
#[cfg(feature = "ssr")]
pub mod fingerprint;
#[cfg(feature = "ssr")]
pub mod pictures;
#[cfg(feature = "ssr")]
pub mod practice;
#[cfg(feature = "ssr")]
pub mod schema;
#[cfg(feature = "ssr")]
mod settle;
